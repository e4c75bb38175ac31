package org.dagmaster.domain.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class GeoBoundsTest {

    @Test
    void boxesAreJoinedTheWayTheyLie() {
        assertThat(box(0, 0, 1, 1).union(box(3, -2, 4, 0))).isEqualTo(box(0, -2, 4, 1));
        assertThat(box(-180, 0, -170, 1).union(box(170, 0, 180, 1)))
                .isEqualTo(box(-180, 0, 180, 1));
    }

    @Test
    void aBoxAcrossTheAntimeridianIsJoinedTheShorterWayFromBothSides() {
        GeoBounds fiji = box(177, -20, -178, -15);

        assertThat(fiji.union(box(170, -5, 175, 0))).isEqualTo(box(170, -20, -178, 0));
        assertThat(fiji.union(box(-175, -5, -170, 0))).isEqualTo(box(177, -20, -170, 0));
        assertThat(box(-175, -5, -170, 0).union(fiji)).isEqualTo(box(177, -20, -170, 0));
        assertThat(fiji.union(box(175, -20, -179, -15))).isEqualTo(box(175, -20, -178, -15));
        assertThat(fiji.union(box(178, -20, 179, -15))).isEqualTo(fiji);
    }

    @Test
    void whatGoesAllTheWayRoundIsTheWholeBelt() {
        assertThat(box(10, 0, -10, 1).union(box(-15, 0, 15, 1))).isEqualTo(box(-180, 0, 180, 1));
        assertThat(box(170, 0, -170, 1).union(GeoBounds.WORLD)).isEqualTo(GeoBounds.WORLD);
    }

    @Test
    void heightsAreLeftOut() {
        assertThat(GeoBounds.of(List.of(0, 1, -50, 2, 3, 900))).isEqualTo(box(0, 1, 2, 3));
    }

    @Test
    void whatIsNoBoxIsRefused() {
        assertThatThrownBy(() -> GeoBounds.of(List.of(1, 2, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("it has 3 numbers instead of 4 or 6");
        assertThatThrownBy(() -> GeoBounds.of(List.of(1, 2, "x", 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'x' is no number");
        assertThatThrownBy(() -> box(0, 5, 1, 4)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> box(Double.NaN, 0, 1, 4))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static GeoBounds box(double west, double south, double east, double north) {
        return new GeoBounds(west, south, east, north);
    }
}
