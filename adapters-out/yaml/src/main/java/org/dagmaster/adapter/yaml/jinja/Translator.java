package org.dagmaster.adapter.yaml.jinja;

import java.util.List;
import java.util.Map;
import org.dagmaster.adapter.yaml.jinja.Expression.Argument;
import org.dagmaster.adapter.yaml.jinja.Expression.Call;
import org.dagmaster.adapter.yaml.jinja.Expression.Comparison;
import org.dagmaster.adapter.yaml.jinja.Expression.Filter;
import org.dagmaster.adapter.yaml.jinja.Expression.Items;
import org.dagmaster.adapter.yaml.jinja.Expression.Kind;
import org.dagmaster.adapter.yaml.jinja.Expression.Literal;
import org.dagmaster.adapter.yaml.jinja.Expression.Logic;
import org.dagmaster.adapter.yaml.jinja.Expression.Other;
import org.dagmaster.adapter.yaml.jinja.Expression.Reference;
import org.dagmaster.adapter.yaml.jinja.Expression.Test;
import org.jspecify.annotations.Nullable;

/** Turns an expression into a reference of ours: {@code ${inputs.x|'a'}}. */
final class Translator {

    private static final Map<String, String> FILTER_HINTS =
            Map.of(
                    "int", "a number stays a number: drop it",
                    "float", "a number stays a number: drop it",
                    "bool", "true and false stay what they are: drop it",
                    "list", "a list stays a list: drop it",
                    "string", "a value within other text becomes text: drop it",
                    "tojson", "lists and mappings become JSON by themselves: drop it",
                    "length", "let the node that makes the list give its length too",
                    "count", "let the node that makes the list give its length too");

    private final References references;

    Translator(References references) {
        this.references = references;
    }

    /**
     * The reference that yields what the expression does.
     *
     * @throws Untranslatable if there is none
     */
    String reference(Expression expression) {
        return switch (expression) {
            case Reference reference -> "${" + references.path(reference) + "}";
            case Filter filter -> filtered(filter);
            case Call call -> throw refusals().called(call);
            case Logic logic -> throw refusals().logical(logic);
            case Test test -> throw refusals().tested(test);
            case Comparison comparison ->
                    throw new Untranslatable(
                            Code.JINJA_COMPARISON,
                            "a template compares nothing: only the condition of a conditional does",
                            comparison.at());
            case Literal literal ->
                    throw new Untranslatable(
                            Code.JINJA_VALUE,
                            "this is no reference: write the value itself",
                            literal.at());
            case Items items ->
                    throw new Untranslatable(
                            Code.JINJA_VALUE,
                            "a list stands in the expression: write it in YAML, with templates for its elements",
                            items.at());
            case Other other ->
                    throw new Untranslatable(other.code(), other.sentence(), other.at());
        };
    }

    private Refusals refusals() {
        return new Refusals(this);
    }

    private String filtered(Filter filter) {
        String hint =
                FILTER_HINTS.getOrDefault(
                        filter.name(), "let the handler, or a task before, do it");
        if (filter.name().equals("default") || filter.name().equals("d")) {
            return alternated(filter);
        }
        // What is within is told first, for it must be mended first.
        reference(filter.of());
        throw new Untranslatable(
                Code.JINJA_FILTER,
                "there is no filter '%s': %s".formatted(filter.name(), hint),
                filter.at());
    }

    private String alternated(Filter filter) {
        String inner = reference(filter.of());
        if (filter.of() instanceof Filter) {
            throw noAlternate("a reference has one alternate: drop the second", filter);
        }
        String alternate =
                switch (alternate(filter.arguments())) {
                    case null -> "''";
                    case Literal literal -> literal(literal, filter);
                    case Reference _, Filter _ ->
                            throw noAlternate(
                                    "an alternate is a literal, no other reference: use a conditional, or let the handler choose",
                                    filter);
                    default ->
                            throw noAlternate(
                                    "an alternate is a text, a number, true, false or null: give the input such a default, or let the handler choose",
                                    filter);
                };
        return inner.substring(0, inner.length() - 1) + "|" + alternate + "}";
    }

    private static @Nullable Expression alternate(List<Argument> arguments) {
        return arguments.stream()
                .filter(a -> a.name() == null || a.name().equals("default_value"))
                .findFirst()
                .map(Argument::value)
                .orElse(null);
    }

    private static String literal(Literal literal, Filter filter) {
        if (literal.kind() != Kind.TEXT) {
            return literal.text();
        }
        String text = literal.text();
        boolean isPlain = text.codePoints().noneMatch(Character::isISOControl);
        if (isPlain && text.indexOf('\'') < 0) {
            return "'" + text + "'";
        }
        if (isPlain && text.indexOf('"') < 0) {
            return '"' + text + '"';
        }
        throw noAlternate(
                "an alternate cannot hold both kinds of quotes, or several lines", filter);
    }

    private static Untranslatable noAlternate(String sentence, Filter filter) {
        return new Untranslatable(Code.JINJA_DEFAULT, sentence, filter.at());
    }
}
