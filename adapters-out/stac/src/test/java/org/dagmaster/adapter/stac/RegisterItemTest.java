package org.dagmaster.adapter.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.dagmaster.application.handler.TaskFailure;
import org.dagmaster.application.handler.stac.RegisterItemHandler;
import org.dagmaster.domain.job.Failure;
import org.dagmaster.domain.raster.CogProduct;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The handlers on a real catalog. */
class RegisterItemTest {

    private final CatalogFixture fixture = new CatalogFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void ensuringTwiceCreatesOnce() throws TaskFailure {
        assertThat(fixture.ensure("dem").created()).isTrue();
        assertThat(fixture.ensure("dem").created()).isFalse();
    }

    @Test
    void registeringTwiceIsTheSameItemOnce() throws TaskFailure {
        fixture.ensure("dem");
        RegisterItemHandler.Output first = fixture.register("dem", Cogs.undated("t"));
        fixture.timeIs("2026-03-04T05:06:07Z");
        RegisterItemHandler.Output second = fixture.register("dem", Cogs.undated("t"));

        assertThat(first.created()).isTrue();
        assertThat(second.created()).isFalse();
        assertThat(Look.ids(fixture.catalog.search(Map.of()))).containsExactly("t");
        assertThat(properties("t"))
                .containsEntry("datetime", "2026-02-03T04:05:06Z")
                .containsEntry("created", "2026-02-03T04:05:06Z")
                .containsEntry("updated", "2026-03-04T05:06:07Z");
    }

    @Test
    void theOutputSaysWhereTheItemIs() throws TaskFailure {
        fixture.ensure("dem");

        assertThat(fixture.register("dem", Cogs.tile("a tile", 5, 7)))
                .isEqualTo(
                        new RegisterItemHandler.Output(
                                "dem",
                                "a tile",
                                true,
                                "/stac/collections/dem/items/a%20tile",
                                "blob://silver/dem/a%20tile.tif"));
    }

    @Test
    void withoutAnyOtherTimeTheItemSaysThatItsTimeIsTheProcessingTime() throws TaskFailure {
        fixture.ensure("dem");
        fixture.register("dem", Cogs.undated("t"));

        assertThat(properties("t"))
                .containsEntry("dagmaster:datetime_source", "processing")
                .containsEntry("datetime", "2026-02-03T04:05:06Z")
                .containsEntry("start_datetime", "2026-02-03T04:05:06Z")
                .containsEntry("end_datetime", "2026-02-03T04:05:06Z")
                .containsEntry("processing:datetime", "2026-02-03T04:05:06Z");
    }

    @Test
    void aTimeThatWasAskedForGoesBeforeTheOneOfTheSource() throws TaskFailure {
        fixture.ensure("dem");
        fixture.register("dem", "asked", Cogs.tile("t", 5, 7), "2020-01-01");
        fixture.register("dem", "stated", Cogs.tile("t", 5, 7), null);

        assertThat(properties("asked"))
                .containsEntry("dagmaster:datetime_source", "input")
                .containsEntry("start_datetime", "2020-01-01T00:00:00Z")
                .containsEntry("end_datetime", "2020-01-01T23:59:59.999Z");
        assertThat(properties("stated"))
                .containsEntry("dagmaster:datetime_source", "source")
                .containsEntry("datetime", "2024-05-01T10:00:00Z")
                .doesNotContainKey("start_datetime");
    }

    @Test
    void whatPlatformAndValidationKnowIsInTheProperties() throws TaskFailure {
        fixture.ensure("dem");
        fixture.register("dem", Cogs.tile("t", 5, 7));

        assertThat(properties("t"))
                .containsEntry("platform:dataset_id", "d1")
                .containsEntry("dagmaster:raster_type", "dem")
                .containsEntry("dagmaster:source_crs", "EPSG:4326")
                .containsEntry("title", "A title");
    }

    @Test
    void faultsOfTheParametersArePermanent() throws TaskFailure {
        fixture.ensure("dem");
        CogProduct cog = Cogs.tile("t", 5, 7);

        assertThat(failure(() -> fixture.ensure("Not An Id")))
                .isEqualTo(List.of("COLLECTION_ID_INVALID", false));
        assertThat(failure(() -> fixture.register("Not An Id", cog)))
                .isEqualTo(List.of("COLLECTION_ID_INVALID", false));
        assertThat(failure(() -> fixture.register("none", cog)))
                .isEqualTo(List.of("COLLECTION_MISSING", false));
        assertThat(failure(() -> fixture.register("dem", "a:b", cog, null)))
                .isEqualTo(List.of("ITEM_ID_INVALID", false));
        assertThat(failure(() -> fixture.register("dem", "t", cog, "yesterday")))
                .isEqualTo(List.of("DATETIME_INVALID", false));
    }

    @Test
    void aDatabaseThatIsAwayIsWorthAnotherTry() throws TaskFailure {
        fixture.ensure("dem");
        fixture.close();

        assertThat(failure(() -> fixture.ensure("dem")))
                .isEqualTo(List.of("STORAGE_UNAVAILABLE", true));
        assertThat(failure(() -> fixture.register("dem", Cogs.tile("t", 5, 7))))
                .isEqualTo(List.of("STORAGE_UNAVAILABLE", true));
    }

    private Map<String, @Nullable Object> properties(String item) {
        Map<String, @Nullable Object> stored = fixture.catalog.item("dem", item).orElseThrow();
        return Look.members(stored, "properties");
    }

    private static List<Object> failure(ThrowingCallable call) {
        Failure failure = catchThrowableOfType(TaskFailure.class, call).failure();
        return List.of(failure.code().value(), failure.retryable());
    }
}
