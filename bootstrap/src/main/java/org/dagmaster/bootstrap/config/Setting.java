package org.dagmaster.bootstrap.config;

import java.util.Locale;

/**
 * Every setting there is. A setting NAME is read from the environment variable {@code
 * DAGMASTER_NAME}, else from the key {@code name} of the configuration file, else it is the
 * default.
 */
public enum Setting {
    /** The folder for everything that a single machine keeps; empty for .dagmaster in the home. */
    DATA(""),
    /** Where the program is installed; the launcher says it. */
    HOME("."),
    HOST("127.0.0.1"),
    /** Empty: 8080, or the next port that is free. */
    PORT(""),
    /** The address that clients see, where it is not the one listened at. */
    PUBLIC_URL(""),
    /** A PostgreSQL with PostGIS and pgSTAC; empty for a private one in the data folder. */
    DATABASE_URL("", true),
    DATABASE_USER(""),
    DATABASE_PASSWORD("", true),
    /** Connections in the pool. */
    DATABASE_POOL("10"),
    /** The folder with PostgreSQL's programs; empty to look for it. */
    PG_BIN(""),
    /** The folder with pgSTAC's SQL files. */
    PGSTAC_SQL(""),
    /** A folder with workflows of your own; empty for data/workflows. */
    WORKFLOWS(""),
    /** Names of variables, divided by commas, that templates may read as ${env.NAME}. */
    TEMPLATE_ENV(""),
    /** The folder of the zones; empty for data/blobs. */
    BLOBS(""),
    /** The folder that workers stage files in; empty for data/mount. */
    MOUNT(""),
    /** Tasks of the queue functionapp-tasks that run at once. */
    LIGHT_SLOTS("16"),
    /** Tasks of the queue container-tasks that run at once; empty for one a core. */
    HEAVY_SLOTS(""),
    /** The queues that a worker takes from, NAME or NAME:SLOTS, divided by commas. */
    QUEUES("functionapp-tasks,container-tasks"),
    /** How many tasks of a queue all workers together may run at once, NAME:NUMBER,... */
    QUEUE_LIMITS(""),
    /** The same by handler. */
    HANDLER_LIMITS(""),
    /** Megabytes that GDAL may use as a cache. */
    GDAL_CACHE_MB("256"),
    /** Seconds that a process counts as alive after a heartbeat. */
    LEASE_SECONDS("10"),
    HEARTBEAT_SECONDS("3"),
    /** Days that a job is kept after its end; 0 for ever. */
    RETENTION_DAYS("90"),
    /** Seconds that running tasks have to save their state when the process is stopped. */
    SHUTDOWN_SECONDS("30"),
    /** error, warn, info, debug. */
    LOG_LEVEL("warn");

    private final String fallback;
    private final boolean secret;

    Setting(String fallback) {
        this(fallback, false);
    }

    Setting(String fallback, boolean secret) {
        this.fallback = fallback;
        this.secret = secret;
    }

    public String fallback() {
        return fallback;
    }

    public boolean isSecret() {
        return secret;
    }

    public String variable() {
        return "DAGMASTER_" + name();
    }

    /** The key in the configuration file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
