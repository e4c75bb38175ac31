package org.dagmaster.adapter.cli.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database's schema. Answers are JSON-shaped, with snake_case keys. */
public interface Database {

    /**
     * Brings the schema to the newest version.
     *
     * @return what was done
     * @throws StartFailure if the database cannot be had, or a migration failed
     */
    Map<String, @Nullable Object> migrate() throws StartFailure;

    /**
     * @return versions, and what is still to be migrated
     * @throws StartFailure if the database cannot be had
     */
    Map<String, @Nullable Object> status() throws StartFailure;
}
