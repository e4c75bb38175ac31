package org.dagmaster.domain.workflow;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dagmaster.domain.value.Nearest;
import org.dagmaster.domain.value.Values;
import org.jspecify.annotations.Nullable;

/** Checks what a caller gives a workflow, once, at submission, and fills in the defaults. */
public final class InputChecks {

    /** Characters of a value in a message. */
    private static final int LONGEST_VALUE = 200;

    private InputChecks() {}

    /**
     * One thing that is wrong.
     *
     * @param code INPUT_MISSING, INPUT_UNKNOWN, INPUT_TYPE, INPUT_ENUM, INPUT_PATTERN or
     *     INPUT_RANGE
     * @param message a sentence with the value
     */
    public record Fault(String code, String input, String message) {}

    /**
     * @param inputs every declared input, in the order of the file; null where an optional one has
     *     no default. Of no use if there are faults
     * @param faults all that is wrong; empty if the inputs fit
     */
    public record Checked(Map<String, @Nullable Object> inputs, List<Fault> faults) {}

    /** An input that is given as null counts as not given. */
    public static Checked check(WorkflowDefinition workflow, Map<String, @Nullable Object> given) {
        List<Fault> faults = new ArrayList<>();
        Map<String, @Nullable Object> inputs = new LinkedHashMap<>();
        for (InputDefinition input : workflow.inputs().values()) {
            Object value = given.get(input.name());
            if (value == null) {
                inputs.put(input.name(), input.defaultValue());
                if (input.required() && input.defaultValue() == null) {
                    faults.add(missing(input));
                }
            } else {
                inputs.put(input.name(), value);
                check(input, value).ifPresent(faults::add);
            }
        }
        for (String name : given.keySet()) {
            if (!workflow.inputs().containsKey(name)) {
                String hint = Nearest.hint(name, workflow.inputs().keySet());
                String message =
                        "'%s' is no input of %s%s".formatted(name, workflow.ref().id(), hint);
                faults.add(new Fault("INPUT_UNKNOWN", name, message));
            }
        }
        return new Checked(inputs, faults);
    }

    /** What is wrong with a value for an input, if anything is. */
    public static Optional<Fault> check(InputDefinition input, Object value) {
        if (!input.type().accepts(value)) {
            return fault(
                    "INPUT_TYPE",
                    input,
                    "must be of type %s, not %s (%s)",
                    input.type().wireName(),
                    Values.typeName(value),
                    value);
        }
        if (!input.allowed().isEmpty() && !isAllowed(input, value)) {
            return fault("INPUT_ENUM", input, "must be one of %s, not %s", input.allowed(), value);
        }
        if (input.pattern() != null && value instanceof String text) {
            return checkPattern(input, text, input.pattern());
        }
        return value instanceof Number number ? checkRange(input, number) : Optional.empty();
    }

    private static Optional<Fault> checkPattern(
            InputDefinition input, String text, Pattern pattern) {
        return switch (PatternMatch.find(text, pattern)) {
            case FOUND -> Optional.empty();
            case ABSENT ->
                    fault(
                            "INPUT_PATTERN",
                            input,
                            "is '%s', which does not match %s",
                            text,
                            pattern.pattern());
            case GIVEN_UP ->
                    fault(
                            "INPUT_PATTERN",
                            input,
                            "is '%s', and takes too long to match with %s; give a shorter value, or have the pattern made simpler",
                            text,
                            pattern.pattern());
        };
    }

    private static Optional<Fault> checkRange(InputDefinition input, Number number) {
        BigDecimal value = decimal(number);
        BigDecimal minimum = input.minimum();
        if (minimum != null && value.compareTo(minimum) < 0) {
            return fault("INPUT_RANGE", input, "is %s, below the minimum of %s", value, minimum);
        }
        BigDecimal maximum = input.maximum();
        if (maximum != null && value.compareTo(maximum) > 0) {
            return fault("INPUT_RANGE", input, "is %s, above the maximum of %s", value, maximum);
        }
        return Optional.empty();
    }

    private static boolean isAllowed(InputDefinition input, Object value) {
        return input.allowed().stream().anyMatch(allowed -> same(allowed, value));
    }

    private static boolean same(@Nullable Object a, Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return decimal(x).compareTo(decimal(y)) == 0;
        }
        return Objects.equals(a, b);
    }

    private static BigDecimal decimal(Number number) {
        return new BigDecimal(number.toString());
    }

    private static Fault missing(InputDefinition input) {
        String what = input.description().isEmpty() ? "" : " (" + input.description() + ")";
        return new Fault(
                "INPUT_MISSING",
                input.name(),
                "'%s' is required and missing%s".formatted(input.name(), what));
    }

    /** A caller may send megabytes, and a message is read by a person. */
    private static String shortened(@Nullable Object value) {
        String text = String.valueOf(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "...";
    }

    private static Optional<Fault> fault(
            String code, InputDefinition input, String form, @Nullable Object... values) {
        Object[] shown = Arrays.stream(values).map(InputChecks::shortened).toArray();
        return Optional.of(
                new Fault(code, input.name(), "'" + input.name() + "' " + form.formatted(shown)));
    }
}
