package org.dagmaster.bootstrap;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.dagmaster.adapter.cli.platform.Database;
import org.dagmaster.adapter.cli.platform.StartFailure;
import org.dagmaster.adapter.postgres.MigrationStatus;
import org.dagmaster.adapter.postgres.check.Finding;
import org.dagmaster.adapter.stac.PgStacInstaller;
import org.dagmaster.bootstrap.config.Config;
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
            List<String> pending = backend.database().status().pending();
            if (!pending.isEmpty()) {
                throw new StartFailure(
                        "SCHEMA_OUTDATED",
                        "the database lacks the migrations " + String.join(", ", pending),
                        "Run './dagmaster db migrate' and check again.");
            }
            List<Finding> findings = backend.database().check();
            Map<String, @Nullable Object> result = new LinkedHashMap<>();
            result.put("violated", findings.stream().filter(Finding::isViolated).count());
            result.put("checks", findings.stream().map(LocalDatabase::shown).toList());
            return result;
        });
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
        Map<String, @Nullable Object> apply(Backend backend) throws StartFailure;
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
