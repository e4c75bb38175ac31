package org.dagmaster.adapter.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.dagmaster.adapter.cli.CliRunner.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the guide to writing workflows shows of the commands is what they print. */
class WorkflowGuideTest {

    private final FakeServer server = new FakeServer();
    private final CliRunner cli = new CliRunner(new TestPlatform(server));

    @TempDir private Path folder;

    @AfterEach
    void close() {
        server.close();
    }

    private static String guide() throws IOException {
        return Files.readString(Path.of("../../docs/writing-workflows.md"));
    }

    /** The block without a language that follows a heading. */
    private static String shownBelow(String heading) throws IOException {
        String section = guide().split("\n## " + heading + "\n", -1)[1];
        return section.split("\n```\n", -1)[1] + "\n";
    }

    private static String exampleBySize() throws IOException {
        return Arrays.stream(guide().split("```yaml\n", -1))
                .filter(block -> block.startsWith("workflow_id: by_size"))
                .map(block -> block.split("```", -1)[0])
                .findFirst()
                .orElseThrow();
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void theDrawingIsThatOfTheExample() throws IOException {
        Result result = cli.run("workflow", "graph", file("by_size.yaml", exampleBySize()));

        assertThat(result.out()).isEqualTo("by_size version 1\n\n" + shownBelow("Seeing it"));
    }

    @Test
    void theChangesAreThoseOfAnotherTextOfTheExample() throws IOException {
        String changed =
                exampleBySize()
                        .replace("version: 1", "version: 2")
                        .replace("< 100", "< 150")
                        .replace("steps: 3", "steps: 4")
                        .replace("required: true}", "required: true, minimum: 1}");

        Result result =
                cli.run(
                        "workflow",
                        "diff",
                        file("by_size.yaml", exampleBySize()),
                        file("new_by_size.yaml", changed));

        assertThat(result.out()).isEqualTo(shownBelow("Changing it"));
    }
}
