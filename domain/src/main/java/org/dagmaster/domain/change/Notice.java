package org.dagmaster.domain.change;

/**
 * Something to know about two texts beside their changes.
 *
 * @param message a sentence for people
 */
public record Notice(Code code, String message) {

    /** What it is about; stable. */
    public enum Code {
        DIFFERENT_WORKFLOWS,
        /** Two texts of one version: the second will be refused where the first is known. */
        VERSION_NOT_RAISED,
        VERSION_LOWERED,
        SAME_TEXT,
        /** The texts differ, and mean the same. */
        SAME_MEANING
    }
}
