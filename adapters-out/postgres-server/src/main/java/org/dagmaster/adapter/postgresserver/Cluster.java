package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import org.dagmaster.adapter.postgresserver.PostgresServerException.Code;
import org.jspecify.annotations.Nullable;

/**
 * The files of a private server: {@code data}, {@code password}, {@code port} and {@code
 * server.log} in one folder.
 */
record Cluster(Path folder, ServerUser user) {

    /** The superuser, and the database that every cluster has from its start. */
    static final String NAME = "dagmaster";

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("server.log");
    }

    Path portFile() {
        return folder.resolve("port");
    }

    /** The major release of PostgreSQL that made the data; null if there is none yet. */
    @Nullable String madeBy() throws IOException {
        return Folders.readIfThere(data().resolve("PG_VERSION"));
    }

    String password() {
        try {
            return Files.readString(passwordFile()).strip();
        } catch (IOException e) {
            throw new PostgresServerException(
                    Code.POSTGRES_FOLDER_UNUSABLE,
                    "The password of the private PostgreSQL cannot be read from '%s': put the file back, or remove the whole folder to begin anew."
                            .formatted(passwordFile()),
                    e);
        }
    }

    /**
     * Makes the cluster unless there is one. It is made in a folder beside and then renamed, so
     * that whoever is killed on the way leaves no half of it.
     */
    void createIfMissing(Binaries binaries, boolean durable) throws IOException {
        if (madeBy() != null) {
            return;
        }
        Path fresh = folder.resolve("data.new");
        Folders.delete(fresh);
        if (!Files.exists(passwordFile())) {
            Folders.write(passwordFile(), newPassword(), user);
        }
        initdb(binaries, fresh, durable);
        Path conf = fresh.resolve("postgresql.conf");
        Files.writeString(conf, Files.readString(conf) + "\ninclude 'dagmaster.conf'\n");
        Folders.write(fresh.resolve("dagmaster.conf"), "", user);
        createOwnDatabase(binaries, fresh);
        Files.move(fresh, data(), StandardCopyOption.ATOMIC_MOVE);
    }

    private void initdb(Binaries binaries, Path fresh, boolean durable) {
        // Byte order collation: quick, and the same on every machine.
        boolean linux = System.getProperty("os.name", "").equals("Linux");
        run(
                "create a cluster",
                List.of(
                        binaries.program("initdb").toString(),
                        "--pgdata=" + fresh,
                        "--username=" + NAME,
                        "--pwfile=" + passwordFile(),
                        "--encoding=UTF8",
                        "--locale=C",
                        "--lc-ctype=" + (linux ? "C.UTF-8" : "C"),
                        "--auth-host=scram-sha-256",
                        "--auth-local=scram-sha-256",
                        durable ? "--no-instructions" : "--no-sync"),
                "");
    }

    /** In single-user mode, so that a cluster without its database is never seen. */
    private void createOwnDatabase(Binaries binaries, Path fresh) {
        run(
                "create the database " + NAME,
                List.of(
                        binaries.program("postgres").toString(),
                        "--single",
                        "-D",
                        fresh.toString(),
                        "postgres"),
                "CREATE DATABASE " + NAME + "\n");
    }

    private void run(String purpose, List<String> command, String input) {
        Command.Result result = Command.of(user.run(command)).in(folder).run(input);
        if (!result.succeeded()) {
            throw new PostgresServerException(
                    Code.POSTGRES_INIT_FAILED,
                    "PostgreSQL could not %s in '%s': %s"
                            .formatted(purpose, folder, result.output().strip()));
        }
    }

    /** Keeps the log small: what is above 10 MB becomes {@code server.log.1}. */
    void rotateLog() {
        try {
            if (Files.exists(log()) && Files.size(log()) > 10_000_000) {
                Files.move(
                        log(), folder.resolve("server.log.1"), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path passwordFile() {
        return folder.resolve("password");
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
