package org.dagmaster.adapter.cli.drawing;

import org.dagmaster.domain.picture.NodeKind;

/** The characters that drawings are made of. */
public enum Glyphs {
    BOXES("│─┌┐└┘├┤┬┴┼", "║═╔╗╚╝╠╣╦╩╬", "┆┄┌┐└┘├┤┬┴┼", '▼', "╭╮╰╯", "╱╲╲╱"),
    ASCII("|-+++++++++", "\"=+++++++++", ":.+++++++++", 'v', "..''", "/\\\\/");

    private final String next;
    private final String allOf;
    private final String anyOf;
    private final char arrow;
    private final String round;
    private final String slanted;

    Glyphs(String next, String allOf, String anyOf, char arrow, String round, String slanted) {
        this.next = next;
        this.allOf = allOf;
        this.anyOf = anyOf;
        this.arrow = arrow;
        this.round = round;
        this.slanted = slanted;
    }

    String arrow() {
        return String.valueOf(arrow);
    }

    /** The character of a cell that lines leave in some directions. */
    String line(LineStyle style, Directions to) {
        String set =
                switch (style) {
                    case NEXT -> next;
                    case ALL_OF -> allOf;
                    case ANY_OF -> anyOf;
                };
        return String.valueOf(set.charAt(to.shape()));
    }

    /** Upper left, upper right, lower left and lower right corner of a box. */
    String corners(NodeKind kind) {
        return switch (kind) {
            case START, END -> round;
            case CONDITIONAL -> slanted;
            case TASK, FAN_OUT, CHILDREN, FAN_IN -> next.substring(2, 6);
        };
    }

    /** Where a line of a style leaves the lower edge of a box. */
    String outlet(LineStyle style) {
        return either(style == LineStyle.ALL_OF ? "╥" : "┬", "+");
    }

    String pointer() {
        return either("→ ", "-> ");
    }

    /** Tells the types apart. */
    String marker(NodeKind kind) {
        return switch (kind) {
            case START -> either("○", "o");
            case TASK -> either("■", "#");
            case CONDITIONAL -> either("◆", "?");
            case FAN_OUT -> either("△", "A");
            case CHILDREN -> either("□", "%");
            case FAN_IN -> either("▽", "Y");
            case END -> either("◎", "@");
        };
    }

    private String either(String boxes, String ascii) {
        return this == ASCII ? ascii : boxes;
    }

    /** Between texts that stand on one line. */
    String dot() {
        return either(" · ", " - ");
    }

    /** What the terminal can show of a text. */
    String shown(String text) {
        return this == ASCII
                ? text.replace("×", "x").replace("…", "...").replaceAll("[^\\x00-\\x7F]", "?")
                : text;
    }
}
