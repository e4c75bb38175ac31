package org.dagmaster.adapter.postgres;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far the schema is.
 *
 * @param current the newest version that was applied; null for an empty database
 * @param applied versions that were applied, ascending
 * @param pending versions that are still to be applied, ascending
 */
public record MigrationStatus(
        @Nullable String current, List<String> applied, List<String> pending) {

    public MigrationStatus {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
    }
}
