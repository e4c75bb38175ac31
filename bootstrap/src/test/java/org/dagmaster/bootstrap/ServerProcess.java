package org.dagmaster.bootstrap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, which can be killed. */
final class ServerProcess {

    private final Process process;
    private final String address;

    private ServerProcess(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /**
     * Starts it and waits until it serves.
     *
     * @param javaOptions such as {@code -Xmx512m}
     * @param settings more environment variables
     */
    static ServerProcess start(Path data, Map<String, String> settings, String... javaOptions)
            throws IOException {
        return start(data, "all", settings, javaOptions);
    }

    /**
     * The same for some roles.
     *
     * @param roles such as {@code orchestrator,worker}
     */
    static ServerProcess start(
            Path data, String roles, Map<String, String> settings, String... javaOptions)
            throws IOException {
        List<String> words = new ArrayList<>();
        words.add(ProcessHandle.current().info().command().orElseThrow());
        words.addAll(List.of(javaOptions));
        words.add("--enable-native-access=ALL-UNNAMED");
        words.add("-Djava.library.path=" + System.getProperty("java.library.path"));
        words.add("-cp");
        words.add(
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")));
        words.add(Main.class.getName());
        words.addAll(List.of("serve", "--roles", roles));
        ProcessBuilder command = new ProcessBuilder(words);
        command.environment().put("DAGMASTER_DATA", data.toString());
        command.environment().put("DAGMASTER_PORT", "0");
        command.environment().putAll(settings);
        Process process = command.redirectErrorStream(true).start();
        return new ServerProcess(process, awaitAddress(process));
    }

    /** Reads what the server says until it tells that it is ready; empty if it is no gateway. */
    private static String awaitAddress(Process process) throws IOException {
        BufferedReader said =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder all = new StringBuilder();
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            all.append(line).append('\n');
            if (line.contains(" serves http")) {
                return line.replaceAll(".*serves (http\\S+).*", "$1");
            }
            if (line.contains(" is at work ")) {
                return "";
            }
        }
        throw new IllegalStateException("the server did not start: " + all);
    }

    String address() {
        return address;
    }

    /** As by {@code kill -9}. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As by {@code kill}: in order. */
    void stop() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
