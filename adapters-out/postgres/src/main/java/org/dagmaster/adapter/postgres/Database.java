package org.dagmaster.adapter.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.dagmaster.adapter.postgres.check.Finding;
import org.dagmaster.adapter.postgres.check.Invariants;
import org.dagmaster.application.port.out.HealthProbe;
import org.dagmaster.application.port.out.StorageUnavailable;
import org.dagmaster.application.port.out.UnitOfWork;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The engine's database: a small pool of connections, the schema, and the unit of work. */
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    /** Partitions of events are made this many days ahead. */
    private static final int DAYS_AHEAD = 7;

    /** Connections of {@link #dataSource} at most. */
    private static final int OTHERS = 4;

    /**
     * For every connection of the engine. Tables that turn over within seconds have no statistics
     * to trust: a plan that was made while a queue was empty must not read the whole of it later.
     * And a process that stops in the midst of a transaction must not keep its jobs from a
     * successor.
     */
    private static final String SESSION =
            "SET enable_seqscan = off; SET jit = off;"
                    + " SET idle_in_transaction_session_timeout = '5s'; SET timezone = 'UTC'";

    private final DatabaseSettings settings;
    private final HikariDataSource pool;
    private final HikariDataSource others;
    private final Jdbi jdbi;
    private final UnitOfWork unitOfWork;
    private final Migrations migrations;

    static {
        // Otherwise the pool asks a connection that nobody used for half a second whether it is
        // alive: more statements than an idle engine has of its own, which notices by itself.
        System.setProperty("com.zaxxer.hikari.aliveBypassWindowMs", "5000");
    }

    private Database(DatabaseSettings settings, HikariDataSource pool, HikariDataSource others) {
        this.settings = settings;
        this.pool = pool;
        this.others = others;
        this.jdbi = Jdbi.create(pool);
        this.unitOfWork = new PostgresUnitOfWork(jdbi);
        this.migrations = new Migrations(others);
    }

    /**
     * Connects.
     *
     * @throws StorageUnavailable if there is no connection to be had
     */
    public static Database open(DatabaseSettings settings) {
        try {
            HikariConfig forOthers = configuration(settings, "others");
            forOthers.setMaximumPoolSize(OTHERS);
            forOthers.setMinimumIdle(0);
            forOthers.setInitializationFailTimeout(-1);
            HikariConfig forEngine = configuration(settings, "engine");
            forEngine.setConnectionInitSql(SESSION);
            // A network that swallows packets must not hold a thread for ever.
            forEngine.addDataSourceProperty("socketTimeout", "60");
            HikariDataSource pool = new HikariDataSource(forEngine);
            return new Database(settings, pool, new HikariDataSource(forOthers));
        } catch (HikariPool.PoolInitializationException e) {
            throw new StorageUnavailable(
                    "The database %s cannot be reached: %s".formatted(settings, rootOf(e)), e);
        }
    }

    private static HikariConfig configuration(DatabaseSettings settings, String name) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setJdbcUrl(settings.jdbcUrl());
        config.setUsername(settings.user());
        config.setPassword(settings.password());
        config.setMaximumPoolSize(settings.poolSize());
        config.setMinimumIdle(Math.min(2, settings.poolSize()));
        config.setConnectionTimeout(settings.patience().toMillis());
        config.setIdleTimeout(Duration.ofMinutes(2).toMillis());
        config.addDataSourceProperty("ApplicationName", "dagmaster");
        config.addDataSourceProperty("tcpKeepAlive", "true");
        config.addDataSourceProperty("connectTimeout", "5");
        return config;
    }

    public UnitOfWork unitOfWork() {
        return unitOfWork;
    }

    /**
     * Wakes other processes, and is woken by them.
     *
     * @param self a name that no other process has, without blanks
     */
    public PostgresPeers peers(String self) {
        return new PostgresPeers(settings, self, NotificationSender.start(jdbi, self));
    }

    public HealthProbe probe() {
        return new DatabaseProbe(jdbi);
    }

    /**
     * Connections for adapters with tables of their own: few, and apart from the engine's, so that
     * a slow search in a catalog holds up no job. Their sessions are as PostgreSQL sets them up.
     */
    public DataSource dataSource() {
        return others;
    }

    /**
     * Brings the schema to the newest version, and makes the partitions of the days ahead.
     *
     * @return how many migrations were applied
     */
    public int migrate() {
        try {
            int applied = migrations.migrate();
            if (applied > 0) {
                LOG.info("{} migrations applied", applied);
            }
            prepareDays();
            return applied;
        } catch (SQLException | FlywayException e) {
            throw translated(e);
        }
    }

    public MigrationStatus status() {
        try {
            return migrations.status();
        } catch (FlywayException e) {
            throw translated(e);
        }
    }

    /**
     * Asks whether all that must hold of the engine's rows does, in one snapshot. Reads whole
     * tables, for minutes where there are many millions of rows, and holds nobody up.
     *
     * @return one finding for each invariant
     */
    public List<Finding> check() {
        try {
            return Invariants.check(Jdbi.create(others));
        } catch (JdbiException e) {
            throw translated(e);
        }
    }

    /**
     * Makes the partitions of events for the days ahead. To be called once a day; were it missed,
     * events of that day would go to the default partition.
     *
     * @return how many partitions were made
     */
    public int prepareDays() {
        return count("SELECT dagapp.dag_prepare_event_days(:argument)", DAYS_AHEAD);
    }

    private int count(String sql, Object argument) {
        try {
            return jdbi.withHandle(handle ->
                    handle.createQuery(sql).bind("argument", argument).mapTo(Integer.class).one());
        } catch (JdbiException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(Exception failure) {
        @Nullable String reason = Outages.reason(failure);
        if (reason != null) {
            return new StorageUnavailable(reason, failure);
        }
        return failure instanceof RuntimeException unchecked
                ? unchecked
                : new IllegalStateException(failure);
    }

    private static String rootOf(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return String.valueOf(cause.getMessage());
    }

    @Override
    public void close() {
        others.close();
        pool.close();
    }
}
