package org.dagmaster.bootstrap;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.adapter.blob.BlobOutputStore;
import org.dagmaster.adapter.blob.FileBlobStore;
import org.dagmaster.adapter.cli.platform.Database;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.postgres.MigrationStatus;
import org.dagmaster.adapter.postgres.check.Finding;
import org.dagmaster.adapter.stac.PgStacInstaller;
import org.dagmaster.application.engine.Retention;
import org.dagmaster.application.port.out.OutputStore;
import org.dagmaster.application.port.out.UnitOfWork;
import org.dagmaster.bootstrap.config.Config;
import org.dagmaster.bootstrap.config.Setting;
import org.jspecify.annotations.Nullable;

/** The configured database and its schema. */
record LocalDatabase(Config config) implements Database {

    @Override
    public Map<String, @Nullable Object> migrate() throws StartFailure {
        return with(backend -> {
            Backend.Migrated migrated = backend.migrate();
            Map<String, @Nullable Object> done = new LinkedHashMap<>();
            done.put("migrations_applied", migrated.migrations());
            done.put("pgstac_version", migrated.pgStac().version());
            done.put("pgstac", migrated.pgStac().change().name().toLowerCase(Locale.ROOT));
            return done;
        });
    }

    @Override
    public Map<String, @Nullable Object> status() throws StartFailure {
        return with(backend -> {
            MigrationStatus schema = backend.database().status();
            Map<String, @Nullable Object> status = new LinkedHashMap<>();
            status.put("current", schema.current());
            status.put("applied", schema.applied());
            status.put("pending", schema.pending());
            status.put("pgstac_wanted", PgStacInstaller.VERSION);
            return status;
        });
    }

    @Override
    public Map<String, @Nullable Object> check() throws StartFailure {
        return with(backend -> {
            requireNewest(backend);
            List<Finding> findings = backend.database().check();
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("violated", findings.stream().filter(Finding::isViolated).count());
            result.put("checks", findings.stream().map(LocalDatabase::shown).toList());
            return result;
        });
    }

    @Override
    public Map<String, @Nullable Object> prune(@Nullable Integer days, boolean dryRun)
            throws StartFailure {
        Duration age = days == null ? configuredAge() : Duration.ofDays(days);
        Instant before = Instant.now().minus(age).truncatedTo(ChronoUnit.SECONDS);
        return with(backend -> {
            requireNewest(backend);
            UnitOfWork work = backend.database().unitOfWork();
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("ended_before", before.toString());
            result.put("dry_run", dryRun);
            if (dryRun) {
                result.put("jobs", count(work, before));
            } else {
                Retention.Pruned pruned =
                        new Retention(work, outputs(), Instant::now, age).prune(before);
                result.put("jobs", pruned.jobs());
                result.put("event_days", pruned.eventDays());
                result.put("workers", pruned.workers());
            }
            return result;
        });
    }

    private Duration configuredAge() throws StartFailure {
        if (config.retention().isZero()) {
            throw new StartFailure(
                    "KEPT_FOR_EVER",
                    "DAGMASTER_RETENTION_DAYS is 0: jobs are kept for ever",
                    "Give the number of days as --older-than.");
        }
        return config.retention();
    }

    private static long count(UnitOfWork work, Instant before) {
        return work.inTransaction(stores -> stores.retention().countEnded(before));
    }

    private OutputStore outputs() throws IOException {
        return new BlobOutputStore(new FileBlobStore(config.folder(Setting.BLOBS)));
    }

    private static void requireNewest(Backend backend) throws StartFailure {
        List<String> pending = backend.database().status().pending();
        if (!pending.isEmpty()) {
            throw new StartFailure(
                    "SCHEMA_OUTDATED",
                    "the database lacks the migrations " + String.join(", ", pending),
                    "Run './dagmaster db migrate' and try again.");
        }
    }

    private static Map<String, @Nullable Object> shown(Finding finding) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("code", finding.invariant().code());
        shown.put("sentence", finding.invariant().sentence());
        shown.put("violations", finding.count());
        shown.put("examples", finding.examples().stream().map(LocalDatabase::shown).toList());
        shown.put("next", finding.isViolated() ? finding.invariant().advice() : null);
        return shown;
    }

    private static Map<String, @Nullable Object> shown(Finding.Example example) {
        Map<String, @Nullable Object> shown = new LinkedHashMap<>();
        shown.put("job_id", example.job());
        shown.put("node_id", example.node());
        shown.put("detail", example.detail());
        return shown;
    }

    /** Something that is done with the database. */
    @FunctionalInterface
    private interface Work {
        Map<String, @Nullable Object> apply(Backend backend) throws StartFailure, IOException;
    }

    private Map<String, @Nullable Object> with(Work work) throws StartFailure {
        boolean held = DataFolder.holder(config.data()).isPresent();
        try (DataFolder _ = held ? null : DataFolder.hold(config.data());
                Backend backend = Backend.open(config)) {
            return work.apply(backend);
        } catch (IOException | DataFolder.InUse e) {
            throw new StartFailure(
                    "FOLDER_UNUSABLE",
                    "the data folder %s cannot be used: %s"
                            .formatted(config.data(), e.getMessage()),
                    "Make it writable, or choose another as DAGMASTER_DATA.");
        }
    }
}
