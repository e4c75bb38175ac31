package org.dagmaster.adapter.postgres.check;

/**
 * Something that holds of the engine's rows in every snapshot, however busy the engine is.
 *
 * @param code stable, such as TASK_NOWHERE
 * @param sentence what holds
 * @param advice what to do where it does not
 * @param sql a SELECT of what violates it, as columns {@code job_id}, {@code node_id} (may be null)
 *     and {@code detail}
 */
public record Invariant(String code, String sentence, String advice, String sql) {}
