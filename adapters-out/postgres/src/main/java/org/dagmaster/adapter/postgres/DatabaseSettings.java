package org.dagmaster.adapter.postgres;

import java.time.Duration;

/**
 * How the database is reached.
 *
 * @param poolSize connections at most; a database of few cores is quickest with 8 to 16
 * @param patience how long a transaction waits for a free connection
 */
public record DatabaseSettings(
        String jdbcUrl, String user, String password, int poolSize, Duration patience) {

    public DatabaseSettings {
        if (!jdbcUrl.startsWith("jdbc:postgresql:")) {
            throw new IllegalArgumentException(
                    "the database's address must begin with jdbc:postgresql:");
        }
        if (poolSize < 1) {
            throw new IllegalArgumentException(
                    "a pool of " + poolSize + " connections is too small");
        }
    }

    /** With ten connections, and five seconds of patience. */
    public static DatabaseSettings of(String jdbcUrl, String user, String password) {
        return new DatabaseSettings(jdbcUrl, user, password, 10, Duration.ofSeconds(5));
    }

    public DatabaseSettings withPoolSize(int size) {
        return new DatabaseSettings(jdbcUrl, user, password, size, patience);
    }

    public DatabaseSettings withPatience(Duration longest) {
        return new DatabaseSettings(jdbcUrl, user, password, poolSize, longest);
    }

    /** Without the password: this text may come into a log. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
