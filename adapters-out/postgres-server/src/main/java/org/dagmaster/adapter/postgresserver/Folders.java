package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;
import org.dagmaster.adapter.postgresserver.PostgresServerException.Code;
import org.jspecify.annotations.Nullable;

/** Files and folders that belong to the server's user and to nobody else. */
final class Folders {

    /** Where root's clusters go when the server's user cannot reach the folder asked for. */
    private static final Path SHARED = Path.of("/var/lib/dagmaster");

    private Folders() {}

    /**
     * Makes the folder, or the one that stands for it: a folder below another user's home, say, is
     * out of reach for the server's user.
     */
    static Path prepare(Path wanted, ServerUser user) {
        try {
            Files.createDirectories(wanted);
            if (takeOver(wanted, user)) {
                return wanted;
            }
            String hash =
                    UUID.nameUUIDFromBytes(wanted.toString().getBytes(StandardCharsets.UTF_8))
                            .toString()
                            .substring(0, 8);
            Path instead = SHARED.resolve(wanted.getFileName() + "-" + hash);
            Files.createDirectories(instead);
            if (takeOver(instead, user)) {
                return instead;
            }
            throw new PostgresServerException(
                    Code.POSTGRES_FOLDER_UNUSABLE,
                    "PostgreSQL's user can reach neither '%s' nor '%s'. Choose another data folder."
                            .formatted(wanted, instead));
        } catch (IOException e) {
            throw new PostgresServerException(
                    Code.POSTGRES_FOLDER_UNUSABLE,
                    "The data folder '%s' cannot be made: %s. Choose one that can be written."
                            .formatted(wanted, e.getMessage()),
                    e);
        }
    }

    private static boolean takeOver(Path folder, ServerUser user) throws IOException {
        if (!Files.isWritable(folder)) {
            throw new IOException("it cannot be written");
        }
        user.own(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        return user.canUse(folder);
    }

    /** Writes a file that only the server's user may read; it is there as a whole or not at all. */
    static void write(Path file, String text, ServerUser user) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(fresh);
        Files.createFile(
                fresh,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(fresh, text);
        user.own(fresh);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static @Nullable String readIfThere(Path file) throws IOException {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** Deletes the folder and all that is in it; no matter if it is not there. */
    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException problem) throws IOException {
                        if (problem != null) {
                            throw problem;
                        }
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
