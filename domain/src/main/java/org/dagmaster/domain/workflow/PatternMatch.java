package org.dagmaster.domain.workflow;

import java.util.regex.Pattern;

/**
 * Matches a pattern that somebody else wrote, with a bound on the work: a pattern such as {@code
 * (a+)+$} would otherwise take years on a text of forty characters.
 */
final class PatternMatch {

    /** Looks at a character; more than this are given up. About a tenth of a second. */
    private static final int MOST_STEPS = 5_000_000;

    private PatternMatch() {}

    /** What came of looking for a match. */
    enum Verdict {
        FOUND,
        ABSENT,
        /** Finding out takes too long. */
        GIVEN_UP
    }

    /** Whether the text contains a match. */
    static Verdict find(String text, Pattern pattern) {
        try {
            boolean isFound = pattern.matcher(new Counted(text, new Budget())).find();
            return isFound ? Verdict.FOUND : Verdict.ABSENT;
        } catch (TooMuchWork | StackOverflowError e) {
            // Groups that repeat recurse in java.util.regex: the same case, by another way.
            return Verdict.GIVEN_UP;
        }
    }

    private static final class TooMuchWork extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooMuchWork() {
            super("the pattern takes too long", null, false, false);
        }
    }

    private static final class Budget {
        private int spent;

        void spend() {
            if (++spent > MOST_STEPS) {
                throw new TooMuchWork();
            }
        }
    }

    /** A text that counts how often it is looked at. */
    private record Counted(CharSequence text, Budget budget) implements CharSequence {

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            budget.spend();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Counted(text.subSequence(start, end), budget);
        }

        @Override
        public String toString() {
            return text.toString();
        }
    }
}
