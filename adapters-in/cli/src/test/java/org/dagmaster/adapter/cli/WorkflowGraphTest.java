package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowGraphTest {

    private static final String HELLO =
            """
            workflow_id: hello
            name: Hello
            version: 2
            nodes:
              start: {type: start, next: greet}
              greet: {type: task, handler: echo, queue: light, next: end}
              end: {type: end}
            """;

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @TempDir private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("w.yaml"), text).toString();
    }

    @Test
    void aWorkflowIsDrawnWithoutAServer() throws IOException {
        Result result = cli.run("workflow", "graph", file(HELLO));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualTo(
                        """
                        hello version 2  Hello

                          ╭─────────╮
                          │ ○ start │
                          ╰────┬────╯
                               ▼
                        ┌──────────────┐
                        │ ■ greet      │
                        │ echo · light │
                        └──────┬───────┘
                               ▼
                           ╭───────╮
                           │ ◎ end │
                           ╰───────╯

                        ○ start   ■ task   ◎ end
                        """);
        assertThat(platform.started).isEmpty();
    }

    @Test
    void aNameThatIsTheIdIsToldOnce() throws IOException {
        assertThat(cli.run("workflow", "graph", file(HELLO.replace("name: Hello\n", ""))).out())
                .startsWith("hello version 2\n\n");
    }

    @Test
    void asciiIsDrawnOnRequest() throws IOException {
        assertThat(cli.run("workflow", "graph", file(HELLO), "--ascii").out())
                .contains("| echo - light |")
                .matches("[\\x00-\\x7f]*");
    }

    @Test
    void whatIsTooWideForTheTerminalIsListedAndThatIsSaid() throws IOException {
        Result result = cli.with("COLUMNS", "10").run("workflow", "graph", file(HELLO));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains("    → greet\n")
                .contains("■ greet · echo ·\n    light\n");
        assertThat(result.err())
                .isEqualTo(
                        "Listed, not drawn: it would be 11 columns wide. '--into FILE.svg' draws"
                                + " it.\n");
    }

    @Test
    void svgIsAllThatGoesToStandardOutput() throws IOException {
        Result result = cli.run("workflow", "graph", file(HELLO), "--svg");

        assertThat(result.exitCode()).isZero();
        assertThat(result.out()).isEqualTo("<svg>hello v2</svg>\n");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void svgGoesIntoAFile() throws IOException {
        String hello = file(HELLO);
        String target = folder.resolve("pictures").resolve("hello.svg").toString();

        Result text = cli.run("workflow", "graph", hello, "--into", target);
        Result json = cli.run("workflow", "graph", hello, "--into", target, "--output", "json");

        assertThat(text.out()).isEqualTo(target + "\n");
        assertThat(Path.of(target)).hasContent("<svg>hello v2</svg>\n");
        assertThat(Json.text(json.json(), "file")).isEqualTo(target);
    }

    @Test
    void boxesAndArrowsAreGivenAsJson() throws IOException {
        Result result = cli.run("workflow", "graph", file(HELLO), "--output", "json");

        assertThat(Json.compact(result.json()))
                .isEqualTo(
                        "{\"workflow_id\":\"hello\",\"version\":2,\"nodes\":["
                                + "{\"id\":\"start\",\"type\":\"start\"},"
                                + "{\"id\":\"greet\",\"type\":\"task\",\"handler\":\"echo\","
                                + "\"queue\":\"light\"},"
                                + "{\"id\":\"end\",\"type\":\"end\"}],\"edges\":["
                                + "{\"from\":\"start\",\"to\":\"greet\",\"label\":\"\",\"kind\":\"next\"},"
                                + "{\"from\":\"greet\",\"to\":\"end\",\"label\":\"\",\"kind\":\"next\"}]}");
    }

    @Test
    void aFileWithErrorsIsNotDrawn() throws IOException {
        String bad = file(HELLO.replace("handler: echo", "handlr: echo"));
        Path target = folder.resolve("bad.svg");

        Result result = cli.run("workflow", "graph", bad, "--into", target.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains(bad + ":6:10: node 'greet': the key 'handler' is missing [MISSING_KEY]")
                .contains("'handlr'")
                .contains("error [WORKFLOW_INVALID]: There are 2 errors in '" + bad + "'.\n")
                .contains("./dagmaster workflow validate");
        assertThat(target).doesNotExist();
    }

    @Test
    void errorsAreAProblemDocumentWhereJsonIsWanted() throws IOException {
        String bad = file(HELLO.replace("handler: echo", "handlr: echo"));

        Result result = cli.run("workflow", "graph", bad, "--output", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).isEmpty();
        assertThat(Json.text(result.json(), "code")).isEqualTo("WORKFLOW_INVALID");
        assertThat(result.json().path("errors")).hasSize(2);
        assertThat(result.json().at("/errors/0/node").stringValue()).isEqualTo("greet");
        assertThat(result.json().at("/errors/0/line").intValue()).isEqualTo(6);
    }

    @Test
    void aFileThatIsNotThereIsRefused() {
        Result result = cli.run("workflow", "graph", folder.resolve("none.yaml").toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error [FILE_NOT_FOUND]");
    }

    @Test
    void aPictureThatIsTooLargeIsRefusedWithWhatHelps() throws IOException {
        String large = file(HELLO.replace("workflow_id: hello", "workflow_id: too_large"));

        Result result = cli.run("workflow", "graph", large, "--svg");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err())
                .contains("error [DRAWING_TOO_LARGE]: The picture would be too large: it has more")
                .contains("next: Without --svg and --into it is listed");
    }

    @Test
    void aLongLayoutTellsThatItIsUnderWay() throws IOException {
        CountDownLatch told = new CountDownLatch(1);
        platform.whenWorking(() -> {
            try {
                told.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        });
        cli.whenSaid("Laying out", told::countDown);

        Result result = cli.run("workflow", "graph", file(HELLO), "--svg");

        assertThat(result.err()).startsWith("Laying out 3 boxes ... 2.0 s\n");
        assertThat(result.out()).isEqualTo("<svg>hello v2</svg>\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--svg --ascii",
                "--svg --into a.svg",
                "--into a.svg --ascii",
                "--svg --output json",
                "--ascii --output json"
            })
    void formsThatExcludeEachOtherAreNotUnderstood(String options) throws IOException {
        List<String> line = new ArrayList<>(List.of("workflow", "graph", file(HELLO)));
        line.addAll(List.of(options.split(" ", -1)));

        Result result = cli.run(line.toArray(String[]::new));

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.out() + result.err()).contains("drawn in one form at a time");
    }

    @Test
    void aWorkflowIsNeverOverwritten() throws IOException {
        String hello = file(HELLO);

        Result result = cli.run("workflow", "graph", hello, "--into", hello);

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("is no name of an SVG file");
        assertThat(Path.of(hello)).hasContent(HELLO);
    }
}
