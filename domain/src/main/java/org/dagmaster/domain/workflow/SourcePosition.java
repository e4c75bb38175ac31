package org.dagmaster.domain.workflow;

/**
 * A place in a YAML file.
 *
 * @param line 1 for the first; 0 where the place is the file as a whole
 * @param column 1 for the first
 */
public record SourcePosition(String file, int line, int column) {

    public static SourcePosition wholeFile(String file) {
        return new SourcePosition(file, 0, 0);
    }

    @Override
    public String toString() {
        return line == 0 ? file : file + ":" + line + ":" + column;
    }
}
