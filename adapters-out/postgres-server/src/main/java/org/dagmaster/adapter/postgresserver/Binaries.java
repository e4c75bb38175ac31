package org.dagmaster.adapter.postgresserver;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.dagmaster.adapter.postgresserver.PostgresServerException.Code;
import org.jspecify.annotations.Nullable;

/** The folder of an installed PostgreSQL's programs. */
record Binaries(Path folder) {

    private static final List<String> NEEDED = List.of("postgres", "initdb", "pg_ctl", "createdb");
    private static final Path DEBIAN = Path.of("/usr/lib/postgresql");

    Path program(String name) {
        return folder.resolve(name);
    }

    /**
     * The given folder, or the first of: the release that made the cluster, the newest release, the
     * PATH.
     *
     * @param madeBy the major release of an existing cluster; null if there is none
     */
    static Binaries find(@Nullable Path given, @Nullable String madeBy) {
        if (given != null) {
            return checked(given.toAbsolutePath());
        }
        List<Path> candidates = new ArrayList<>();
        if (madeBy != null) {
            candidates.add(DEBIAN.resolve(madeBy).resolve("bin"));
        }
        candidates.addAll(installedNewestFirst());
        for (String entry :
                System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            candidates.add(Path.of(entry));
        }
        return candidates.stream()
                .filter(folder -> missing(folder).isEmpty())
                .map(Binaries::new)
                .findFirst()
                .orElseThrow(() ->
                        new PostgresServerException(
                                Code.POSTGRES_NOT_FOUND,
                                "No PostgreSQL is installed: neither "
                                        + DEBIAN
                                        + "/*/bin nor the PATH has "
                                        + String.join(", ", NEEDED)
                                        + ". Install PostgreSQL 15 or newer, or say where"
                                        + " it lies with DAGMASTER_PG_BIN."));
    }

    private static Binaries checked(Path folder) {
        List<String> missing = missing(folder);
        if (!missing.isEmpty()) {
            throw new PostgresServerException(
                    Code.POSTGRES_NOT_FOUND,
                    "The folder '%s' has no %s: DAGMASTER_PG_BIN must name the folder of PostgreSQL's programs, such as %s/15/bin."
                            .formatted(folder, String.join(", ", missing), DEBIAN));
        }
        return new Binaries(folder);
    }

    private static List<String> missing(Path folder) {
        return NEEDED.stream().filter(name -> !Files.isExecutable(folder.resolve(name))).toList();
    }

    private static List<Path> installedNewestFirst() {
        if (!Files.isDirectory(DEBIAN)) {
            return List.of();
        }
        try (Stream<Path> releases = Files.list(DEBIAN)) {
            return releases.sorted(Comparator.comparingDouble(Binaries::release).reversed())
                    .map(release -> release.resolve("bin"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double release(Path folder) {
        String name = String.valueOf(folder.getFileName()).toLowerCase(Locale.ROOT);
        return name.matches("[0-9]+(\\.[0-9]+)?") ? Double.parseDouble(name) : 0;
    }
}
