package org.dagmaster.adapter.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A real HTTP server that plays the contract from answers written by hand. */
final class FakeServer implements AutoCloseable {

    /** What came in. */
    record Request(String method, String target, String idempotencyKey, String body) {}

    private interface Answer {
        void send(HttpExchange exchange) throws IOException;
    }

    final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Map<String, Queue<Answer>> answers = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);

    FakeServer() {
        try {
            server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /**
     * Several answers to the same request are given in turn; the last one again and again.
     *
     * @param request method and path with query; * at its end stands for anything
     */
    FakeServer answers(String request, int status, String body) {
        String type = status >= 400 ? "application/problem+json" : "application/json";
        return add(request, exchange -> send(exchange, status, type, body));
    }

    /** Events, after which the stream ends. */
    FakeServer streams(String path, String... documents) {
        return add(
                "GET " + path,
                exchange -> {
                    OutputStream out = startStream(exchange, documents);
                    out.close();
                });
    }

    /** Events, after which nothing more comes until the server is closed. */
    FakeServer streamsAndHangs(String path, Runnable then, String... documents) {
        return add(
                "GET " + path,
                exchange -> {
                    try (OutputStream _ = startStream(exchange, documents)) {
                        then.run();
                        await(closed);
                    }
                });
    }

    /** Leaves requests of a method without an answer for a while. */
    void holding(String method, CountDownLatch until) {
        held.put(method, until);
    }

    private FakeServer add(String request, Answer answer) {
        answers.computeIfAbsent(request, _ -> new ConcurrentLinkedQueue<>()).add(answer);
        return this;
    }

    List<String> asked(String method) {
        return requests.stream()
                .filter(request -> request.method().equals(method))
                .map(Request::target)
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            String target = exchange.getRequestURI().toString();
            String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
            byte[] body = exchange.getRequestBody().readAllBytes();
            requests.add(
                    new Request(
                            method,
                            target,
                            String.valueOf(key),
                            new String(body, StandardCharsets.UTF_8)));
            await(held.getOrDefault(method, new CountDownLatch(0)));
            next(method + " " + target).send(exchange);
        }
    }

    private Answer next(String request) {
        Queue<Answer> queue =
                answers.entrySet().stream()
                        .filter(entry -> matches(entry.getKey(), request))
                        .map(Map.Entry::getValue)
                        .findFirst()
                        .orElseGet(ConcurrentLinkedQueue::new);
        Answer head = queue.size() > 1 ? queue.poll() : queue.peek();
        return head != null
                ? head
                : exchange ->
                        send(
                                exchange,
                                404,
                                "application/problem+json",
                                Samples.problem("NOT_FOUND", "There is no " + request + "."));
    }

    private static boolean matches(String pattern, String request) {
        return pattern.endsWith("*")
                ? request.startsWith(pattern.substring(0, pattern.length() - 1))
                : request.equals(pattern);
    }

    private static void send(HttpExchange exchange, int status, String type, String body)
            throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        if (bytes.length > 0) {
            exchange.getResponseBody().write(bytes);
        }
    }

    private static OutputStream startStream(HttpExchange exchange, String... documents)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        OutputStream out = exchange.getResponseBody();
        out.write(": keep-alive\n\n".getBytes(StandardCharsets.UTF_8));
        for (String document : documents) {
            String event = "event: progress\ndata: " + document.replace("\n", "") + "\n\n";
            out.write(event.getBytes(StandardCharsets.UTF_8));
        }
        out.flush();
        return out;
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
