package org.dagmaster.adapter.postgresserver;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a private server is to be.
 *
 * @param folder where its data, password, port and log are kept
 * @param binaries the folder with {@code postgres}, {@code initdb} and {@code pg_ctl}; null to look
 *     for them
 * @param port 0 for a free one, which is remembered and taken again while it is free
 * @param server further settings of postgresql.conf, over ours
 * @param durable false for tests: a crash of the machine may then lose all data
 */
public record Settings(
        Path folder,
        @Nullable Path binaries,
        int port,
        Map<String, String> server,
        boolean durable) {

    public Settings {
        folder = folder.toAbsolutePath().normalize();
        server = Map.copyOf(server);
        if (port < 0 || port > 65535) {
            throw new IllegalArgumentException("port " + port + " is not within 0 and 65535");
        }
        server.keySet().forEach(Settings::checkName);
    }

    /** A durable server in that folder, with all else at its default. */
    public static Settings in(Path folder) {
        return new Settings(folder, null, 0, Map.of(), true);
    }

    public Settings withBinaries(@Nullable Path folderOfBinaries) {
        return new Settings(folder, folderOfBinaries, port, server, durable);
    }

    public Settings withPort(int newPort) {
        return new Settings(folder, binaries, newPort, server, durable);
    }

    public Settings with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(server);
        more.put(name, value);
        return new Settings(folder, binaries, port, more, durable);
    }

    /** Without waiting for the disk: much quicker, and lost with the machine. */
    public Settings notDurable() {
        return new Settings(folder, binaries, port, server, false);
    }

    private static void checkName(String name) {
        if (!name.matches("[a-z_][a-z0-9_.]*")) {
            throw new IllegalArgumentException("'" + name + "' is no setting of PostgreSQL");
        }
    }
}
