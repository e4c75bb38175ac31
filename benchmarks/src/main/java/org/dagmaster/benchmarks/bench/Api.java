package org.dagmaster.benchmarks.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.databind.json.JsonMapper;

/** A server's API. */
final class Api implements AutoCloseable {

    /** Enough that their commits share the writes of the log. */
    private static final int SUBMITTERS = 16;

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final URI address;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Api(URI address) {
        this.address = address;
    }

    /**
     * Submits a job.
     *
     * @param inputs a JSON object
     */
    UUID submit(String workflow, String inputs)
            throws IOException, InterruptedException, BenchFailed {
        String body = "{\"workflow_id\": \"%s\", \"inputs\": %s}".formatted(workflow, inputs);
        String answer = post("/api/v1/jobs", body);
        return UUID.fromString(MAPPER.readTree(answer).get("job_id").asString());
    }

    /** Submits many jobs, several at a time; returns their ids. */
    List<UUID> submit(String workflow, String inputs, int count)
            throws ExecutionException, InterruptedException {
        List<UUID> jobs = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(SUBMITTERS)) {
            List<Future<UUID>> submitted = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                submitted.add(threads.submit(() -> submit(workflow, inputs)));
            }
            for (Future<UUID> job : submitted) {
                jobs.add(job.get());
            }
        }
        return jobs;
    }

    void cancel(UUID job) throws IOException, InterruptedException, BenchFailed {
        post("/api/v1/jobs/" + job + "/cancel", "{}");
    }

    /** Whether the server says that it can do its work. */
    boolean isReady() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address.resolve("/readyz")).build();
        return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    }

    private String post(String path, String body)
            throws IOException, InterruptedException, BenchFailed {
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new BenchFailed(
                    "the server answered POST %s with %d: %s"
                            .formatted(path, answer.statusCode(), answer.body()));
        }
        return answer.body();
    }

    @Override
    public void close() {
        client.close();
    }
}
