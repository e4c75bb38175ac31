package org.dagmaster.domain.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.dagmaster.domain.raster.Footprint.Point;
import org.junit.jupiter.api.Test;

class FootprintTest {

    @Test
    void aBoxStaysABox() {
        Footprint footprint = box(10, 40, 12, 41);

        assertThat(footprint.isSplit()).isFalse();
        assertThat(footprint.bounds()).containsExactly(10.0, 40.0, 12.0, 41.0);
        assertThat(footprint.toGeoJson()).containsEntry("type", "Polygon");
    }

    @Test
    void theWholeWorldIsNotWrapped() {
        assertThat(box(-180, -75, 180, 75).bounds()).containsExactly(-180.0, -75.0, 180.0, 75.0);
        assertThat(box(-180, -75, 180, 75).isSplit()).isFalse();
    }

    @Test
    void longitudesUpTo360AreTheWholeWorldToo() {
        assertThat(box(0, -60, 360, 60).bounds()).containsExactly(-180.0, -60.0, 180.0, 60.0);
    }

    @Test
    void aBoxBeyond180IsCutInTwo() {
        Footprint footprint = box(179.5, -18, 180.5, -17);

        assertThat(footprint.isSplit()).isTrue();
        assertThat(footprint.bounds()).containsExactly(179.5, -18.0, -179.5, -17.0);
        assertThat(footprint.toGeoJson()).containsEntry("type", "MultiPolygon");
        assertThat(footprint.parts().getLast()).allMatch(p -> p.x() >= -180 && p.x() <= -179.5);
    }

    @Test
    void aRingThatJumpsAtTheAntimeridianIsTheSame() {
        Footprint footprint =
                Footprint.of(
                        List.of(
                                new Point(179.5, -17),
                                new Point(-179.5, -17),
                                new Point(-179.5, -18),
                                new Point(179.5, -18),
                                new Point(179.5, -17)));

        assertThat(footprint.bounds()).containsExactly(179.5, -18.0, -179.5, -17.0);
    }

    @Test
    void longitudesBeyond180OnTheOtherSideAreBroughtBack() {
        assertThat(box(200, 0, 210, 5).bounds()).containsExactly(-160.0, 0.0, -150.0, 5.0);
        assertThat(box(180, 0, 190, 5).bounds()).containsExactly(-180.0, 0.0, -170.0, 5.0);
    }

    @Test
    void aRingAroundThePoleHoldsThePole() {
        List<Point> ring = new ArrayList<>();
        for (int i = 0; i <= 36; i++) {
            double longitude = 10.0 * i - 175;
            ring.add(new Point(longitude > 180 ? longitude - 360 : longitude, 70));
        }

        Footprint footprint = Footprint.of(ring);

        assertThat(footprint.bounds()).containsExactly(-180.0, 70.0, 180.0, 90.0);
    }

    @Test
    void ringsRunAnticlockwise() {
        for (List<Point> part : List.of(box(0, 0, 1, 1).parts().getFirst())) {
            assertThat(part.getFirst()).isEqualTo(part.getLast());
        }
        Object coordinates = box(0, 0, 2, 1).toGeoJson().get("coordinates");
        assertThat(String.valueOf(coordinates))
                .isEqualTo("[[[0.0, 1.0], [0.0, 0.0], [2.0, 0.0], [2.0, 1.0], [0.0, 1.0]]]");
    }

    @Test
    void theTransformGivesTheOutlineOfARotatedRaster() {
        double half = Math.sqrt(0.5);
        GeoTransform turned = new GeoTransform(half, half, 100, half, -half, 200);

        assertThat(turned.isRotated()).isTrue();
        assertThat(turned.isNorthUp()).isFalse();
        BoundingBox bounds = turned.bounds(10, 10);
        assertThat(bounds.minX()).isEqualTo(100);
        assertThat(bounds.width()).isCloseTo(10 * Math.sqrt(2), within(1e-9));
        assertThat(turned.outline(10, 10, 4)).hasSize(17);
    }

    private static Footprint box(double west, double south, double east, double north) {
        double width = (east - west) / 4;
        List<Point> ring = new ArrayList<>(List.of(new Point(west, north)));
        boolean wide = width > 2;
        for (int i = 1; i < 4 && wide; i++) {
            ring.add(new Point(west + i * width, north));
        }
        ring.add(new Point(east, north));
        ring.add(new Point(east, south));
        for (int i = 3; i > 0 && wide; i--) {
            ring.add(new Point(west + i * width, south));
        }
        ring.add(new Point(west, south));
        ring.add(new Point(west, north));
        return Footprint.of(ring);
    }
}
