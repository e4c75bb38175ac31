package org.dagmaster.adapter.stac;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.dagmaster.application.port.out.StacCatalog;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;

/**
 * The STAC store on pgSTAC. It speaks to pgSTAC through its functions (items are loaded as pgSTAC's
 * own loader loads them, see {@link ItemWriter}) and takes tokens as they come, so that it does not
 * depend on pgSTAC's version.
 */
public final class PgStacCatalog implements StacCatalog {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String TOKEN = "token=";

    private final PgStacDatabase database;
    private final ItemWriter writer = new ItemWriter();

    public PgStacCatalog(DataSource dataSource) {
        this.database = new PgStacDatabase(dataSource);
    }

    @Override
    public boolean ensureCollection(Map<String, @Nullable Object> collection) {
        String id = String.valueOf(collection.get("id"));
        try {
            return database.inTransaction(handle -> {
                boolean absent = collection(handle, id).isEmpty();
                if (absent) {
                    handle.createQuery("SELECT create_collection(:json::jsonb)")
                            .bind("json", Json.write(collection))
                            .mapTo(String.class)
                            .findOne();
                }
                return absent;
            });
        } catch (JdbiException e) {
            if (UNIQUE_VIOLATION.equals(PgStacDatabase.sqlState(e))) {
                return false; // another was quicker
            }
            throw e;
        }
    }

    @Override
    public void upsertItems(String collectionId, List<Map<String, @Nullable Object>> items) {
        if (!items.isEmpty()) {
            database.inTransaction(handle -> {
                writer.write(handle, collectionId, items);
                return items.size();
            });
        }
    }

    @Override
    public List<Map<String, @Nullable Object>> collections() {
        return database.inTransaction(handle -> {
            String json =
                    handle.createQuery("SELECT all_collections()::text").mapTo(String.class).one();
            List<Map<String, @Nullable Object>> all = new ArrayList<>(Json.readMaps(json));
            all.sort(Comparator.comparing(c -> String.valueOf(c.get("id"))));
            return all;
        });
    }

    @Override
    public Optional<Map<String, @Nullable Object>> collection(String collectionId) {
        return database.inTransaction(handle -> collection(handle, collectionId));
    }

    @Override
    public Optional<Map<String, @Nullable Object>> item(String collectionId, String itemId) {
        return database.inTransaction(handle ->
                handle.createQuery("SELECT get_item(:item, :collection)::text")
                        .bind("item", itemId)
                        .bind("collection", collectionId)
                        .mapTo(String.class)
                        .findOne()
                        .map(Json::readMap));
    }

    @Override
    public Map<String, @Nullable Object> search(Map<String, @Nullable Object> query) {
        Map<String, @Nullable Object> found =
                database.inTransaction(handle ->
                        Json.readMap(
                                handle.createQuery("SELECT search(:query::jsonb)::text")
                                        .bind("query", Json.write(query))
                                        .mapTo(String.class)
                                        .one()));
        Map<String, @Nullable Object> page = new LinkedHashMap<>(found);
        page.put("links", pageLinks(found.get("links")));
        return page;
    }

    /** pgSTAC's links say where pgSTAC guesses it is served; what counts is their token. */
    private static List<Map<String, @Nullable Object>> pageLinks(@Nullable Object links) {
        List<Map<String, @Nullable Object>> pages = new ArrayList<>();
        if (links instanceof List<?> list) {
            for (Object link : list) {
                if (link instanceof Map<?, ?> map && map.get("href") instanceof String href) {
                    int at = href.indexOf(TOKEN);
                    if (at >= 0) {
                        String token = href.substring(at + TOKEN.length());
                        pages.add(Map.of("rel", String.valueOf(map.get("rel")), "token", token));
                    }
                }
            }
        }
        return pages;
    }

    private static Optional<Map<String, @Nullable Object>> collection(Handle handle, String id) {
        return handle.createQuery("SELECT get_collection(:id)::text")
                .bind("id", id)
                .mapTo(String.class)
                .findOne()
                .map(Json::readMap);
    }
}
