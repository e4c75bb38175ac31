package org.dagmaster.bootstrap.config;

import java.util.List;

/** Settings that cannot be used; all that is wrong is told at once. */
public final class ConfigProblem extends Exception {

    private static final long serialVersionUID = 1;

    public ConfigProblem(List<String> problems) {
        super(String.join("; ", problems));
    }

    public String sentence() {
        return String.valueOf(getMessage());
    }
}
