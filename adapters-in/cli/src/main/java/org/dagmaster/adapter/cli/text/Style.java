package org.dagmaster.adapter.cli.text;

import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Signs and colours.
 *
 * @param colour whether the reader shows ANSI colours
 * @param unicode whether the reader shows more than ASCII
 */
public record Style(boolean colour, boolean unicode) {

    private static final String RESET = "\u001b[0m";

    /** A style for a stream of a character set. */
    static Style of(boolean colour, Charset charset) {
        return new Style(colour, charset.name().toUpperCase(Locale.ROOT).startsWith("UTF"));
    }

    /** One character that stands for a node's status. */
    String sign(String status) {
        return switch (status) {
            case "completed" -> paint("32", unicode ? "✓" : "+");
            case "failed" -> paint("31", unicode ? "✗" : "!");
            case "running" -> paint("36", unicode ? "●" : "*");
            case "ready", "dispatched" -> paint("33", unicode ? "◌" : "o");
            case "skipped", "cancelled" -> paint("2", unicode ? "–" : "-");
            default -> paint("2", unicode ? "·" : ".");
        };
    }

    /**
     * @param fraction within 0 and 1
     * @param width in characters, without the brackets
     */
    String bar(double fraction, int width) {
        int full = (int) Math.round(Math.clamp(fraction, 0.0, 1.0) * width);
        return "["
                + (unicode ? "█" : "#").repeat(full)
                + (unicode ? "░" : ".").repeat(width - full)
                + "]";
    }

    String bad(String text) {
        return paint("31", text);
    }

    String strong(String text) {
        return paint("1", text);
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + RESET : text;
    }
}
