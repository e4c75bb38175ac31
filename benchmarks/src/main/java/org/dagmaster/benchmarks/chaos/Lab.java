package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dagmaster.adapter.postgresserver.DatabaseAddress;

/** The servers and their database, in temporary folders, and gone with the trial. */
final class Lab implements AutoCloseable {

    private final Path folder;
    private final Path records;
    private final List<Server> servers = new ArrayList<>();
    private final ChaosDatabase database;
    private boolean isClosed;
    private boolean isKept;

    private Lab(Path folder, ChaosDatabase database) throws IOException {
        this.folder = folder;
        this.database = database;
        this.records = Files.createDirectories(folder.resolve("records"));
    }

    static Lab open(ChaosSettings settings, Tally tally) throws IOException {
        Path folder = Files.createTempDirectory("dagmaster-chaos-");
        tally.note("starting PostgreSQL in " + folder);
        Path ofDatabase = Files.createTempDirectory("dagmaster-chaos-postgres-");
        Lab lab = new Lab(folder, ChaosDatabase.start(ofDatabase));
        Path workflows = Files.createDirectories(folder.resolve("workflows"));
        for (Workflow workflow : Workflow.values()) {
            Files.writeString(
                    workflows.resolve(workflow.id() + ".yaml"), workflow.yaml(settings.retries()));
        }
        for (String roles : settings.servers()) {
            int number = lab.servers.size() + 1;
            Path log = folder.resolve("server-" + number + ".log");
            lab.servers.add(new Server(number, roles, lab.environment(number), log, tally));
        }
        return lab;
    }

    private Map<String, String> environment(int number) {
        DatabaseAddress address = database.address();
        Map<String, String> environment = new HashMap<>();
        environment.put("DAGMASTER_DATA", folder.resolve("server-" + number).toString());
        environment.put("DAGMASTER_WORKFLOWS", folder.resolve("workflows").toString());
        environment.put("DAGMASTER_BLOBS", folder.resolve("blobs").toString());
        environment.put("DAGMASTER_DATABASE_URL", address.jdbcUrl());
        environment.put("DAGMASTER_DATABASE_USER", address.user());
        environment.put("DAGMASTER_DATABASE_PASSWORD", address.password());
        environment.put("DAGMASTER_LEASE_SECONDS", seconds(ChaosSettings.LEASE.toSeconds()));
        environment.put(
                "DAGMASTER_HEARTBEAT_SECONDS", seconds(ChaosSettings.HEARTBEAT.toSeconds()));
        environment.put("DAGMASTER_SHUTDOWN_SECONDS", seconds(3));
        environment.put(ExecutionLog.FOLDER, records.toString());
        return environment;
    }

    private static String seconds(long seconds) {
        return Long.toString(seconds);
    }

    /** The first alone: it makes the tables. */
    void startServers(Tally tally) throws IOException, InterruptedException {
        for (Server server : servers) {
            server.start();
            tally.note("server %d is at work".formatted(server.number()));
        }
    }

    List<Server> servers() {
        return servers;
    }

    ChaosDatabase database() {
        return database;
    }

    Path records() {
        return records;
    }

    /** Leaves all files where they are, for whoever looks into what went wrong. */
    String keep() {
        isKept = true;
        return folder + " and " + database.location();
    }

    @Override
    public synchronized void close() throws IOException {
        if (isClosed) {
            return;
        }
        isClosed = true;
        servers.forEach(Server::close);
        Path ofDatabase = database.location();
        database.close();
        if (!isKept) {
            delete(folder);
            delete(ofDatabase);
        }
    }

    private static void delete(Path folder) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(folder)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : deepestFirst) {
            Files.deleteIfExists(path);
        }
    }
}
