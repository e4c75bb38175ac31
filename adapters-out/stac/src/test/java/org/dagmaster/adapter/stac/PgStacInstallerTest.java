package org.dagmaster.adapter.stac;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.dagmaster.adapter.stac.PgStacInstaller.Change;
import org.dagmaster.adapter.stac.PgStacInstaller.Outcome;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class PgStacInstallerTest {

    private static final String WANTED = PgStacDatabases.version();

    private final HikariDataSource dataSource = PgStacDatabases.empty();

    @AfterEach
    void close() {
        dataSource.close();
    }

    @Test
    void anEmptyDatabaseGetsPgStacAndTheSecondRunFindsItThere() {
        assertThat(installer(WANTED).install()).isEqualTo(new Outcome(WANTED, Change.INSTALLED));
        assertThat(installer(WANTED).install()).isEqualTo(new Outcome(WANTED, Change.NONE));
        assertThat(new PgStacCatalog(dataSource).collections()).isEmpty();
    }

    @Test
    void anOlderVersionIsTakenToTheOneWanted() {
        installer("0.9.9").install();

        assertThat(installer(WANTED).install()).isEqualTo(new Outcome(WANTED, Change.MIGRATED));
        assertThat(new PgStacCatalog(dataSource).collections()).isEmpty();
    }

    @Test
    void aNewerVersionIsLeftAsItIs() {
        installer(WANTED).install();

        assertThat(installer("0.9.1").install()).isEqualTo(new Outcome(WANTED, Change.NONE));
    }

    @Test
    void ofTwoAtOnceOneInstallsAndTheOtherFindsItThere() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<Outcome> install = () -> installer(WANTED).install();
            List<Future<Outcome>> outcomes = both.invokeAll(List.of(install, install));

            assertThat(List.of(outcomes.get(0).get().change(), outcomes.get(1).get().change()))
                    .containsExactlyInAnyOrder(Change.INSTALLED, Change.NONE);
        }
    }

    @Test
    void theConnectionGoesBackToThePoolAsItCame() throws SQLException {
        String before = session();
        dataSource.setMaximumPoolSize(1);
        installer(WANTED).install();

        assertThat(session()).isEqualTo(before);
    }

    @Test
    void aFolderWithoutTheVersionIsToldByName(@TempDir Path folder) {
        assertThatThrownBy(() -> new PgStacInstaller(dataSource, folder, WANTED).install())
                .isInstanceOf(PgStacInstallException.class)
                .hasMessageContaining("pgstac." + WANTED + ".sql")
                .hasMessageContaining(folder.toString());
    }

    @Test
    void aVersionFromWhichNoSqlLeadsOnIsToldByName(@TempDir Path folder) {
        installer("0.9.9").install();

        assertThatThrownBy(() -> new PgStacInstaller(dataSource, folder, WANTED).install())
                .isInstanceOf(PgStacInstallException.class)
                .hasMessageContaining("pgSTAC 0.9.9, which is there, to " + WANTED);
    }

    @Test
    void aDatabaseThatIsAwayIsToldAsSuch() {
        PGSimpleDataSource nowhere = new PGSimpleDataSource();
        nowhere.setUrl("jdbc:postgresql://127.0.0.1:1/none");
        PgStacInstaller installer = new PgStacInstaller(nowhere, PgStacDatabases.sqlFolder());

        assertThatThrownBy(installer::install).isInstanceOf(StorageUnavailable.class);
    }

    @Test
    void versionsCompareByTheirNumbers() {
        assertThat(PgStacInstaller.compare("0.9.12", "0.9.9")).isPositive();
        assertThat(PgStacInstaller.compare("0.10.0", "0.9.12")).isPositive();
        assertThat(PgStacInstaller.compare("0.9.12", "0.9.12")).isZero();
    }

    private PgStacInstaller installer(String version) {
        return new PgStacInstaller(dataSource, PgStacDatabases.sqlFolder(), version);
    }

    private String session() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT concat_ws(' ', current_user, current_setting('search_path'),"
                                        + " current_setting('client_min_messages'))")) {
            row.next();
            return row.getString(1) + " " + connection.getAutoCommit();
        }
    }
}
