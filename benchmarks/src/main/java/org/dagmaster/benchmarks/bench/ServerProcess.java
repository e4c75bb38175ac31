package org.dagmaster.benchmarks.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dagmaster.bootstrap.Main;
import org.jspecify.annotations.Nullable;

/** A server in a process of its own. */
final class ServerProcess {

    /** What a server does of all that a server can do. */
    enum Roles {
        ALL("all"),
        /** Takes jobs in and leaves them waiting. */
        API("gateway");

        private final String argument;

        Roles(String argument) {
            this.argument = argument;
        }
    }

    private static final Logger LOG = System.getLogger(ServerProcess.class.getName());

    private static final String SERVES = " serves http";
    private static final long LOG_SHOWN = 4_000;

    private final Process process;
    private final Path log;
    private @Nullable URI address;

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts one, with the class path of this process and the options that the launcher gives.
     *
     * @param folder the server's own; must be there
     * @param settings environment variables; others of dagmaster's are not handed on
     */
    static ServerProcess launch(
            Path folder, Roles roles, List<String> javaOptions, Map<String, String> settings)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("--sun-misc-unsafe-memory-access=allow");
        words.add("-Djava.library.path=" + System.getProperty("java.library.path"));
        words.addAll(javaOptions);
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        words.addAll(List.of("serve", "--port", "0", "--roles", roles.argument));
        Path log = folder.resolve("stderr.log");
        ProcessBuilder command = new ProcessBuilder(words).redirectError(log.toFile());
        Map<String, String> environment = command.environment();
        environment
                .keySet()
                .removeIf(name -> name.startsWith("DAGMASTER_") || name.equals("DATABASE_URL"));
        environment.putAll(settings);
        return new ServerProcess(command.start(), log);
    }

    /** Waits until the server says where it serves; goes on reading what it says. */
    void awaitAddress() throws IOException, BenchFailed {
        BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
        String line = said.readLine();
        while (line != null && !line.contains(SERVES)) {
            line = said.readLine();
        }
        if (line == null) {
            throw new BenchFailed("a server did not start: " + endOfLog());
        }
        address = URI.create(line.replaceAll(".* serves (http\\S+).*", "$1"));
        Thread.ofVirtual().start(() -> drain(said));
    }

    /** A full pipe would stop the server; a closed one is that of a server that has ended. */
    private static void drain(BufferedReader said) {
        try {
            said.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "a server's output has ended", e);
        }
    }

    private String endOfLog() throws IOException {
        String text = Files.readString(log);
        return text.substring((int) Math.max(0, text.length() - LOG_SHOWN)).strip();
    }

    URI address() {
        return Objects.requireNonNull(address);
    }

    long pid() {
        return process.pid();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The CPU time it has used, in all its threads. */
    Duration cpu() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The largest resident memory it ever had, in MB of 2^20 bytes; 0 where it is not told. */
    double peakMemoryMb() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }

    /** As by {@code kill -9}; returns when it is gone. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** As by {@code kill}: in order; returns when it is gone. */
    void stop() {
        process.destroy();
        process.onExit().join();
    }
}
