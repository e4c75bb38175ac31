package org.dagmaster.adapter.stac;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What we leave out of an item is what pgSTAC puts back. */
class DehydratorTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"a":{"x":1}}            | {"a":{"x":1}}
                    {"a":{"x":2}}            | {"a":{"x":1}}
                    {"a":{"x":1,"y":2}}      | {"a":{"x":1}}
                    {"a":{"y":2}}            | {"a":{"x":1}}
                    {"b":1}                  | {"a":{"x":1},"c":[1]}
                    {"a":[1,2]}              | {"a":[1,2]}
                    {"a":[1,3]}              | {"a":[1,2]}
                    {"a":[1]}                | {"a":[1,2]}
                    {"a":[{"y":1},{"x":1}]}  | {"a":[{"x":1},{"x":1}]}
                    {"a":[[1,2],[3,5]]}      | {"a":[[1,2],[3,4]]}
                    {"a":"text"}             | {"a":{"x":1}}
                    {"a":{"x":false}}        | {"a":{"x":true}}
                    {"a":{}}                 | {"a":{"x":1}}
                    """)
    void pgStacPutsBackWhatWasLeftOut(String item, String base) {
        try (HikariDataSource dataSource = PgStacDatabases.fresh()) {
            Map<String, @Nullable Object> kept =
                    new Dehydrator(Json.readMap(base)).content(Json.readMap(item));
            String hydrated =
                    Jdbi.create(dataSource)
                            .withHandle(handle -> {
                                handle.execute("SET search_path TO pgstac, public");
                                return handle.createQuery(
                                                "SELECT content_hydrate(:kept::jsonb,"
                                                        + " :base::jsonb)::text")
                                        .bind("kept", Json.write(kept))
                                        .bind("base", base)
                                        .mapTo(String.class)
                                        .one();
                            });

            assertThat(Json.readMap(hydrated)).isEqualTo(Json.readMap(item));
        }
    }

    @ParameterizedTest
    @CsvSource({"id", "geometry", "collection", "type"})
    void whatIsAColumnOfItsOwnIsNotKept(String member) {
        Dehydrator dehydrator = new Dehydrator(Map.of("type", "Feature", "collection", "dem"));

        assertThat(dehydrator.content(Map.of(member, "x", "bbox", List.of(1)))).hasSize(1);
    }
}
