package org.dagmaster.adapter.postgresserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class TemporaryPostgresTest {

    @Test
    void databasesDoNotSeeEachOther() throws SQLException {
        DatabaseAddress one = TemporaryPostgres.freshDatabase();
        DatabaseAddress two = TemporaryPostgres.freshDatabase();
        PrivatePostgresTest.execute(one, "CREATE TABLE mine ()");

        assertThatThrownBy(() -> PrivatePostgresTest.ask(two, "SELECT count(*) FROM mine"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void aDatabaseCanBeCopied() throws SQLException {
        TemporaryPostgres.server().createDatabase("original", null);
        PrivatePostgresTest.execute(
                TemporaryPostgres.server().database("original"),
                "CREATE TABLE mine AS SELECT 7 AS n");

        DatabaseAddress copy = TemporaryPostgres.freshDatabase("original");

        assertThat(PrivatePostgresTest.ask(copy, "SELECT n FROM mine")).isEqualTo("7");
    }

    @Test
    void aDroppedDatabaseIsGone() throws SQLException {
        DatabaseAddress database = TemporaryPostgres.server().createDatabase("short_lived", null);
        TemporaryPostgres.server().dropDatabase("short_lived");

        assertThatThrownBy(() -> PrivatePostgresTest.ask(database, "SELECT 1"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("does not exist");
    }

    @Test
    void aNameThatIsNoDatabaseNameIsRefused() {
        assertThatThrownBy(() -> TemporaryPostgres.server().createDatabase("a; drop", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a; drop");
    }
}
