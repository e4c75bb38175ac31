package org.dagmaster.domain.workflow;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a workflow's YAML.
 *
 * @param code stable, such as UNKNOWN_TARGET
 * @param message a sentence for the author, with the value that is wrong
 * @param node the node it is in; null if it is in none
 * @param position where it stands
 */
public record DefinitionProblem(
        Severity severity,
        String code,
        String message,
        @Nullable String node,
        SourcePosition position) {

    /**
     * How many problems of one code are told of one text: more than a person reads. Of each code
     * apart, so that a flood of one kind, or of warnings, leaves no other untold.
     */
    public static final int MOST_OF_A_CODE = 100;

    /** An error keeps the workflow from loading; a warning does not. */
    public enum Severity {
        ERROR,
        WARNING
    }

    public boolean isError() {
        return severity == Severity.ERROR;
    }

    /** {@code file:line:column: message}, the form editors know how to jump from. */
    @Override
    public String toString() {
        String place = node == null ? "" : "node '" + node + "': ";
        return position + ": " + place + message + " [" + code + "]";
    }
}
