package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to a text, by places of the text as it was. */
final class Edits {

    /**
     * @param isIndent whether it only moves a line, and is of no use where the line is replaced
     */
    private record Edit(int start, int end, String text, boolean isIndent) {}

    private final List<Edit> all = new ArrayList<>();

    void replace(int start, int end, String text) {
        all.add(new Edit(start, end, text, false));
    }

    /** Puts a text in; of several at one place, the first comes first. */
    void insert(int at, String text) {
        replace(at, at, text);
    }

    void delete(int start, int end) {
        replace(start, end, "");
    }

    /** Changes the blanks that a line begins with. */
    void indent(int start, int end, int blanks) {
        all.add(new Edit(start, end, " ".repeat(blanks), true));
    }

    /**
     * @throws IllegalStateException if two changes touch the same characters
     */
    String applyTo(String source) {
        // What is put in stands before what begins there.
        all.sort(Comparator.comparingInt(Edit::start).thenComparing(e -> e.end() > e.start()));
        StringBuilder changed = new StringBuilder(source.length());
        int done = 0;
        for (Edit edit : all) {
            if (edit.start() < done && edit.isIndent()) {
                continue;
            }
            if (edit.start() < done) {
                throw new IllegalStateException("two changes at character " + edit.start());
            }
            changed.append(source, done, edit.start()).append(edit.text());
            done = edit.end();
        }
        return changed.append(source, done, source.length()).toString();
    }
}
