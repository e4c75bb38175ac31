package org.dagmaster.adapter.cli.failure;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends; the only place that knows the numbers. */
public enum ExitCode {
    OK(0, "it went well"),
    REFUSED(1, "the job or the validation ended badly, or the request was refused"),
    USAGE(2, "the command line cannot be understood"),
    ENVIRONMENT(3, "something around is missing: a server, a free port, a program"),
    INTERRUPTED(130, "interrupted (Ctrl-C)");

    private final int number;
    private final String meaning;

    ExitCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    public int number() {
        return number;
    }

    public String meaning() {
        return meaning;
    }

    /** What an HTTP answer that is an error ends a command with. */
    public static ExitCode ofStatus(int status) {
        return status >= 500 ? ENVIRONMENT : REFUSED;
    }

    /** Numbers and meanings, in order, for the help texts. */
    public static Map<String, String> table() {
        Map<String, String> table = new LinkedHashMap<>();
        for (ExitCode code : values()) {
            table.put(String.valueOf(code.number), code.meaning);
        }
        return table;
    }
}
