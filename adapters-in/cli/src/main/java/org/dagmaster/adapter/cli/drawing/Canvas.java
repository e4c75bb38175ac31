package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.dagmaster.domain.picture.Wrapping;
import org.jspecify.annotations.Nullable;

/** Cells that are drawn into. */
final class Canvas {

    private static final String BLANK = " ";

    /** A part of a line. */
    private record Stroke(Directions to, LineStyle style, Object owner) {}

    private final Glyphs glyphs;
    private final String[][] texts;
    private final @Nullable Stroke[][] strokes;

    Canvas(int columns, int rows, Glyphs glyphs) {
        this.glyphs = glyphs;
        this.texts = new String[rows][columns];
        this.strokes = new Stroke[rows][columns];
        Arrays.stream(texts).forEach(row -> Arrays.fill(row, BLANK));
    }

    /** A text that hides what is below it; an ideograph takes two cells. */
    void text(int column, int row, String text) {
        int at = column;
        for (int codePoint : text.codePoints().toArray()) {
            String character = Character.toString(codePoint);
            int columns = Wrapping.columns(character);
            if (columns == 0) {
                texts[row][at - 1] += character;
                continue;
            }
            texts[row][at] = character;
            for (int i = 1; i < columns; i++) {
                texts[row][at + i] = "";
            }
            at += columns;
        }
    }

    /** From one row to another, both included. */
    void down(int column, int from, int to, LineStyle style, Object owner) {
        for (int row = from; row <= to; row++) {
            stroke(column, row, Directions.VERTICAL, style, owner);
        }
    }

    /** From one column to another; it ends in the middle of both. */
    void level(int from, int to, int row, LineStyle style, Object owner) {
        for (int column = from; column <= to; column++) {
            Directions ways = new Directions(false, column < to, false, column > from);
            stroke(column, row, ways, style, owner);
        }
    }

    /** Of two lines that cross, the one that is drawn later is whole. */
    void stroke(int column, int row, Directions to, LineStyle style, Object owner) {
        Stroke there = strokes[row][column];
        Directions ways = there != null && there.owner().equals(owner) ? there.to().and(to) : to;
        strokes[row][column] = new Stroke(ways, style, owner);
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row < texts.length; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < texts[row].length; column++) {
                line.append(cell(column, row));
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private String cell(int column, int row) {
        Stroke stroke = strokes[row][column];
        String text = texts[row][column];
        return stroke == null || !text.equals(BLANK)
                ? text
                : glyphs.line(stroke.style(), stroke.to());
    }
}
