package org.dagmaster.adapter.postgresserver;

/** How a database is reached. */
public record DatabaseAddress(String jdbcUrl, String user, String password) {

    /** Without the password: this text may come into a log. */
    @Override
    public String toString() {
        return jdbcUrl + " as " + user;
    }
}
