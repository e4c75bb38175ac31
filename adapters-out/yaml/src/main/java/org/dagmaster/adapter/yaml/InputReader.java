package org.dagmaster.adapter.yaml;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.dagmaster.domain.value.Values;
import org.dagmaster.domain.workflow.InputChecks;
import org.dagmaster.domain.workflow.InputDefinition;
import org.dagmaster.domain.workflow.InputType;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Reads the section {@code inputs}. */
final class InputReader {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

    /** Characters; reading a pattern recurses. */
    private static final int LONGEST_PATTERN = 500;

    private final Scalars scalars;
    private final Problems problems;

    InputReader(Scalars scalars, Problems problems) {
        this.scalars = scalars;
        this.problems = problems;
    }

    Map<String, InputDefinition> readAll(Fields section) {
        Map<String, InputDefinition> inputs = new LinkedHashMap<>();
        for (String name : section.all().keySet()) {
            if (!NAME.matcher(name).matches()) {
                String message =
                        "'%.80s' is no name of an input: a letter, then up to 63 of a-z, 0-9 and _"
                                .formatted(name);
                problems.error("BAD_NAME", message, section.at(name), section.key(name));
            }
            section.fields(name).ifPresent(fields -> inputs.put(name, read(name, fields)));
        }
        return inputs;
    }

    private InputDefinition read(String name, Fields fields) {
        InputType type = fields.required("type", InputReader::type).orElse(InputType.STRING);
        boolean required = fields.bool("required").orElse(false);
        String description = fields.text("description").orElse("");
        Object defaultValue =
                fields.node("default")
                        .map(node -> scalars.value(node, fields.at("default")))
                        .orElse(null);
        InputDefinition input =
                new InputDefinition(
                        name,
                        type,
                        required,
                        defaultValue,
                        description,
                        allowed(fields, type),
                        fields.text("pattern")
                                .flatMap(text ->
                                        fields.formed("pattern", text, InputReader::pattern))
                                .orElse(null),
                        decimal(fields.number("minimum")),
                        decimal(fields.number("maximum")));
        fields.refuseOthers();
        checkConstraints(fields, input);
        checkAllowed(fields, input);
        checkDefault(fields, input);
        return input;
    }

    private List<@Nullable Object> allowed(Fields fields, InputType type) {
        Optional<Node> node = fields.node("enum");
        if (node.isEmpty()) {
            return List.of();
        }
        if (!(node.get() instanceof SequenceNode)) {
            fields.wrongType("enum", "a list", node.get());
            return List.of();
        }
        Object values = scalars.value(node.get(), fields.at("enum"));
        List<@Nullable Object> allowed =
                Values.copyOfList((List<?>) Objects.requireNonNull(values));
        if (allowed.isEmpty()) {
            constraint(fields, "enum", "'enum' is empty: no value fits");
        }
        for (Object value : allowed) {
            if (value == null || !type.accepts(value)) {
                constraint(
                        fields,
                        "enum",
                        "the enum's %.60s is not of type %s".formatted(value, type.wireName()));
            }
        }
        if (new HashSet<>(allowed).size() < allowed.size()) {
            constraint(fields, "enum", "'enum' has a value twice");
        }
        return allowed;
    }

    /** A constraint that can never apply is a mistake of the author's. */
    private void checkConstraints(Fields fields, InputDefinition input) {
        String type = input.type().wireName();
        if (input.pattern() != null && input.type() != InputType.STRING) {
            constraint(fields, "pattern", "'pattern' is for strings; the input is of type " + type);
        }
        boolean isNumber = input.type() == InputType.INTEGER || input.type() == InputType.NUMBER;
        if (input.minimum() != null && !isNumber) {
            constraint(fields, "minimum", "'minimum' is for numbers; the input is of type " + type);
        }
        if (input.maximum() != null && !isNumber) {
            constraint(fields, "maximum", "'maximum' is for numbers; the input is of type " + type);
        }
        if (input.minimum() != null
                && input.maximum() != null
                && input.minimum().compareTo(input.maximum()) > 0) {
            constraint(
                    fields,
                    "minimum",
                    "'minimum' %s is above 'maximum' %s: no value fits"
                            .formatted(input.minimum(), input.maximum()));
        }
    }

    /** A value that is allowed and never accepted. */
    private void checkAllowed(Fields fields, InputDefinition input) {
        for (Object value : input.allowed()) {
            if (value != null && input.type().accepts(value)) {
                InputChecks.check(input, value)
                        .ifPresent(fault ->
                                constraint(
                                        fields,
                                        "enum",
                                        "a value of the enum does not fit: " + fault.message()));
            }
        }
    }

    private void constraint(Fields fields, String key, String message) {
        Node where = fields.node(key).orElse(fields.mapping());
        problems.error("BAD_VALUE", message, fields.at(key), where);
    }

    private void checkDefault(Fields fields, InputDefinition input) {
        Object value = input.defaultValue();
        if (value != null) {
            InputChecks.check(input, value)
                    .ifPresent(fault ->
                            problems.error(
                                    "BAD_DEFAULT",
                                    "the default does not fit: " + fault.message(),
                                    fields.at("default"),
                                    fields.node("default").orElse(fields.mapping())));
        }
    }

    private static InputType type(String text) {
        return Words.oneOf(text, "type of an input", InputType.values(), InputType::wireName);
    }

    private static Pattern pattern(String text) {
        if (text.length() > LONGEST_PATTERN) {
            throw new IllegalArgumentException(
                    "a pattern has %d characters at most".formatted(LONGEST_PATTERN));
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "'%s' is no regular expression: %s".formatted(text, e.getDescription()), e);
        }
    }

    private static @Nullable BigDecimal decimal(Optional<Number> number) {
        return number.map(n -> new BigDecimal(n.toString())).orElse(null);
    }
}
