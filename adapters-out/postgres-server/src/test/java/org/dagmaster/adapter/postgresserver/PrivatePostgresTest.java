package org.dagmaster.adapter.postgresserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.dagmaster.adapter.postgresserver.PostgresServerException.Code;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PrivatePostgresTest {

    // Not @TempDir: its folders are closed to the user that runs root's servers.
    private Path parent = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        parent = Files.createTempDirectory("private-postgres");
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwxr-xr-x"));
        folder = parent.resolve("pg");
    }

    @AfterEach
    void removeFolder() throws IOException {
        Folders.delete(parent);
    }

    private Settings settings() {
        String binaries = System.getenv("DAGMASTER_PG_BIN");
        return Settings.in(folder)
                .withBinaries(binaries == null ? null : Path.of(binaries))
                .notDurable();
    }

    @Test
    void whatWasWrittenIsThereAfterStopAndStartOnTheSamePort() throws SQLException {
        int port;
        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            port = server.port();
            execute(server.database(), "CREATE TABLE kept AS SELECT 42 AS answer");
        }
        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            assertThat(server.wasRunning()).isFalse();
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(server.database(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void isSetUpForOurUse() throws SQLException {
        try (PrivatePostgres server = PrivatePostgres.open(settings().with("work_mem", "5MB"))) {
            DatabaseAddress database = server.database();
            assertThat(ask(database, "SHOW server_encoding")).isEqualTo("UTF8");
            // SHOW would tell the zone that the JDBC driver asks for.
            assertThat(
                            ask(
                                    database,
                                    "SELECT setting FROM pg_file_settings WHERE applied AND name ="
                                            + " 'timezone'"))
                    .isEqualTo("UTC");
            assertThat(ask(database, "SHOW jit")).isEqualTo("off");
            assertThat(ask(database, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
            assertThat(ask(database, "SHOW fsync")).isEqualTo("off");
            assertThat(ask(database, "SHOW work_mem")).isEqualTo("5MB");
            assertThat(ask(database, "SELECT upper('\u00e9')")).isEqualTo("\u00c9");
        }
    }

    @Test
    void aDurableServerWaitsForTheDisk() {
        String text = ServerConfiguration.text(Settings.in(folder), 5432);

        assertThat(text).contains("synchronous_commit = 'on'").doesNotContain("fsync = 'off'");
    }

    @Test
    void onlyWhoKnowsThePasswordComesIn() throws IOException {
        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            DatabaseAddress wrong =
                    new DatabaseAddress(server.database().jdbcUrl(), "dagmaster", "guess");

            assertThatThrownBy(() -> ask(wrong, "SELECT 1"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo("28P01"));
            assertThat(Files.getPosixFilePermissions(server.location().resolve("password")))
                    .isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(server.database().toString()).doesNotContain(server.database().password());
        }
    }

    @Test
    void takesOverTheServerOfAPredecessorThatWasKilled() throws Exception {
        Process predecessor = openInAnotherProcess();
        int port = readPort(predecessor);
        predecessor.destroyForcibly().waitFor();

        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            assertThat(server.wasRunning()).isTrue();
            assertThat(server.port()).isEqualTo(port);
            assertThat(ask(server.database(), "SELECT 1")).isEqualTo("1");
        }
        assertThat(Postmaster.read(folder.resolve("data"))).isEmpty();
    }

    @Test
    void leavesTheServerToAnotherProcessThatUsesIt() throws Exception {
        Process other = openInAnotherProcess();
        readPort(other);
        PrivatePostgres server = PrivatePostgres.open(settings());
        server.stop();

        assertThat(ask(server.database(), "SELECT 1")).isEqualTo("1");

        other.destroyForcibly().waitFor();
        PrivatePostgres.open(settings()).stop();
        assertThat(Postmaster.read(folder.resolve("data"))).isEmpty();
    }

    @Test
    void recoversFromAServerThatWasKilled() throws Exception {
        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            execute(server.database(), "CREATE TABLE kept AS SELECT 42 AS answer");
            ProcessHandle process =
                    ProcessHandle.of(Postmaster.read(folder.resolve("data")).orElseThrow().pid())
                            .orElseThrow();
            process.destroyForcibly();
            process.onExit().get();
        }
        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            assertThat(server.wasRunning()).isFalse();
            assertThat(ask(server.database(), "SELECT answer FROM kept")).isEqualTo("42");
        }
    }

    @Test
    void aPidFileThatNamesAnotherProgramIsNoObstacle() throws Exception {
        PrivatePostgres.open(settings()).stop();
        String ours = String.valueOf(ProcessHandle.current().pid());
        Files.writeString(
                Postmaster.file(folder.resolve("data")),
                ours + "\n" + folder.resolve("data") + "\n1\n5432\n\n127.0.0.1\n1 1\nready   \n");

        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            assertThat(ask(server.database(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void halfAClusterIsMadeAnew() throws Exception {
        Files.createDirectories(folder.resolve("data.new/base"));
        Files.writeString(folder.resolve("data.new/PG_VERSION"), "15");

        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            assertThat(ask(server.database(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void takesAnotherPortWhenTheRememberedOneIsTaken() throws Exception {
        PrivatePostgres first = PrivatePostgres.open(settings());
        first.stop();
        try (ServerSocket squatter =
                        new ServerSocket(first.port(), 1, InetAddress.getLoopbackAddress());
                PrivatePostgres server = PrivatePostgres.open(settings())) {
            assertThat(server.port()).isNotEqualTo(squatter.getLocalPort());
            assertThat(ask(server.database(), "SELECT 1")).isEqualTo("1");
        }
    }

    @Test
    void aFixedPortThatIsTakenIsToldWithTheServersOwnWords() throws Exception {
        try (ServerSocket squatter = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Settings settings = settings().withPort(squatter.getLocalPort());

            PostgresServerException problem = problemOf(settings);

            assertThat(problem.code()).isEqualTo(Code.POSTGRES_START_FAILED);
            assertThat(problem)
                    .hasMessageContaining(folder.toString())
                    .hasMessageContaining("Address already in use");
        }
    }

    @Test
    void anUnknownSettingIsToldWithTheServersOwnWords() {
        PostgresServerException problem = problemOf(settings().with("shared_bufers", "1GB"));

        assertThat(problem.code()).isEqualTo(Code.POSTGRES_START_FAILED);
        assertThat(problem)
                .hasMessageContaining("unrecognized configuration parameter \"shared_bufers\"");
    }

    @Test
    void aFolderWithoutPostgresIsNamedWithWhatItLacks() {
        PostgresServerException problem =
                problemOf(settings().withBinaries(folder.resolve("nowhere")));

        assertThat(problem.code()).isEqualTo(Code.POSTGRES_NOT_FOUND);
        assertThat(problem)
                .hasMessageContaining(folder.resolve("nowhere").toString())
                .hasMessageContaining("initdb")
                .hasMessageContaining("DAGMASTER_PG_BIN");
    }

    /** As below root's home: only root's server, which runs as another user, has to move. */
    @Test
    void aFolderOutOfTheServersReachIsReplacedByOneItCanReach() throws Exception {
        Files.setPosixFilePermissions(parent, PosixFilePermissions.fromString("rwx------"));
        try (PrivatePostgres server = PrivatePostgres.open(settings())) {
            Path expected =
                    ServerUser.current().dropsRoot() ? Path.of("/var/lib/dagmaster") : parent;

            assertThat(server.location().getParent()).isEqualTo(expected);
            assertThat(server.location().getFileName().toString()).startsWith("pg");
            assertThat(ask(server.database(), "SELECT 1")).isEqualTo("1");
            server.stop();
            Folders.delete(server.location());
        }
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        PostgresServerException problem = problemOf(Settings.in(file.resolve("pg")));

        assertThat(problem.code()).isEqualTo(Code.POSTGRES_FOLDER_UNUSABLE);
        assertThat(problem).hasMessageContaining(file.toString());
    }

    private static PostgresServerException problemOf(Settings settings) {
        @Nullable PostgresServerException problem =
                catchThrowableOfType(
                        PostgresServerException.class, () -> PrivatePostgres.open(settings));
        return java.util.Objects.requireNonNull(problem, "the server started");
    }

    /** Opens the server in a process of its own, which then waits to be killed. */
    private Process openInAnotherProcess() throws IOException {
        return new ProcessBuilder(
                        List.of(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Predecessor.class.getName(),
                                folder.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int readPort(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        return Integer.parseInt(String.valueOf(reader.readLine()));
    }

    static String ask(DatabaseAddress database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    static void execute(DatabaseAddress database, String sql) throws SQLException {
        try (Connection connection = connect(database);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static Connection connect(DatabaseAddress database) throws SQLException {
        return DriverManager.getConnection(
                database.jdbcUrl(), database.user(), database.password());
    }
}
