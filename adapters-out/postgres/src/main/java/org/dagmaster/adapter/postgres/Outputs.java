package org.dagmaster.adapter.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import org.dagmaster.domain.job.Output;
import org.jspecify.annotations.Nullable;

/**
 * Outputs in two columns: {@code NAME} holds the JSON of one that is carried along, {@code
 * NAME_ref} tells where another is kept.
 */
final class Outputs {

    private Outputs() {}

    static @Nullable String json(@Nullable Output output) {
        return output instanceof Output.Inline(var value) ? Json.write(value) : null;
    }

    static @Nullable String reference(@Nullable Output output) {
        return output instanceof Output.Stored stored ? stored.toString() : null;
    }

    static @Nullable Output read(ResultSet row, String column) throws SQLException {
        String reference = row.getString(column + "_ref");
        if (reference != null) {
            return Output.Stored.parse(reference);
        }
        String json = row.getString(column);
        return json == null ? null : Output.of(Json.read(json));
    }

    /**
     * @throws SQLException if there is none
     */
    static Output readPresent(ResultSet row, String column) throws SQLException {
        Output output = read(row, column);
        if (output == null) {
            throw new SQLException("the column " + column + " holds no output");
        }
        return output;
    }
}
