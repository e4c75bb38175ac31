package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.adapter.yaml.ConditionSyntax;
import org.dagmaster.adapter.yaml.jinja.Expression.Items;
import org.dagmaster.adapter.yaml.jinja.Expression.Kind;
import org.dagmaster.adapter.yaml.jinja.Expression.Literal;
import org.dagmaster.adapter.yaml.jinja.Expression.Logic;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;
import org.dagmaster.adapter.yaml.jinja.Expression.Step;
import org.jspecify.annotations.Nullable;

/** What a condition compares with. */
final class Operands {

    private static final Pattern COMPARING =
            Pattern.compile("\\s*(<=|>=|==|!=|<|>|in\\b)\\s*(.*?)\\s*", Pattern.DOTALL);

    private final Translator translator;

    Operands(Translator translator) {
        this.translator = translator;
    }

    /** Whether a text begins with an operator. */
    static boolean isOne(String text) {
        return COMPARING.matcher(text).matches();
    }

    /** Operator and literal that stand outside of braces: most are the same in ours. */
    String read(String text, int from, int to) {
        Matcher matcher = COMPARING.matcher(text).region(from, to);
        // A second operator would pass for the beginning of a word.
        if (!matcher.matches() || matcher.group(2).matches("(?s)[<>=!].*")) {
            throw unknown(text.substring(from, to), from);
        }
        String operator = matcher.group(1);
        String written = matcher.group(2);
        int at = matcher.start(2);
        if (written.contains("{{")) {
            throw noLiteral(at);
        }
        String literal = parsed(text, at, at + written.length(), operator);
        return valid(operator + " " + (literal == null ? written : literal), from);
    }

    /** The literal if it is one of Jinja's; null if it is to be taken as it stands. */
    private @Nullable String parsed(String text, int from, int to, String operator) {
        Expression value;
        try {
            value = ExpressionParser.parse(text, from, to);
        } catch (Untranslatable _) {
            return null;
        }
        return switch (value) {
            case Reference reference when References.isRoot(reference.root()) ->
                    throw noLiteral(from);
            case Logic logic -> throw unknownLogic(logic);
            case Items items when literal(items, operator, true) == null -> throw noLiteral(from);
            case Literal _, Items _, Reference _ -> literal(value, operator, true);
            default -> null;
        };
    }

    private Untranslatable unknownLogic(Logic logic) {
        try {
            return unknown(translator.reference(logic), logic.at());
        } catch (Untranslatable told) {
            return told;
        }
    }

    static Untranslatable unknown(String text, int at) {
        return new Untranslatable(
                Code.CONDITION,
                "'%s' is no condition of ours: there are < <= > >= == != and in, each with a literal"
                        .formatted(text.strip()),
                at);
    }

    /**
     * A literal as it stands in a condition of ours; null if it is none.
     *
     * @param bareWords whether a bare name is a word, as it is outside of braces
     */
    static @Nullable String literal(Expression value, String operator, boolean bareWords) {
        return switch (value) {
            case Literal(Kind kind, String text, int _) ->
                    kind == Kind.TEXT ? "'" + text.replace("'", "''") + "'" : text;
            case Items(List<Expression> elements, int _) when operator.equals("in") ->
                    list(elements, bareWords);
            case Reference(String name, List<Step> path, int _)
                    when bareWords && path.isEmpty() && !References.isRoot(name) ->
                    name.equalsIgnoreCase("none") ? "null" : name;
            default -> null;
        };
    }

    private static @Nullable String list(List<Expression> elements, boolean bareWords) {
        List<String> literals = new ArrayList<>();
        for (Expression element : elements) {
            String literal = literal(element, "==", bareWords);
            if (literal == null) {
                return null;
            }
            literals.add(literal);
        }
        return "[" + String.join(", ", literals) + "]";
    }

    /**
     * Checks a condition of ours.
     *
     * @throws Untranslatable if it compares with what cannot be compared so
     */
    static String valid(String condition, int at) {
        try {
            ConditionSyntax.condition(condition);
            return condition;
        } catch (IllegalArgumentException e) {
            throw new Untranslatable(Code.CONDITION, String.valueOf(e.getMessage()), at);
        }
    }

    static Untranslatable noLiteral(int at) {
        return new Untranslatable(
                Code.CONDITION,
                "a condition compares with a literal, not with a reference: let a task before compare the two, and ask for its output",
                at);
    }
}
