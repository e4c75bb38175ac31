package org.dagmaster.adapter.yaml.jinja;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.adapter.yaml.jinja.Expression.Argument;
import org.dagmaster.adapter.yaml.jinja.Expression.Call;
import org.dagmaster.adapter.yaml.jinja.Expression.Element;
import org.dagmaster.adapter.yaml.jinja.Expression.Field;
import org.dagmaster.adapter.yaml.jinja.Expression.Filter;
import org.dagmaster.adapter.yaml.jinja.Expression.Items;
import org.dagmaster.adapter.yaml.jinja.Expression.Kind;
import org.dagmaster.adapter.yaml.jinja.Expression.Literal;
import org.dagmaster.adapter.yaml.jinja.Expression.Other;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;
import org.dagmaster.adapter.yaml.jinja.Expression.Step;
import org.dagmaster.adapter.yaml.jinja.Expression.Test;

/** Reads names and literals, and what is hung on them: keys, indexes, calls, filters, tests. */
final class PostfixParser {

    /** Digits of an index. */
    private static final int LONGEST_INDEX = 9;

    private final Tokens tokens;
    private final ExpressionParser expressions;

    PostfixParser(Tokens tokens, ExpressionParser expressions) {
        this.tokens = tokens;
        this.expressions = expressions;
    }

    Expression read() {
        Expression value = primary();
        while (true) {
            Token sign = tokens.next();
            if (sign.is(".")) {
                tokens.take();
                value = step(value, dotted(), sign.at());
            } else if (sign.is("[")) {
                tokens.take();
                value = indexed(value, sign.at());
            } else if (sign.is("(")) {
                tokens.take();
                value = new Call(value, expressions.arguments(), sign.at());
            } else if (sign.is("|")) {
                tokens.take();
                value = filtered(value);
            } else if (sign.is("is")) {
                tokens.take();
                value = tested(value, sign.at());
            } else {
                return value;
            }
        }
    }

    private Expression primary() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NAME -> named(token);
            case NUMBER -> new Literal(Kind.NUMBER, token.text().replace("_", ""), token.at());
            case TEXT -> new Literal(Kind.TEXT, token.text(), token.at());
            case SIGN -> bracket(token);
            case END -> throw tokens.unexpected("a value is missing");
        };
    }

    private static Expression named(Token token) {
        return switch (token.text()) {
            case "true", "True" -> new Literal(Kind.TRUE, "true", token.at());
            case "false", "False" -> new Literal(Kind.FALSE, "false", token.at());
            case "none", "None" -> new Literal(Kind.NULL, "null", token.at());
            default -> new Reference(token.text(), List.of(), token.at());
        };
    }

    private Expression bracket(Token token) {
        return switch (token.text()) {
            case "(" -> expressions.bracketed(token.at());
            case "[" -> new Items(expressions.list("]"), token.at());
            case "{" -> mapping(token);
            default ->
                    throw new Untranslatable(
                            Code.JINJA_SYNTAX,
                            "the expression cannot be read at %s: a value is missing"
                                    .formatted(token.described()),
                            token.at());
        };
    }

    private Expression mapping(Token open) {
        while (!tokens.takeIf("}")) {
            expressions.choice();
            tokens.expect(":");
            expressions.choice();
            if (!tokens.isNext("}")) {
                tokens.expect(",");
            }
        }
        return new Other(
                Code.JINJA_VALUE,
                "a mapping stands in the expression: write it in YAML, with templates for its values",
                open.at());
    }

    private Step dotted() {
        Token token = tokens.take();
        return switch (token.kind()) {
            case NAME -> new Field(token.text());
            case NUMBER -> index(token.text(), token.at());
            case TEXT, SIGN, END ->
                    throw new Untranslatable(
                            Code.JINJA_SYNTAX,
                            "the expression cannot be read at %s: a key is missing"
                                    .formatted(token.described()),
                            token.at());
        };
    }

    private Expression indexed(Expression value, int at) {
        boolean isSlice = tokens.isNext(":");
        Expression inner = isSlice ? value : expressions.choice();
        if (isSlice || tokens.isNext(":")) {
            while (!tokens.isNext("]") && tokens.next().kind() != Token.Kind.END) {
                tokens.take();
            }
            tokens.expect("]");
            return notOne(at, "a part of a list cannot be taken");
        }
        tokens.expect("]");
        return switch (inner) {
            case Literal(Kind kind, String key, _) when kind == Kind.TEXT ->
                    step(value, new Field(key), at);
            case Literal(Kind kind, String digits, _)
                    when kind == Kind.NUMBER && digits.chars().allMatch(Character::isDigit) ->
                    step(value, index(digits, at), at);
            default -> notOne(at, "an index is a number from 0, a key is a word");
        };
    }

    private static Element index(String digits, int at) {
        if (digits.length() > LONGEST_INDEX) {
            throw new Untranslatable(Code.JINJA_INDEX, "no list is so long", at);
        }
        return new Element(Integer.parseInt(digits));
    }

    private static Other notOne(int at, String why) {
        return new Other(
                Code.JINJA_INDEX,
                why + ": let the node before give what is wanted under a key",
                at);
    }

    private static Expression step(Expression value, Step step, int at) {
        if (value instanceof Reference(String root, List<Step> path, int start)) {
            List<Step> longer = new ArrayList<>(path);
            longer.add(step);
            return new Reference(root, longer, start);
        }
        return switch (value) {
            case Other other -> other;
            case Call(Expression _, List<Argument> _, int calledAt) ->
                    new Call(value, List.of(), calledAt);
            default -> notOne(at, "only references have keys");
        };
    }

    private Expression filtered(Expression value) {
        Token name = tokens.take();
        if (name.kind() != Token.Kind.NAME) {
            throw new Untranslatable(
                    Code.JINJA_SYNTAX,
                    "the expression cannot be read at %s: a filter's name is missing"
                            .formatted(name.described()),
                    name.at());
        }
        List<Argument> arguments = tokens.takeIf("(") ? expressions.arguments() : List.of();
        return new Filter(value, name.text(), arguments, name.at());
    }

    private Expression tested(Expression value, int at) {
        boolean negated = tokens.takeIf("not");
        Token name = tokens.take();
        if (name.kind() != Token.Kind.NAME) {
            throw new Untranslatable(
                    Code.JINJA_SYNTAX,
                    "the expression cannot be read at %s: a test's name is missing"
                            .formatted(name.described()),
                    name.at());
        }
        if (tokens.takeIf("(")) {
            expressions.arguments();
        }
        return new Test(value, name.text(), negated, at);
    }
}
