package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowCommandsTest {

    private final FakeServer server = new FakeServer();
    private final TestPlatform platform = new TestPlatform(server);
    private final CliRunner cli = new CliRunner(platform);

    @TempDir private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void workflowsAreListedInATable() {
        server.answers("GET /api/v1/workflows", 200, "{\"workflows\":[" + Samples.WORKFLOW + "]}");

        assertThat(cli.run("workflow", "list").out())
                .isEqualTo(
                        """
                        WORKFLOW  VERSION  NODES  NAME
                        hello     2        2      Hello
                        """);
    }

    @Test
    void aWorkflowIsShownWithInputsAndNodes() {
        server.answers("GET /api/v1/workflows/hello", 200, Samples.WORKFLOW);

        assertThat(cli.run("workflow", "show", "hello").out())
                .isEqualTo(
                        """
                        hello version 2  Hello
                        Says hello.

                        INPUT  TYPE     DEFAULT     DESCRIPTION
                        code   string   (required)  a code; like ^[0-9]+$
                        count  integer  3           how often; one of 1, 3

                        NODE   TYPE   HANDLER  QUEUE  NEXT
                        start  start                  greet
                        greet  task   echo     light  end
                        """);
        assertThat(cli.run("workflow", "show", "hello", "--output", "json").json())
                .isEqualTo(Json.parse(Samples.WORKFLOW).orElseThrow());
    }

    @Test
    void theYamlOfAnOlderVersionIsPrintedAsItIs() {
        server.answers("GET /api/v1/workflows/hello?version=1", 200, Samples.WORKFLOW);

        assertThat(cli.run("workflow", "show", "hello", "--version", "1", "--yaml").out())
                .isEqualTo("workflow_id: hello\nversion: 2\n");
    }

    @Test
    void anUnknownWorkflowEndsWithOneAndTellsWhereToLook() {
        server.answers(
                "GET /api/v1/workflows/nope",
                404,
                "{\"code\":\"WORKFLOW_NOT_FOUND\",\"detail\":\"There is no workflow 'nope'.\"}");

        Result result = cli.run("workflow", "show", "nope");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err())
                .isEqualTo(
                        """
                        error [WORKFLOW_NOT_FOUND]: There is no workflow 'nope'.
                          next: './dagmaster workflow list' shows the workflows there are.
                        """);
    }

    @Test
    void everyProblemOfEveryFileIsToldWithItsPlace() throws IOException {
        String good = file("good.yaml", "good");
        String bad = file("bad.yaml", "bad");
        String missing = folder.resolve("none.yaml").toString();

        Result result = cli.run("workflow", "validate", good, bad, missing);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .isEqualTo(
                        good
                                + ": valid\n"
                                + bad
                                + ":7:3: node 'greet': 'nxt' is no node [UNKNOWN_TARGET]\n"
                                + missing
                                + ": There is no file '"
                                + missing
                                + "'. [FILE_NOT_FOUND]\n");
        assertThat(platform.started).isEmpty();
    }

    @Test
    void aWarningIsNoError() throws IOException {
        String odd = file("odd.yaml", "odd");

        Result result = cli.run("workflow", "validate", odd);

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .contains(odd + ":7:3: warning: node 'greet': ")
                .contains(odd + ": valid");
    }

    @Test
    void validationInJsonIsOneDocument() throws IOException {
        String bad = file("bad.yaml", "bad");

        Result result = cli.run("workflow", "validate", bad, "--output", "json");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(Json.compact(result.json()))
                .isEqualTo(
                        "{\"files\":[{\"file\":\""
                                + bad
                                + "\",\"valid\":false,\"problems\":[{\"severity\":\"error\","
                                + "\"code\":\"UNKNOWN_TARGET\",\"message\":\"'nxt' is no node\","
                                + "\"node\":\"greet\",\"file\":\""
                                + bad
                                + "\",\"line\":7,\"column\":3}]}]}");
    }

    @Test
    void aNamedServerChecksWithItsOwnHandlers() throws IOException {
        String file = file("w.yaml", "text: ü");
        server.answers(
                "POST /api/v1/workflows/validate?file=*",
                200,
                """
                {"valid":false,"problems":[{"severity":"error","code":"UNKNOWN_HANDLER",
                 "message":"no such handler","node":null,"file":"w.yaml","line":1,"column":1}]}\
                """);

        Result result =
                cli.run("workflow", "validate", file, "--server", server.address().toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).isEqualTo("w.yaml:1:1: no such handler [UNKNOWN_HANDLER]\n");
        assertThat(server.requests.getLast().body()).isEqualTo("text: ü");
    }

    @Test
    void aFileThatIsNoTextIsToldAsSuch() throws IOException {
        Path binary = Files.write(folder.resolve("w.yaml"), new byte[] {(byte) 0xff, 0});

        Result result = cli.run("workflow", "validate", binary.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("it is no UTF-8 text. [FILE_UNREADABLE]");
    }

    @Test
    void aFileThatIsFarTooLargeIsNotRead() throws IOException {
        Path large = folder.resolve("large.yaml");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            // Sparse: it takes no room.
            file.setLength(3L * 1024 * 1024 * 1024);
        }

        Result result = cli.run("workflow", "validate", large.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).contains("it is larger than 64 MB. [FILE_UNREADABLE]");
    }

    @Test
    void theSchemaIsPrintedAsItIsWithoutAServer() {
        assertThat(cli.run("workflow", "schema").out())
                .isEqualTo("{\n  \"title\": \"a workflow\"\n}\n");
        assertThat(cli.run("workflow", "schema", "--output", "json").json())
                .isEqualTo(Json.parse("{\"title\": \"a workflow\"}").orElseThrow());
        assertThat(platform.started).isEmpty();
    }
}
