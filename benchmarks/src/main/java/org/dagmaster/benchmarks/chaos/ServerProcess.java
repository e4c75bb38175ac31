package org.dagmaster.benchmarks.chaos;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.dagmaster.bootstrap.Main;
import org.jspecify.annotations.Nullable;

/** One life of a server, in a process of its own. */
final class ServerProcess {

    private static final Pattern READY =
            Pattern.compile("dagmaster \\S+ (?:serves (http\\S+)|is at work).*");

    private final Process process;
    private final CompletableFuture<Boolean> ready = new CompletableFuture<>();
    private volatile @Nullable URI address;

    private ServerProcess(Process process) {
        this.process = process;
    }

    /**
     * Starts it.
     *
     * @param roles as {@code serve --roles} takes them
     * @param log what it says is added there
     */
    static ServerProcess start(String roles, Map<String, String> settings, Path log)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Several share a small machine, and none lives long.
        words.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.addAll(List.of("-cp", classPath(), Main.class.getName()));
        words.addAll(List.of("serve", "--port", "0", "--roles", roles));
        ProcessBuilder command = new ProcessBuilder(words).redirectErrorStream(true);
        command.environment()
                .keySet()
                .removeIf(name -> name.equals("DATABASE_URL") || isForeign(name));
        command.environment().putAll(settings);
        ServerProcess server = new ServerProcess(command.start());
        Thread.ofVirtual().name("chaos-output").start(() -> server.listen(log));
        return server;
    }

    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    /** What the person has set is not meant for these; where things are installed is. */
    private static boolean isForeign(String name) {
        return name.startsWith("DAGMASTER_")
                && !List.of("DAGMASTER_HOME", "DAGMASTER_PG_BIN", "DAGMASTER_PGSTAC_SQL")
                        .contains(name);
    }

    private void listen(Path log) {
        try (BufferedReader said = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = said.readLine(); line != null; line = said.readLine()) {
                Files.writeString(
                        log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                Matcher told = READY.matcher(line);
                if (told.matches()) {
                    address = told.group(1) == null ? null : URI.create(told.group(1));
                    ready.complete(true);
                }
            }
        } catch (IOException _) {
            // Its output is cut off where it is killed in the midst of a word.
        } finally {
            ready.complete(false);
        }
    }

    /** Waits until it is at work; false if it ended before. */
    boolean awaitReady() {
        return ready.join();
    }

    /** Where it answers; null as long as it does not, or if it is no gateway. */
    @Nullable URI address() {
        return process.isAlive() ? address : null;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end; its exit code, 128 and the signal's number where one ended it. */
    int awaitEnd() throws InterruptedException {
        return process.waitFor();
    }

    /** As by {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    /** As by {@code kill}: it may hand over what it has. */
    void terminate() {
        process.destroy();
    }

    void freeze() throws IOException, InterruptedException {
        Signals.send("STOP", process.pid());
    }

    void thaw() throws IOException, InterruptedException {
        Signals.send("CONT", process.pid());
    }
}
