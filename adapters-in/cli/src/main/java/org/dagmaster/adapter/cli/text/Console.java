package org.dagmaster.adapter.cli.text;

import java.io.PrintStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.dagmaster.adapter.cli.failure.CliFailure;
import org.dagmaster.adapter.cli.failure.ExitCode;
import org.dagmaster.adapter.cli.failure.Problem;
import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.adapter.cli.platform.Surroundings;
import tools.jackson.databind.JsonNode;

/** Standard output for data, standard error for all else. */
public final class Console {

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;
    private static final int PAGE_WIDTH = 100;

    private final PrintStream out;
    private final PrintStream err;
    private final Map<String, String> environment;
    private final Surroundings surroundings;

    public Console(Surroundings surroundings) {
        this.surroundings = surroundings;
        this.out = surroundings.out();
        this.err = surroundings.err();
        this.environment = surroundings.environment();
    }

    /** A line of the command's result. */
    public void line(String text) {
        out.println(text);
        out.flush();
    }

    public void lines(List<String> lines) {
        lines.forEach(this::line);
    }

    /** The command's result as it is, whether its last line is ended or not. */
    public void text(String text) {
        out.print(text);
        out.flush();
    }

    /** The command's result as a JSON document. */
    public void document(JsonNode document) {
        out.println(Json.pretty(document));
        out.flush();
    }

    /** A line that is no part of the result. */
    public void note(String text) {
        err.println(text);
        err.flush();
    }

    /** Says what went wrong, in the form that was asked for. */
    public void failure(CliFailure failure, OutputFormat format) {
        if (failure.exit() == ExitCode.INTERRUPTED) {
            return;
        }
        if (format == OutputFormat.JSON) {
            document(failure.problem().document());
        } else {
            failure(failure.problem());
        }
    }

    private void failure(Problem problem) {
        error(problem.code(), problem.detail());
        for (Problem.Fault fault : problem.faults()) {
            String place = fault.pointer().isEmpty() ? "" : fault.pointer() + ": ";
            note("  " + place + fault.detail() + " [" + fault.code() + "]");
        }
        if (!problem.nextStep().isEmpty()) {
            note("  next: " + problem.nextStep());
        }
    }

    /** {@code error [CODE]: sentence}. */
    public void error(String code, String sentence) {
        note(style().bad("error [" + code + "]") + ": " + sentence);
    }

    /** Progress: redrawn in place on a terminal, a line per change elsewhere. */
    public ProgressDisplay progressDisplay() {
        return isTerminal()
                ? new LiveDisplay(this, surroundings.clock())
                : new ChangeLogDisplay(this, surroundings.clock());
    }

    public boolean isTerminal() {
        return surroundings.terminal().getAsBoolean();
    }

    Style style() {
        String noColor = environment.getOrDefault("NO_COLOR", "");
        return Style.of(noColor.isEmpty() && isTerminal(), err.charset());
    }

    /** A bar for standard output, without colours. */
    public String bar(double fraction) {
        return Style.of(false, out.charset()).bar(fraction, NodeWords.BAR);
    }

    /** On a terminal lines end at its edge; elsewhere they are whole. */
    public List<String> cut(Table table) {
        return isTerminal()
                ? table.lines().stream().map(line -> Words.cut(line, width())).toList()
                : table.lines();
    }

    /** Writes to the terminal as it is, without a line's end. */
    public void draw(String text) {
        err.print(text);
        err.flush();
    }

    /** Columns that can be written to without wrapping. */
    public int width() {
        return number("COLUMNS", USUAL_WIDTH) - 1;
    }

    /** Columns of a drawing: those of the terminal, and what a page has where there is none. */
    public int columns() {
        boolean isKnown = environment.containsKey("COLUMNS");
        return isKnown || isTerminal() ? width() : PAGE_WIDTH;
    }

    /** Whether standard output takes more than ASCII. */
    public boolean showsUnicode() {
        return Style.of(false, out.charset()).unicode();
    }

    int height() {
        return number("LINES", USUAL_HEIGHT) - 2;
    }

    private int number(String variable, int usual) {
        String text = environment.getOrDefault(variable, "");
        return text.matches("[1-9][0-9]{1,3}") ? Integer.parseInt(text) : usual;
    }

    public ZoneId zone() {
        return surroundings.zone();
    }

    public String dateTime(JsonNode node, String member) {
        return Words.dateTime(Json.time(node, member), zone());
    }

    public Instant now() {
        return surroundings.clock().instant();
    }
}
