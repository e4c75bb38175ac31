package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.dagmaster.adapter.yaml.jinja.Expression.Argument;
import org.dagmaster.adapter.yaml.jinja.Expression.Comparison;
import org.dagmaster.adapter.yaml.jinja.Expression.Items;
import org.dagmaster.adapter.yaml.jinja.Expression.Kind;
import org.dagmaster.adapter.yaml.jinja.Expression.Literal;
import org.dagmaster.adapter.yaml.jinja.Expression.Logic;
import org.dagmaster.adapter.yaml.jinja.Expression.Other;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;

/**
 * Reads an expression of Jinja, from what binds least to what binds most: choice, or, and, not,
 * comparison, arithmetic, and what {@link PostfixParser} reads.
 */
final class ExpressionParser {

    /** Characters; a reference of ours has 500 at most, and no person writes so many. */
    private static final int LONGEST = 400;

    private static final int DEEPEST = 40;

    private static final Set<String> COMPARING = Set.of("<", "<=", ">", ">=", "==", "!=", "in");
    private static final Set<String> CALCULATING = Set.of("+", "-", "*", "/", "//", "%", "**", "~");

    private final Tokens tokens;
    private final PostfixParser postfix;
    private int depth;

    private ExpressionParser(Tokens tokens) {
        this.tokens = tokens;
        this.postfix = new PostfixParser(tokens, this);
    }

    /**
     * Reads what stands between two places of a text.
     *
     * @throws Untranslatable if it is no expression
     */
    static Expression parse(String text, int from, int to) {
        if (to - from > LONGEST) {
            throw new Untranslatable(
                    Code.JINJA_SYNTAX,
                    "the expression has more than %d characters".formatted(LONGEST),
                    from);
        }
        Tokens tokens = new Tokens(Lexer.tokens(text, from, to));
        Expression expression = new ExpressionParser(tokens).choice();
        tokens.expectEnd();
        return expression;
    }

    Expression choice() {
        if (++depth > DEEPEST) {
            throw new Untranslatable(
                    Code.JINJA_SYNTAX, "the expression is nested too deep", tokens.at());
        }
        Expression value = or();
        if (tokens.isNext("if")) {
            int at = tokens.take().at();
            or();
            if (tokens.takeIf("else")) {
                choice();
            }
            value =
                    new Other(
                            Code.JINJA_CHOICE,
                            "a template chooses nothing: put a conditional before the node",
                            at);
        }
        depth--;
        return value;
    }

    private Expression or() {
        Expression left = and();
        while (tokens.isNext("or")) {
            int at = tokens.take().at();
            left = new Logic("or", List.of(left, and()), at);
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.isNext("and")) {
            int at = tokens.take().at();
            left = new Logic("and", List.of(left, not()), at);
        }
        return left;
    }

    private Expression not() {
        if (!tokens.isNext("not")) {
            return comparison();
        }
        int at = tokens.take().at();
        return new Logic("not", List.of(comparison()), at);
    }

    private Expression comparison() {
        Expression left = calculation();
        while (true) {
            int at = tokens.at();
            String operator = operator();
            if (operator.isEmpty()) {
                return left;
            }
            Expression right = calculation();
            left =
                    left instanceof Comparison
                            ? new Other(
                                    Code.JINJA_COMPARISON,
                                    "a condition compares once: use two conditionals",
                                    at)
                            : new Comparison(left, operator, right, at);
        }
    }

    private String operator() {
        if (tokens.isNext("not") && tokens.isNextButOne("in")) {
            tokens.take();
            tokens.take();
            return "not in";
        }
        return COMPARING.contains(tokens.next().text()) && !tokens.nextIsText()
                ? tokens.take().text()
                : "";
    }

    private Expression calculation() {
        Expression left = signed();
        while (CALCULATING.contains(tokens.next().text()) && !tokens.nextIsText()) {
            Token sign = tokens.take();
            signed();
            left = calculated(sign);
        }
        return left;
    }

    private Expression signed() {
        if (!tokens.isNext("-") && !tokens.isNext("+")) {
            return postfix.read();
        }
        Token sign = tokens.take();
        Expression value = postfix.read();
        return value instanceof Literal(Kind kind, String digits, _) && kind == Kind.NUMBER
                ? new Literal(kind, (sign.is("-") ? "-" : "") + digits, sign.at())
                : calculated(sign);
    }

    private static Expression calculated(Token sign) {
        return new Other(
                Code.JINJA_ARITHMETIC,
                "'%s' calculates, and a template only reads values: let a task before calculate it"
                        .formatted(sign.text()),
                sign.at());
    }

    /** What stands in round brackets: one expression, or a tuple. */
    Expression bracketed(int at) {
        if (tokens.takeIf(")")) {
            return new Items(List.of(), at);
        }
        Expression first = choice();
        if (tokens.takeIf(")")) {
            return first;
        }
        tokens.expect(",");
        List<Expression> elements = new ArrayList<>(List.of(first));
        elements.addAll(list(")"));
        return new Items(elements, at);
    }

    /** Expressions up to a closing bracket. */
    List<Expression> list(String close) {
        List<Expression> elements = new ArrayList<>();
        while (!tokens.takeIf(close)) {
            elements.add(choice());
            if (!tokens.isNext(close)) {
                tokens.expect(",");
            }
        }
        return elements;
    }

    /** What is handed over in round brackets, each by its place or its name. */
    List<Argument> arguments() {
        List<Argument> arguments = new ArrayList<>();
        while (!tokens.takeIf(")")) {
            Expression value = choice();
            if (value instanceof Reference name && name.path().isEmpty() && tokens.takeIf("=")) {
                arguments.add(new Argument(name.root(), choice()));
            } else {
                arguments.add(new Argument(null, value));
            }
            if (!tokens.isNext(")")) {
                tokens.expect(",");
            }
        }
        return arguments;
    }
}
