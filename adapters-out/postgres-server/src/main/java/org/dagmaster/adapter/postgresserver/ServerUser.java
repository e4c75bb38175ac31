package org.dagmaster.adapter.postgresserver;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.postgresserver.PostgresServerException.Code;

/**
 * Who runs the server: whoever runs us, but never root, whom PostgreSQL refuses; root's server runs
 * as the system's user {@code postgres}.
 *
 * @param dropsRoot whether commands must change the user
 */
record ServerUser(boolean dropsRoot) {

    private static final String NAME = "postgres";

    static ServerUser current() {
        return new ServerUser(new UnixSystem().getUid() == 0);
    }

    /** The command, so that it runs as this user. */
    List<String> run(List<String> command) {
        if (!dropsRoot) {
            return command;
        }
        List<String> whole = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            whole.addAll(
                    List.of(
                            "/usr/bin/setpriv",
                            "--reuid=" + NAME,
                            "--regid=" + NAME,
                            "--init-groups",
                            "--"));
        } else {
            whole.addAll(List.of("runuser", "-u", NAME, "--"));
        }
        whole.addAll(command);
        return whole;
    }

    /** Makes this user the owner of a file or folder of ours. */
    void own(Path path) throws IOException {
        if (dropsRoot) {
            Files.setOwner(path, principal(path));
        }
    }

    /** Whether this user can write in the folder, whatever the folders above it allow. */
    boolean canUse(Path folder) {
        return !dropsRoot
                || Command.of(
                                run(
                                        List.of(
                                                "test",
                                                "-w",
                                                folder.toString(),
                                                "-a",
                                                "-x",
                                                folder + "/.")))
                        .run()
                        .succeeded();
    }

    private static UserPrincipal principal(Path path) throws IOException {
        try {
            return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(NAME);
        } catch (java.nio.file.attribute.UserPrincipalNotFoundException e) {
            throw new PostgresServerException(
                    Code.POSTGRES_USER_MISSING,
                    "PostgreSQL refuses to run as root, and there is no user 'postgres' to run it."
                            + " Run as another user, or create that one.",
                    e);
        }
    }
}
