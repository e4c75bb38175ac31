package org.dagmaster.domain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.dagmaster.domain.change.ChangeKind.INPUT_ADDED;
import static org.dagmaster.domain.change.ChangeKind.INPUT_DEFAULT;
import static org.dagmaster.domain.change.ChangeKind.INPUT_DESCRIPTION;
import static org.dagmaster.domain.change.ChangeKind.INPUT_ENUM;
import static org.dagmaster.domain.change.ChangeKind.INPUT_MAXIMUM;
import static org.dagmaster.domain.change.ChangeKind.INPUT_MINIMUM;
import static org.dagmaster.domain.change.ChangeKind.INPUT_PATTERN;
import static org.dagmaster.domain.change.ChangeKind.INPUT_REMOVED;
import static org.dagmaster.domain.change.ChangeKind.INPUT_REQUIRED;
import static org.dagmaster.domain.change.ChangeKind.INPUT_TYPE;
import static org.dagmaster.domain.change.Severity.BEHAVIOUR;
import static org.dagmaster.domain.change.Severity.BREAKING;
import static org.dagmaster.domain.change.Severity.COSMETIC;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dagmaster.domain.workflow.Flows;
import org.dagmaster.domain.workflow.InputDefinition;
import org.dagmaster.domain.workflow.InputType;
import org.dagmaster.domain.workflow.WorkflowDefinition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class InputChangesTest {

    /** An input {@code x}, key by key. */
    record Input(
            InputType type,
            boolean required,
            @Nullable Object initial,
            String description,
            List<@Nullable Object> allowed,
            @Nullable String pattern,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal maximum) {

        Input required(boolean now) {
            return new Input(type, now, initial, description, allowed, pattern, minimum, maximum);
        }

        Input initial(@Nullable Object now) {
            return new Input(type, required, now, description, allowed, pattern, minimum, maximum);
        }

        Input described(String now) {
            return new Input(type, required, initial, now, allowed, pattern, minimum, maximum);
        }

        Input allowed(Object... now) {
            return new Input(
                    type, required, initial, description, List.of(now), pattern, minimum, maximum);
        }

        Input pattern(@Nullable String now) {
            return new Input(type, required, initial, description, allowed, now, minimum, maximum);
        }

        Input within(@Nullable Integer low, @Nullable Integer high) {
            return new Input(
                    type,
                    required,
                    initial,
                    description,
                    allowed,
                    pattern,
                    low == null ? null : BigDecimal.valueOf(low),
                    high == null ? null : BigDecimal.valueOf(high));
        }

        InputDefinition definition() {
            return new InputDefinition(
                    "x",
                    type,
                    required,
                    initial,
                    description,
                    allowed,
                    pattern == null ? null : Pattern.compile(pattern),
                    minimum,
                    maximum);
        }
    }

    private static Input of(InputType type) {
        return new Input(type, false, null, "", List.of(), null, null, null);
    }

    private static final Input TEXT = of(InputType.STRING);
    private static final Input WHOLE = of(InputType.INTEGER);
    private static final Input NUMBER = of(InputType.NUMBER);

    private static List<WorkflowChange> changes(@Nullable Input before, @Nullable Input after) {
        return WorkflowDiff.between(source(before), source(after)).changes();
    }

    private static WorkflowDiff.Source source(@Nullable Input input) {
        Flows flows = Flows.small().start("end").end("end");
        WorkflowDefinition workflow =
                (input == null ? flows : flows.input(input.definition())).workflow();
        return new WorkflowDiff.Source(workflow, String.valueOf(input));
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                arguments(null, TEXT.required(true), INPUT_ADDED, BREAKING, "every caller has to"),
                arguments(null, TEXT, INPUT_ADDED, BEHAVIOUR, "may be left out: it is then null"),
                arguments(null, TEXT.initial("a"), INPUT_ADDED, BEHAVIOUR, "it is then a"),
                arguments(null, TEXT.required(true).initial("a"), INPUT_ADDED, BEHAVIOUR, "then a"),
                arguments(TEXT, null, INPUT_REMOVED, BREAKING, "callers that give it are refused"),
                arguments(WHOLE, NUMBER, INPUT_TYPE, BEHAVIOUR, "fractions are accepted too"),
                arguments(NUMBER, WHOLE, INPUT_TYPE, BREAKING, "is of type integer, and was of"),
                arguments(WHOLE, TEXT, INPUT_TYPE, BREAKING, "what callers gave so far is refused"),
                arguments(TEXT, TEXT.required(true), INPUT_REQUIRED, BREAKING, "by every caller"),
                arguments(TEXT.required(true), TEXT, INPUT_REQUIRED, BEHAVIOUR, "it is then null"),
                arguments(
                        TEXT.required(true).initial("a"),
                        TEXT.required(true),
                        INPUT_REQUIRED,
                        BREAKING,
                        "so far it could be left out"),
                arguments(
                        TEXT.required(true),
                        TEXT.required(true).initial("a"),
                        INPUT_REQUIRED,
                        BEHAVIOUR,
                        "it is then a"),
                arguments(
                        TEXT.initial("a"),
                        TEXT.initial("a").required(true),
                        INPUT_REQUIRED,
                        COSMETIC,
                        "its default stands in as before"),
                arguments(
                        TEXT.initial("a"),
                        TEXT.initial("b"),
                        INPUT_DEFAULT,
                        BEHAVIOUR,
                        "'x' is b where a caller does not give it, and was a"),
                arguments(TEXT.initial("a"), TEXT, INPUT_DEFAULT, BEHAVIOUR, "is null where"),
                arguments(TEXT, TEXT.allowed("a"), INPUT_ENUM, BREAKING, "nothing but [a]"),
                arguments(TEXT.allowed("a"), TEXT, INPUT_ENUM, BEHAVIOUR, "accepts any value"),
                arguments(
                        TEXT.allowed("a"),
                        TEXT.allowed("a", "b"),
                        INPUT_ENUM,
                        BEHAVIOUR,
                        "'x' accepts b too"),
                arguments(
                        TEXT.allowed("a", "b"),
                        TEXT.allowed("a"),
                        INPUT_ENUM,
                        BREAKING,
                        "'x' no longer accepts b"),
                arguments(
                        TEXT.allowed("a", "b"),
                        TEXT.allowed("a", "c"),
                        INPUT_ENUM,
                        BREAKING,
                        "no longer accepts b, and accepts c instead"),
                arguments(TEXT, TEXT.pattern("^a"), INPUT_PATTERN, BREAKING, "has to match ^a"),
                arguments(TEXT.pattern("^a"), TEXT, INPUT_PATTERN, BEHAVIOUR, "no longer match ^a"),
                arguments(
                        TEXT.pattern("^a"),
                        TEXT.pattern("^b"),
                        INPUT_PATTERN,
                        BREAKING,
                        "has to match ^b; so far it had to match ^a"),
                arguments(WHOLE, WHOLE.within(1, null), INPUT_MINIMUM, BREAKING, "so far none"),
                arguments(WHOLE.within(1, null), WHOLE, INPUT_MINIMUM, BEHAVIOUR, "it was 1"),
                arguments(
                        WHOLE.within(1, null),
                        WHOLE.within(2, null),
                        INPUT_MINIMUM,
                        BREAKING,
                        "has a minimum of 2; it was 1"),
                arguments(
                        WHOLE.within(2, null),
                        WHOLE.within(1, null),
                        INPUT_MINIMUM,
                        BEHAVIOUR,
                        "has a minimum of 1; it was 2"),
                arguments(
                        WHOLE.within(null, 9), WHOLE.within(null, 8), INPUT_MAXIMUM, BREAKING, "8"),
                arguments(
                        WHOLE.within(null, 8),
                        WHOLE.within(null, 9),
                        INPUT_MAXIMUM,
                        BEHAVIOUR,
                        "has a maximum of 9; it was 8"),
                arguments(
                        TEXT.described("a"),
                        TEXT.described("b"),
                        INPUT_DESCRIPTION,
                        COSMETIC,
                        "the description of the input 'x'"));
    }

    @ParameterizedTest
    @MethodSource("steps")
    void oneStepIsOneChange(
            @Nullable Input before,
            @Nullable Input after,
            ChangeKind kind,
            Severity severity,
            String words) {
        List<WorkflowChange> changes = changes(before, after);

        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().kind()).isEqualTo(kind);
        assertThat(changes.getFirst().severity()).isEqualTo(severity);
        assertThat(changes.getFirst().message()).contains(words);
        assertThat(changes.getFirst().path()).startsWith("inputs.x");
    }

    @Test
    void whatMeansTheSameIsNoChange() {
        assertThat(changes(NUMBER.initial(3), NUMBER.initial(3.0))).isEmpty();
        assertThat(changes(NUMBER.allowed(1, 2), NUMBER.allowed(2.0, 1))).isEmpty();
        assertThat(changes(TEXT.pattern("^a$"), TEXT.pattern("^a$"))).isEmpty();
    }

    @Test
    void aChangeHasTheValuesThemselves() {
        WorkflowChange change = changes(TEXT.initial("a"), TEXT.initial("b")).getFirst();

        assertThat(change.path()).isEqualTo("inputs.x.default");
        assertThat(change.before()).isEqualTo("a");
        assertThat(change.after()).isEqualTo("b");
    }
}
