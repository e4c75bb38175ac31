package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.dagmaster.adapter.cli.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowDiffCommandTest {

    private static final String OLD =
            """
            workflow_id: hello
            version: 1
            inputs:
              who: {type: string, default: world}
            nodes:
              start: {type: start, next: greet}
              greet:
                type: task
                handler: echo
                queue: light
                params: {message: "${inputs.who}", times: 1}
                next: end
              end: {type: end, outputs: {said: "${nodes.greet.output.message}"}}
            """;

    private static final String NEW =
            OLD.replace("version: 1", "version: 2")
                    .replace("{type: string, default: world}", "{type: string, required: true}")
                    .replace("times: 1", "times: 2")
                    .replace("workflow_id: hello", "workflow_id: hello\nname: Greetings");

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

    private static String answer(int version, String yaml) {
        return Json.compact(
                Json.object()
                        .put("workflow_id", "hello")
                        .put("version", version)
                        .put("yaml", yaml));
    }

    @Test
    void changesAreToldInSentencesByWhatTheyAreAbout() throws IOException {
        Result result = cli.run("workflow", "diff", file("old.yaml", OLD), file("new.yaml", NEW));

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(result.out())
                .isEqualTo(
                        """
                        hello version 1 -> hello version 2

                        Inputs
                          breaking  'who' has to be given by every caller; so far it could be left out

                        What a node does
                          behaviour  'greet' gets the param times: 2, and got 1

                        Texts and order in the file
                          cosmetic  the name is Greetings, and was hello

                        1 breaking, 1 of behaviour, 1 cosmetic
                        """);
        assertThat(platform.started).isEmpty();
    }

    @Test
    void changesInJsonAreOneDocument() throws IOException {
        String old = file("old.yaml", OLD);
        String fresh =
                file("new.yaml", OLD.replace("version: 1", "version: 2").replace("1}", "2}"));

        Result result = cli.run("workflow", "diff", old, fresh, "--output", "json");

        assertThat(Json.compact(result.json()))
                .isEqualTo(
                        "{\"from\":{\"workflow_id\":\"hello\",\"version\":1,\"source\":\""
                                + old
                                + "\"},\"to\":{\"workflow_id\":\"hello\",\"version\":2,\"source\":\""
                                + fresh
                                + "\"},\"breaking\":false,\"notices\":[],\"changes\":["
                                + "{\"kind\":\"param_changed\",\"severity\":\"behaviour\","
                                + "\"path\":\"nodes.greet.params.times\","
                                + "\"message\":\"'greet' gets the param times: 2, and got 1\","
                                + "\"before\":1,\"after\":2}]}");
    }

    @Test
    void theExitCodeTellsOfBreakingChangesOnRequest() throws IOException {
        String old = file("old.yaml", OLD);
        String fresh = file("new.yaml", NEW);
        String harmless = file("harmless.yaml", OLD.replace("version: 1", "version: 2"));
        String notRaised = file("not_raised.yaml", OLD + "# more\n");

        assertThat(cli.run("workflow", "diff", old, fresh, "--exit-code").exitCode()).isEqualTo(1);
        assertThat(cli.run("workflow", "diff", old, harmless, "--exit-code").exitCode()).isZero();
        assertThat(cli.run("workflow", "diff", old, notRaised, "--exit-code").exitCode())
                .isEqualTo(1);
        assertThat(cli.run("workflow", "diff", old, notRaised).exitCode()).isZero();
    }

    @Test
    void aVersionThatWasNotRaisedIsSaidFirst() throws IOException {
        Result result =
                cli.run("workflow", "diff", file("a.yaml", OLD), file("b.yaml", OLD + "# more\n"));

        assertThat(result.out())
                .isEqualTo(
                        """
                        hello version 1 -> hello version 1
                        Both texts are version 1 of 'hello', and they differ: the version must be raised, as a version never changes once a job has used it.
                        The texts differ in comments, layout or descriptions of nodes alone.
                        """);
    }

    @Test
    void whatIsNoFileIsAWorkflowOfTheServer() throws IOException {
        server.answers("GET /api/v1/workflows/hello?version=1", 200, answer(1, OLD))
                .answers("GET /api/v1/workflows/hello", 200, answer(2, NEW));
        String url = server.address().toString();
        String fresh = file("new.yaml", NEW);

        Result both = cli.run("workflow", "diff", "hello@1", "hello", "--server", url);
        Result one =
                cli.run("workflow", "diff", "hello@1", fresh, "--server", url, "--output", "json");

        assertThat(both.out()).startsWith("hello version 1 -> hello version 2\n").contains("'who'");
        assertThat(one.json().at("/from/source").stringValue()).isEqualTo("hello@1");
        assertThat(one.json().path("changes")).hasSize(3);
        assertThat(server.asked("GET"))
                .containsExactly(
                        "/api/v1/workflows/hello?version=1",
                        "/api/v1/workflows/hello",
                        "/api/v1/workflows/hello?version=1");
    }

    @Test
    void anUnknownWorkflowOfTheServerIsRefused() throws IOException {
        server.answers(
                "GET /api/v1/workflows/nope",
                404,
                "{\"code\":\"WORKFLOW_NOT_FOUND\",\"detail\":\"There is no workflow 'nope'.\"}");

        Result result = cli.run("workflow", "diff", "nope", file("new.yaml", NEW));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).startsWith("error [WORKFLOW_NOT_FOUND]");
    }

    @Test
    void aFileThatIsMissingOrHasErrorsIsRefused() throws IOException {
        String old = file("old.yaml", OLD);
        String bad = file("bad.yaml", NEW.replace("type: end", "type: ende"));

        Result missing = cli.run("workflow", "diff", old, folder.resolve("none.yaml").toString());
        Result broken = cli.run("workflow", "diff", old, bad);

        assertThat(missing.exitCode()).isEqualTo(1);
        assertThat(missing.err()).startsWith("error [FILE_NOT_FOUND]");
        assertThat(broken.exitCode()).isEqualTo(1);
        assertThat(broken.out()).isEmpty();
        assertThat(broken.err())
                .contains("'ende' is no type of a node, did you mean 'end'?")
                .contains("error [WORKFLOW_INVALID]: There is an error in '" + bad + "'.");
    }

    @Test
    void twoNamesAreNeeded() {
        assertThat(cli.run("workflow", "diff", "a.yaml").exitCode()).isEqualTo(2);
    }
}
