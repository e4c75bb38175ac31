package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dagmaster.adapter.cli.platform.Role;
import org.dagmaster.adapter.cli.platform.RunningServer;
import org.dagmaster.adapter.cli.platform.ServeOptions;
import org.dagmaster.application.handler.TaskContext;
import org.dagmaster.application.handler.TaskHandler;
import org.dagmaster.domain.workflow.HandlerName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Handlers of jars beside ours; such a jar is a folder here. */
class OtherHandlersTest {

    /** One of somebody else's. */
    public static final class Shout implements TaskHandler<Shout.Params> {

        public record Params(String words) {}

        public record Shouted(String words) {}

        @Override
        public HandlerName name() {
            return new HandlerName("example.shout");
        }

        @Override
        public Class<Params> parameters() {
            return Params.class;
        }

        @Override
        public String description() {
            return "Says it louder.";
        }

        @Override
        public Object run(Params parameters, TaskContext context) {
            return new Shouted(parameters.words() + "!");
        }
    }

    /** It takes a name that is taken. */
    public static final class Echo implements TaskHandler<Shout.Params> {

        @Override
        public HandlerName name() {
            return new HandlerName("echo");
        }

        @Override
        public Class<Shout.Params> parameters() {
            return Shout.Params.class;
        }

        @Override
        public String description() {
            return "Takes the name of another.";
        }

        @Override
        public Object run(Shout.Params parameters, TaskContext context) {
            return parameters;
        }
    }

    private static final String WORKFLOW =
            """
            workflow_id: shouting
            version: 1
            nodes:
              start: {type: start, next: shout}
              shout: {type: task, handler: example.shout, queue: functionapp-tasks, params: {words: hey}, next: end}
              end: {type: end, outputs: {words: "${nodes.shout.output.words}"}}
            """;

    @TempDir Path folder;

    private final Thread self = Thread.currentThread();
    private final ClassLoader before = self.getContextClassLoader();
    private Shell shell;

    @BeforeEach
    void open() throws Exception {
        shell = new Shell(folder.resolve("data"));
    }

    @AfterEach
    void forget() {
        self.setContextClassLoader(before);
    }

    private void offer(String className) throws IOException {
        Path services = Files.createDirectories(folder.resolve("jar/META-INF/services"));
        Files.writeString(services.resolve(TaskHandler.class.getName()), className + "\n");
        URL[] jar = {folder.resolve("jar").toUri().toURL()};
        self.setContextClassLoader(new URLClassLoader(jar, before));
    }

    @Test
    void aHandlerOfAnotherJarRunsAsAnyOther_andIsKnownOffline() throws Exception {
        Path workflows = Files.createDirectories(folder.resolve("data/workflows"));
        Path file = Files.writeString(workflows.resolve("shouting.yaml"), WORKFLOW);
        assertThat(shell.run("workflow", "validate", file.toString()).out())
                .contains("no handler 'example.shout'");
        offer(Shout.class.getName());

        assertThat(shell.run("workflow", "validate", file.toString()).out())
                .doesNotContain("example.shout");
        try (RunningServer _ = shell.platform().servers().start(new ServeOptions(Role.ALL, null))) {
            Shell.Result run =
                    shell.run("job", "submit", "shouting", "--watch", "--output", "json");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(run.json().at("/result/words").asString()).isEqualTo("hey!");
        }
    }

    @Test
    void aNameThatIsTakenStopsTheStart() throws Exception {
        offer(Echo.class.getName());

        Shell.Result serve = shell.run("serve");

        assertThat(serve.exitCode()).isEqualTo(3);
        assertThat(serve.err())
                .contains("HANDLERS_UNUSABLE", "a handler named 'echo'", Echo.class.getName());
        assertThat(shell.run("serve", "--roles", "gateway").err()).contains("HANDLERS_UNUSABLE");
    }

    @Test
    void aHandlerThatCannotBeMadeStopsTheStart() throws Exception {
        offer("com.example.Missing");

        Shell.Result serve = shell.run("serve");

        assertThat(serve.exitCode()).isEqualTo(3);
        assertThat(serve.err()).contains("HANDLERS_UNUSABLE", "com.example.Missing");
    }
}
