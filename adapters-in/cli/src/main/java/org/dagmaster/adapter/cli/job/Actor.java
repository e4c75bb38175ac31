package org.dagmaster.adapter.cli.job;

import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Says in a request who acts: the operating system's user. */
public final class Actor {

    /** What the API takes for a name; a user's name that is none is left out. */
    private static final Pattern NAME = Pattern.compile("[^\\p{Z}\\p{C}]+( [^\\p{Z}\\p{C}]+)*");

    private static final int LONGEST = 255;

    /** What Java says where the system knows no name. */
    private static final String UNKNOWN = "?";

    private Actor() {}

    public static void put(ObjectNode request, String user) {
        boolean known = !user.equals(UNKNOWN) && user.length() <= LONGEST;
        if (known && NAME.matcher(user).matches()) {
            request.put("actor", user);
        }
    }
}
