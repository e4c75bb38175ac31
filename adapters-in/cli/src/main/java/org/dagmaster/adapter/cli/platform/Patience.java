package org.dagmaster.adapter.cli.platform;

import java.time.Duration;

/**
 * How long a command waits for a server.
 *
 * @param connect for a connection to be made
 * @param answer for an answer to begin
 * @param silence of an event stream, which has a sign of life every 10 s, before it counts as dead
 * @param reconnect for a server that went away to come back while a job is watched
 * @param quietUpload before an upload's progress is shown
 * @param tick between two looks at the clock while something is shown live
 */
public record Patience(
        Duration connect,
        Duration answer,
        Duration silence,
        Duration reconnect,
        Duration quietUpload,
        Duration tick) {

    public static final Patience USUAL =
            new Patience(
                    Duration.ofSeconds(5),
                    Duration.ofMinutes(2),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(90),
                    Duration.ofSeconds(2),
                    Duration.ofMillis(200));
}
