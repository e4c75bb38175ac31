package org.dagmaster.adapter.cli.job;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.dagmaster.adapter.cli.failure.CliFailure;

/** Files that a command was given. */
public final class LocalFiles {

    /** Bytes of a text; more is no text that somebody wrote, and would fill the memory. */
    private static final long LONGEST_TEXT = 64L * 1024 * 1024;

    private LocalFiles() {}

    /**
     * @throws CliFailure FILE_NOT_FOUND or FILE_UNREADABLE
     */
    public static void checkReadable(Path file) {
        if (!Files.exists(file)) {
            throw CliFailure.refused(
                    "FILE_NOT_FOUND", "There is no file '" + file + "'.", "Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw unreadable(file, "it is no regular file");
        }
        if (!Files.isReadable(file)) {
            throw unreadable(file, "you may not read it");
        }
    }

    /**
     * The text of a file in UTF-8.
     *
     * @throws CliFailure as {@link #checkReadable}
     */
    public static String readText(Path file) {
        checkReadable(file);
        try {
            if (Files.size(file) > LONGEST_TEXT) {
                throw unreadable(file, "it is larger than 64 MB");
            }
            return Files.readString(file);
        } catch (CharacterCodingException _) {
            throw unreadable(file, "it is no UTF-8 text");
        } catch (IOException e) {
            throw unreadable(file, String.valueOf(e.getMessage()));
        }
    }

    /**
     * Writes a file in UTF-8, and the folders above it that are not there.
     *
     * @param overwrites whether a file that is there may go
     * @throws CliFailure FILE_EXISTS or FILE_UNWRITABLE
     */
    public static void writeText(Path file, String text, boolean overwrites) {
        try {
            Path folder = file.getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (overwrites) {
                Files.writeString(file, text);
            } else {
                Files.writeString(file, text, StandardOpenOption.CREATE_NEW);
            }
        } catch (FileAlreadyExistsException e) {
            throw Path.of(e.getFile()).equals(file)
                    ? exists(file)
                    : unwritable(file, e.getFile() + " is no folder");
        } catch (IOException e) {
            throw unwritable(file, String.valueOf(e.getMessage()));
        }
    }

    public static CliFailure exists(Path file) {
        return CliFailure.refused(
                "FILE_EXISTS",
                "'" + file + "' is there already.",
                "Give another folder, or --force to overwrite it.");
    }

    private static CliFailure unwritable(Path file, String why) {
        return CliFailure.refused(
                "FILE_UNWRITABLE",
                "'" + file + "' cannot be written: " + why + ".",
                "Give a folder that you may write to.");
    }

    public static CliFailure unreadable(Path file, String why) {
        return CliFailure.refused(
                "FILE_UNREADABLE",
                "'" + file + "' cannot be read: " + why + ".",
                "Give a file that you may read.");
    }
}
