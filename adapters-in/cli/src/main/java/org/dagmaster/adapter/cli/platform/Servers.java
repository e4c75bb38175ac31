package org.dagmaster.adapter.cli.platform;

import java.net.URI;
import java.util.Optional;

/** The servers of this data folder. */
public interface Servers {

    /**
     * Starts a server in this process and returns once it answers requests.
     *
     * @throws StartFailure if it cannot be; nothing is left running then. Codes that the command
     *     line knows: PORT_TAKEN, FOLDER_IN_USE
     */
    RunningServer start(ServeOptions options) throws StartFailure;

    /** The address of the server that holds the data folder, if one is alive. */
    Optional<URI> running();
}
