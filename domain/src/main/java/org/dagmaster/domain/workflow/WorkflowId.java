package org.dagmaster.domain.workflow;

import java.util.regex.Pattern;

/** The name of a workflow: {@code [a-z0-9_]{1,64}}. */
public record WorkflowId(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z0-9_]{1,64}");

    public WorkflowId {
        if (!isValid(value)) {
            throw new IllegalArgumentException(
                    "'" + value + "' is no workflow id: use 1 to 64 of a-z, 0-9 and _");
        }
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
