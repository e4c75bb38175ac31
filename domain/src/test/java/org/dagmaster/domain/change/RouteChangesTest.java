package org.dagmaster.domain.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.dagmaster.domain.workflow.Flows.otherwise;
import static org.dagmaster.domain.workflow.Flows.when;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dagmaster.domain.workflow.Branch;
import org.dagmaster.domain.workflow.ConditionalNode;
import org.dagmaster.domain.workflow.Flows;
import org.dagmaster.domain.workflow.Join;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RouteChangesTest {

    private static final Branch[] BY_SIZE = {when("small", "<", 100, "a"), otherwise("large", "b")};
    private static final Branch[] BY_KIND = {when("dem", "==", "dem", "a"), otherwise("rest", "b")};

    private static Branch[] branches(Branch... branches) {
        return branches;
    }

    private static ConditionalNode route(Branch... branches) {
        return new ConditionalNode(Flows.id("route"), Join.NONE, "${inputs.x}", List.of(branches));
    }

    private static List<WorkflowChange> changes(ConditionalNode before, ConditionalNode after) {
        Changes changes = new Changes();
        new RouteChanges(changes, before, after).find();
        return changes.found();
    }

    static Stream<Arguments> steps() {
        return Stream.of(
                arguments(
                        "a limit is raised",
                        BY_SIZE,
                        branches(when("small", "<", 200, "a"), otherwise("large", "b")),
                        "'route' sends values from 100 to below 200 to 'a'; so far to 'b'"),
                arguments(
                        "a limit now belongs to those below it",
                        BY_SIZE,
                        branches(when("small", "<=", 100, "a"), otherwise("large", "b")),
                        "'route' sends 100 to 'a'; so far to 'b'"),
                arguments(
                        "the default leads elsewhere",
                        BY_SIZE,
                        branches(when("small", "<", 100, "a"), otherwise("large", "c")),
                        "'route' sends values from 100 on to 'c'; so far to 'b'"),
                arguments(
                        "a third branch between the two",
                        BY_SIZE,
                        branches(
                                when("small", "<", 50, "a"),
                                when("middle", "<=", 60, "c"),
                                otherwise("large", "b")),
                        "'route' sends values from 50 up to 60 to 'c'; so far to 'a'"
                                + "|'route' sends values above 60 to below 100 to 'b'; so far to 'a'"),
                arguments(
                        "a word more",
                        BY_KIND,
                        branches(
                                when("dem", "in", List.of("dem", "dsm"), "a"),
                                otherwise("rest", "b")),
                        "'route' sends dsm to 'a'; so far to 'b'"),
                arguments(
                        "all goes elsewhere",
                        BY_KIND,
                        branches(when("dem", "==", "dem", "b"), otherwise("rest", "a")),
                        "'route' sends dem to 'b'; so far to 'a'"
                                + "|'route' sends any other text, any other value to 'a'; so far to 'b'"),
                arguments(
                        "one way is left",
                        BY_KIND,
                        branches(otherwise("rest", "c")),
                        "'route' sends dem to 'c'; so far to 'a'"
                                + "|'route' sends any other text, any other value to 'c'; so far to 'b'"),
                arguments(
                        "whatever it is goes elsewhere",
                        branches(otherwise("rest", "a")),
                        branches(otherwise("rest", "b")),
                        "'route' sends every value to 'b'; so far to 'a'"),
                arguments(
                        "there is no default any more",
                        BY_KIND,
                        branches(when("dem", "==", "dem", "a")),
                        "'route' fails on any other text, any other value, as no branch takes them;"
                                + " so far they went to 'b'"),
                arguments(
                        "there is a default at last",
                        branches(when("dem", "==", "dem", "a")),
                        BY_KIND,
                        "'route' sends any other text, any other value to 'b'; so far it failed on"
                                + " them"),
                arguments(
                        "one more to go to",
                        branches(otherwise("all", "a")),
                        branches(otherwise("all", "a", "b")),
                        "'route' sends every value to 'a', 'b'; so far to 'a'"),
                arguments(
                        "truth is turned round",
                        branches(
                                when("on_true", "==", true, "a"),
                                when("on_false", "==", false, "b")),
                        branches(
                                when("on_true", "==", true, "b"),
                                when("on_false", "==", false, "a")),
                        "'route' sends true to 'b'; so far to 'a'"
                                + "|'route' sends false to 'a'; so far to 'b'"),
                arguments(
                        "null is told apart",
                        branches(otherwise("all", "a")),
                        branches(when("none", "==", null, "b"), otherwise("all", "a")),
                        "'route' sends null to 'b'; so far to 'a'"),
                arguments(
                        "texts in their order",
                        branches(when("early", "<", "m", "a"), otherwise("late", "b")),
                        branches(when("early", "<=", "m", "a"), otherwise("late", "b")),
                        "'route' sends m to 'a'; so far to 'b'"),
                arguments(
                        "a branch has another name",
                        BY_SIZE,
                        branches(when("little", "<", 100, "a"), otherwise("large", "b")),
                        "'route' takes the branch little for values below 100, and took small; they"
                                + " go where they went"),
                arguments(
                        "the same in other words",
                        BY_KIND,
                        branches(when("dem", "in", List.of("dem"), "a"), otherwise("rest", "b")),
                        "the branches of 'route' are written otherwise; every value goes where it"
                                + " went"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("steps")
    void valuesThatGoElsewhereAreTold(
            String what, Branch[] before, Branch[] after, String expected) {
        assertThat(changes(route(before), route(after)))
                .as(what)
                .extracting(WorkflowChange::message)
                .containsExactly(expected.split("\\|", -1));
    }

    @Test
    void whatItDecidesByIsToldOnItsOwn() {
        ConditionalNode other =
                new ConditionalNode(Flows.id("route"), Join.NONE, "${inputs.y}", List.of(BY_SIZE));

        assertThat(changes(route(BY_SIZE), other))
                .extracting(WorkflowChange::kind, WorkflowChange::message)
                .containsExactly(
                        tuple(
                                ChangeKind.CONDITION_FIELD,
                                "'route' decides by ${inputs.y}, and did by ${inputs.x}"));
    }

    @Test
    void aChangeHasTheWaysThemselves() {
        WorkflowChange change =
                changes(route(BY_KIND), route(when("dem", "==", "dem", "a"))).getFirst();

        assertThat(change.before()).isEqualTo(Map.of("branch", "rest", "next", List.of("b")));
        assertThat(change.after()).isNull();
        assertThat(change.path()).isEqualTo("nodes.route.branches");
    }

    /** Each pair of some conditionals, on values of every kind around their limits. */
    @Test
    void noValueIsForgotten() {
        List<ConditionalNode> conditionals =
                List.of(
                        route(BY_SIZE),
                        route(BY_KIND),
                        route(when("low", "<=", 100.5, "a"), when("high", ">", 1000, "b")),
                        route(when("not", "!=", 7, "a"), otherwise("rest", "b")),
                        route(when("m", ">=", "m", "a"), otherwise("rest", "b")),
                        route(when("empty", "<", "", "b"), when("some", ">", "", "a")),
                        route(
                                when("mixed", "in", Arrays.asList(1, "1", null, true), "a"),
                                otherwise("rest", "b")),
                        route(otherwise("all", "a")));
        List<Object> values =
                Arrays.asList(
                        -1, 0, 1, 7, 99.9, 100, 100.2, 100.5, 100.6, 1000, 1001, "", "1", "a",
                        "dem", "demo", "m", "ma", "z", true, false, null, List.of(), Map.of());
        for (ConditionalNode before : conditionals) {
            for (ConditionalNode after : conditionals) {
                List<List<Way>> told = new ArrayList<>();
                for (ValueRange range : ValueRanges.toldApartBy(List.of(before, after))) {
                    Object one = range.representative();
                    told.add(List.of(Way.of(before, one), Way.of(after, one)));
                }
                for (Object value : values) {
                    assertThat(told)
                            .as("%s: %s -> %s", value, before, after)
                            .contains(List.of(Way.of(before, value), Way.of(after, value)));
                }
            }
        }
    }
}
