package org.dagmaster.adapter.cli.text;

/** How a command's data is written to standard output. */
public enum OutputFormat {
    /** For people. */
    TEXT,
    /** One JSON document; an error is one too. */
    JSON;

    /**
     * What a command line asks for, also one that cannot be understood: its error is written in the
     * form that its reader waits for.
     */
    public static OutputFormat askedFor(String... args) {
        for (int i = 0; i < args.length; i++) {
            String next = i + 1 < args.length ? args[i + 1] : "";
            if (args[i].equalsIgnoreCase("--output=json")
                    || (args[i].equals("--output") && next.equalsIgnoreCase("json"))) {
                return JSON;
            }
        }
        return TEXT;
    }
}
