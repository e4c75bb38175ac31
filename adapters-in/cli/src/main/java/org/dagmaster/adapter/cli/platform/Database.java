package org.dagmaster.adapter.cli.platform;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The database and its schema. Answers are JSON-shaped, with snake_case keys. */
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

    /**
     * Asks whether everything that must hold of the engine's rows does.
     *
     * @return {@code violated}, how many invariants are, and {@code checks}, one for each: {@code
     *     code}, {@code sentence}, {@code violations}, {@code examples} of {@code job_id}, {@code
     *     node_id} and {@code detail}, and {@code next}
     * @throws StartFailure if the database cannot be had, or its schema is not the newest
     */
    Map<String, @Nullable Object> check() throws StartFailure;

    /**
     * Deletes jobs that ended long ago, with all that is kept about them.
     *
     * @param days how long ago at least; null for what is configured
     * @param dryRun only counts them
     * @return {@code ended_before}, {@code dry_run} and {@code jobs}; unless it is a dry run, also
     *     {@code event_days} that were dropped whole and dead {@code workers} that were forgotten
     * @throws StartFailure if the database cannot be had, its schema is not the newest, or jobs are
     *     kept for ever and no number of days is given
     */
    Map<String, @Nullable Object> prune(@Nullable Integer days, boolean dryRun) throws StartFailure;
}
