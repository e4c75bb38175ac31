package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.adapter.yaml.jinja.Expression.Argument;
import org.dagmaster.adapter.yaml.jinja.Expression.Call;
import org.dagmaster.adapter.yaml.jinja.Expression.Comparison;
import org.dagmaster.adapter.yaml.jinja.Expression.Field;
import org.dagmaster.adapter.yaml.jinja.Expression.Literal;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;
import org.dagmaster.adapter.yaml.jinja.Expression.Step;
import org.dagmaster.adapter.yaml.jinja.Expression.Test;
import org.dagmaster.adapter.yaml.jinja.Piece.Plain;
import org.dagmaster.adapter.yaml.jinja.Piece.Printed;

/**
 * Reads the predecessor's conditions: a reference, an operator, a literal, in several spellings.
 */
final class Conditions {

    /** Comparisons of the predecessor that ours does not have. */
    private static final Pattern OTHERS =
            Pattern.compile("\\b(not_in|contains|starts_with|ends_with)\\s");

    private static final Pattern LOGIC = Pattern.compile("\\s(and|or)\\s");

    /** The operator when both sides change places. */
    private static final Map<String, String> MIRRORED =
            Map.of("<", ">", ">", "<", "<=", ">=", ">=", "<=", "==", "==", "!=", "!=");

    private final Translator translator;
    private final Operands operands;

    Conditions(Translator translator) {
        this.translator = translator;
        this.operands = new Operands(translator);
    }

    /**
     * A condition of ours.
     *
     * @param subject a reference; empty for what the conditional's {@code condition_field} reads
     * @param rest operator and literal; empty where the reference itself is to be true
     */
    record Parts(String subject, String rest) {

        String text() {
            return rest.isEmpty() ? subject : subject + " " + rest;
        }
    }

    /**
     * Reads a condition with a subject of its own.
     *
     * @throws Untranslatable if ours cannot say it
     */
    Parts comparison(String text) {
        Matcher other = OTHERS.matcher(text);
        if (other.find()) {
            throw Operands.unknown(text, other.start());
        }
        List<Piece> pieces =
                Piece.split(text).stream()
                        .filter(piece -> !text.substring(piece.start(), piece.end()).isBlank())
                        .toList();
        if (pieces.size() == 1 && pieces.getFirst() instanceof Printed whole) {
            return parts(ExpressionParser.parse(text, whole.from(), whole.to()), false);
        }
        if (pieces.size() == 2
                && pieces.getFirst() instanceof Printed left
                && pieces.get(1) instanceof Plain right
                && !isLogical(text, right)) {
            Expression subject = ExpressionParser.parse(text, left.from(), left.to());
            return new Parts(
                    translator.reference(subject), operands.read(text, right.start(), right.end()));
        }
        return parts(ExpressionParser.parse(flattened(text, pieces), 0, text.length()), true);
    }

    /** Reads a condition of a branch: mostly an operator and a literal. */
    Parts ofBranch(String text) {
        return Operands.isOne(text)
                ? new Parts("", operands.read(text, 0, text.length()))
                : comparison(text);
    }

    private static boolean isLogical(String text, Piece piece) {
        return LOGIC.matcher(text).region(piece.start(), piece.end()).find();
    }

    /** The text as one expression, each part in its place: braces become brackets. */
    private static String flattened(String text, List<Piece> pieces) {
        StringBuilder flat = new StringBuilder(text);
        for (Piece piece : pieces) {
            switch (piece) {
                case Plain _ -> {}
                case Printed printed -> {
                    blank(flat, printed.start(), printed.from());
                    blank(flat, printed.to(), printed.end());
                    flat.setCharAt(printed.start(), '(');
                    flat.setCharAt(printed.end() - 1, ')');
                }
                default -> throw Templates.refused(piece);
            }
        }
        return flat.toString();
    }

    private static void blank(StringBuilder text, int from, int to) {
        for (int at = from; at < to; at++) {
            text.setCharAt(at, ' ');
        }
    }

    /**
     * @param bareWords whether a bare name is a word, as it is outside of braces
     */
    private Parts parts(Expression expression, boolean bareWords) {
        return switch (expression) {
            case Comparison comparison -> compared(comparison, bareWords);
            case Test test when test.name().equals("none") ->
                    new Parts(subject(test.of()), test.negated() ? "!= null" : "== null");
            case Call(
                            Reference(String name, List<Step> path, int _),
                            List<Argument> arguments,
                            int _)
                    when path.isEmpty() && arguments.size() == 1 && name.equals("is_null") ->
                    new Parts(subject(arguments.getFirst().value()), "== null");
            case Call(
                            Reference(String name, List<Step> path, int _),
                            List<Argument> arguments,
                            int _)
                    when path.isEmpty() && arguments.size() == 1 && name.equals("is_not_null") ->
                    new Parts(subject(arguments.getFirst().value()), "!= null");
            case Literal literal ->
                    throw new Untranslatable(
                            Code.CONDITION,
                            "the condition compares nothing: a branch that is always taken is the default",
                            literal.at());
            default -> new Parts(subject(expression), "");
        };
    }

    /** {@code value} and {@code output.x} are names that conditions alone knew. */
    private String subject(Expression expression) {
        if (expression instanceof Reference(String root, List<Step> path, int at)) {
            if (root.equals("value") && path.isEmpty()) {
                return "";
            }
            if (root.equals("output") && !path.isEmpty()) {
                List<Step> longer = new ArrayList<>(List.of(new Field(root)));
                longer.addAll(path);
                return translator.reference(new Reference("upstream", longer, at));
            }
        }
        return translator.reference(expression);
    }

    private Parts compared(Comparison comparison, boolean bareWords) {
        String operator = comparison.operator();
        if (operator.equals("not in")) {
            throw new Untranslatable(
                    Code.CONDITION,
                    "'not in' is not known: write 'in', and let the two ways change places",
                    comparison.at());
        }
        String right = Operands.literal(comparison.right(), operator, bareWords);
        if (right != null) {
            return new Parts(
                    subject(comparison.left()),
                    Operands.valid(operator + " " + right, comparison.at()));
        }
        String left = Operands.literal(comparison.left(), operator, false);
        if (left == null || !MIRRORED.containsKey(operator)) {
            throw Operands.noLiteral(comparison.right().at());
        }
        return new Parts(
                subject(comparison.right()),
                Operands.valid(MIRRORED.get(operator) + " " + left, comparison.at()));
    }
}
