package org.dagmaster.adapter.postgresserver;

import java.io.IOException;
import java.nio.file.Path;

/** A process that opens a server, tells its port, and waits to be killed. */
final class Predecessor {

    private Predecessor() {}

    @SuppressWarnings("SystemOut") // The test reads it.
    static void main(String[] arguments) throws IOException {
        String binaries = System.getenv("DAGMASTER_PG_BIN");
        PrivatePostgres server =
                PrivatePostgres.open(
                        Settings.in(Path.of(arguments[0]))
                                .withBinaries(binaries == null ? null : Path.of(binaries))
                                .notDurable());
        System.out.println(server.port());
        while (System.in.read() >= 0) {
            // Its parent never writes, and kills it.
        }
    }
}
