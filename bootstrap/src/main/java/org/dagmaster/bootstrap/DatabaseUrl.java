package org.dagmaster.bootstrap;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * How a database is reached.
 *
 * @param jdbcUrl without user and password
 * @param user empty where the driver's default is meant
 */
record DatabaseUrl(String jdbcUrl, String user, String password) {

    /**
     * Reads {@code postgresql://user:password@host:port/name?options} or a JDBC URL.
     *
     * @throws IllegalArgumentException if the text is neither
     */
    static DatabaseUrl parse(String text, String user, String password) {
        if (text.startsWith("jdbc:postgresql:")) {
            return new DatabaseUrl(text, user, password);
        }
        if (!text.startsWith("postgresql://") && !text.startsWith("postgres://")) {
            throw new IllegalArgumentException(
                    "the database's address must begin with postgresql:// or jdbc:postgresql:");
        }
        URI uri = URI.create(text);
        String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String url = "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath() + query;
        String[] credentials = userInfo(uri.getRawUserInfo());
        return new DatabaseUrl(
                url,
                user.isEmpty() ? credentials[0] : user,
                password.isEmpty() ? credentials[1] : password);
    }

    private static String[] userInfo(@Nullable String raw) {
        if (raw == null) {
            return new String[] {"", ""};
        }
        int colon = raw.indexOf(':');
        return colon < 0
                ? new String[] {decode(raw), ""}
                : new String[] {decode(raw.substring(0, colon)), decode(raw.substring(colon + 1))};
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Without the password, which no log may hold. */
    @Override
    public String toString() {
        return jdbcUrl;
    }
}
