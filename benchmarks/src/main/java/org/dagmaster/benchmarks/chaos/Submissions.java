package org.dagmaster.benchmarks.chaos;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/** Submits the jobs, each until a server says that it has it; a key makes that one job. */
final class Submissions {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration PAUSE = Duration.ofMillis(100);

    private final ChaosSettings settings;
    private final List<Server> servers;
    private final Random random;

    Submissions(ChaosSettings settings, List<Server> servers) {
        this.settings = settings;
        this.servers = servers;
        this.random = new Random(settings.seed() + 1);
    }

    /** Submits all of them, evenly over that time. */
    void run(Duration time) throws InterruptedException {
        try (HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            long begin = System.nanoTime();
            for (int job = 0; job < settings.jobs(); job++) {
                long due = begin + time.toNanos() / settings.jobs() * job;
                long early = due - System.nanoTime();
                if (early > 0) {
                    Thread.sleep(Duration.ofNanos(early));
                }
                submit(client, job);
            }
        }
    }

    private void submit(HttpClient client, int job) throws InterruptedException {
        while (true) {
            URI server = anyServer();
            try {
                HttpResponse<String> answer =
                        client.send(request(server, job), BodyHandlers.ofString());
                if (answer.statusCode() / 100 == 2) {
                    return;
                }
                if (answer.statusCode() / 100 == 4) {
                    throw new ChaosFailed("job %d was refused: %s".formatted(job, answer.body()));
                }
            } catch (IOException _) {
                // It was killed, or the database is away: another server, or later.
            }
            Thread.sleep(PAUSE);
        }
    }

    private URI anyServer() throws InterruptedException {
        while (true) {
            List<URI> there =
                    servers.stream().map(Server::address).filter(Objects::nonNull).toList();
            if (!there.isEmpty()) {
                return there.get(random.nextInt(there.size()));
            }
            Thread.sleep(PAUSE);
        }
    }

    private HttpRequest request(URI server, int job) {
        String body =
                "{\"workflow_id\": \"%s\", \"inputs\": {\"n\": %d}}"
                        .formatted(settings.workflow(job).id(), job);
        return HttpRequest.newBuilder(server.resolve("/api/v1/jobs"))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", settings.key(job))
                .POST(BodyPublishers.ofString(body))
                .build();
    }
}
