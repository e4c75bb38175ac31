package org.dagmaster.domain.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ChildIdTest {

    private static ChildId child(String fanOut, int index) {
        return new ChildId(new NodeId(fanOut), index);
    }

    @Test
    void aChildIsNamedAfterItsFanOutAndIndex() {
        assertThat(child("split", 12).node()).isEqualTo(new NodeId("split__12"));
        assertThat(child("split", 12)).hasToString("split__12");
    }

    @Test
    void theNameIsReadAgain() {
        List<ChildId> all =
                List.of(
                        child("split", 0),
                        child("a__b", 3),
                        child("a_", 7),
                        child("a__1", 2),
                        child("x".repeat(ChildId.LONGEST_PARENT), FanOutNode.MOST_CHILDREN - 1));
        for (ChildId child : all) {
            assertThat(ChildId.parse(child.node())).contains(child);
        }
    }

    @Test
    void otherNamesMeanNoChild() {
        for (String name : List.of("split", "a_1", "a__", "__1", "a__01", "a__12345678", "a__1x")) {
            assertThat(ChildId.parse(new NodeId(name))).as(name).isEmpty();
        }
    }

    @Test
    void thereIsNoChildBelowZero() {
        assertThatThrownBy(() -> child("split", -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("split");
    }

    @Test
    void childrenAreInTheOrderOfTheirNumbersAndNotOfTheirNames() {
        assertThat(Stream.of(child("b", 0), child("a", 10), child("a", 2)).sorted())
                .containsExactly(child("a", 2), child("a", 10), child("b", 0));
    }
}
