package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.adapter.yaml.jinja.Piece.Block;
import org.dagmaster.adapter.yaml.jinja.Piece.Comment;
import org.dagmaster.adapter.yaml.jinja.Piece.Open;
import org.dagmaster.adapter.yaml.jinja.Piece.Plain;
import org.dagmaster.adapter.yaml.jinja.Piece.Printed;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Rewrites the texts of a node that are templates. A text of which a part cannot be carried over
 * stays as it was in all its parts: half of each language would be harder to mend.
 */
final class Templates {

    private static final Pattern DOLLAR =
            Pattern.compile("\\$\\{(?!\\s*(inputs|nodes|item|index|job|env)\\b)");

    private final Draft draft;
    private final Translator translator;
    private final @Nullable String node;

    Templates(Draft draft, Translator translator, @Nullable String node) {
        this.draft = draft;
        this.translator = translator;
        this.node = node;
    }

    private record Change(Printed piece, String ours) {}

    /** A value of any depth; its texts are templates, its keys are not. */
    void value(Node value) {
        switch (value) {
            case ScalarNode scalar -> scalar(scalar);
            case SequenceNode sequence -> sequence.getValue().forEach(this::value);
            case MappingNode mapping -> {
                new Entries(mapping, draft, node);
                mapping.getValue().stream().map(NodeTuple::getValueNode).forEach(this::value);
            }
            default -> throw new IllegalStateException("aliases were refused before");
        }
    }

    private void scalar(ScalarNode scalar) {
        if (!draft.isOurs() && OldScalars.inOurs(scalar).isPresent()) {
            draft.rewriteBare(scalar, OldScalars.inOurs(scalar).get());
        } else if (scalar.getValue().indexOf('{') >= 0) {
            text(scalar);
        }
    }

    private void text(ScalarNode scalar) {
        ScalarText source = ScalarText.of(scalar, draft.source());
        String text = source.text();
        List<Change> changes = new ArrayList<>();
        int untouched = 0;
        List<Piece> pieces = Piece.split(text);
        for (Piece piece : pieces) {
            try {
                switch (piece) {
                    case Plain plain -> checkDollar(text, plain);
                    case Printed printed -> changes.add(translated(text, printed));
                    case Block _, Comment _, Open _ -> throw refused(piece);
                }
            } catch (Untranslatable refused) {
                untouched++;
                draft.report(refused.code(), refused.sentence(), source.place(refused.at()), node);
            }
        }
        if (untouched == 0) {
            apply(changes, source);
        }
    }

    private void apply(List<Change> changes, ScalarText source) {
        String text = source.text();
        if (changes.size() == 1 && isAlone(changes.getFirst().piece(), text)) {
            // The predecessor took the blanks around a lone expression away.
            source.replaceAll(changes.getFirst().ours(), draft.edits());
            return;
        }
        for (Change change : changes) {
            Printed piece = change.piece();
            source.replace(piece.start(), piece.end(), change.ours(), draft.edits());
        }
    }

    private static boolean isAlone(Printed piece, String text) {
        return isBlank(text, 0, piece.start()) && isBlank(text, piece.end(), text.length());
    }

    private static boolean isBlank(String text, int from, int to) {
        int at = from;
        while (at < to && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at == to;
    }

    private Change translated(String text, Printed piece) {
        boolean touchesBlank = isBlankAt(text, piece.start() - 1) || isBlankAt(text, piece.end());
        if (piece.strips() && touchesBlank && !isAlone(piece, text)) {
            throw new Untranslatable(
                    Code.JINJA_WHITESPACE,
                    "the minus takes blanks away: write the text without them, and the reference without it",
                    piece.start());
        }
        Expression expression = ExpressionParser.parse(text, piece.from(), piece.to());
        return new Change(piece, translator.reference(expression));
    }

    private static boolean isBlankAt(String text, int at) {
        return at >= 0 && at < text.length() && Character.isWhitespace(text.charAt(at));
    }

    private static void checkDollar(String text, Plain piece) {
        Matcher dollar = DOLLAR.matcher(text).region(piece.start(), piece.end());
        if (dollar.find()) {
            throw new Untranslatable(
                    Code.DOLLAR,
                    "'${' begins a reference in our language: hand the text over as an input, or let the handler make it",
                    dollar.start());
        }
    }

    /** What to say of a part that has no counterpart whatever is in it. */
    static Untranslatable refused(Piece piece) {
        return switch (piece) {
            case Block _ ->
                    new Untranslatable(
                            Code.JINJA_BLOCK,
                            "a template has no statements: put a conditional or a fan_out before the node",
                            piece.start());
            case Comment _ ->
                    new Untranslatable(
                            Code.JINJA_COMMENT,
                            "a template has no comments: write a comment of YAML, with #",
                            piece.start());
            case Plain _, Printed _, Open _ ->
                    new Untranslatable(
                            Code.JINJA_SYNTAX, "the expression is not closed by }}", piece.start());
        };
    }
}
