package org.dagmaster.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dagmaster.application.workflow.WorkflowSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedWorkflowsTest {

    @TempDir private Path folder;

    private static List<String> own(Path folder) {
        List<WorkflowSource> all = ShippedWorkflows.read(folder);
        return all.subList(ShippedWorkflows.SHIPPED.size(), all.size()).stream()
                .map(WorkflowSource::file)
                .toList();
    }

    @Test
    void whatCannotBeReadIsLeftOutAndTheRestIsThere() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), "workflow_id: a");
        Files.write(folder.resolve("b.yaml"), new byte[] {'x', (byte) 0xff, (byte) 0xfe});
        Files.createDirectory(folder.resolve("c.yaml"));
        Files.createSymbolicLink(folder.resolve("d.yaml"), folder.resolve("gone"));
        Files.writeString(folder.resolve("e.yml"), "workflow_id: e");
        Files.writeString(folder.resolve("notes.txt"), "no workflow");

        assertThat(own(folder))
                .containsExactly(
                        folder.resolve("a.yaml").toString(), folder.resolve("e.yml").toString());
    }

    @Test
    void aFolderOfOnesOwnNeedNotBeThere() {
        assertThat(own(folder.resolve("none"))).isEmpty();
    }

    @Test
    void everyWorkflowOfTheModuleIsListed() throws IOException {
        Path module = Path.of("..", "workflows", "src", "main", "resources", "workflows");

        try (var files = Files.list(module)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(ShippedWorkflows.SHIPPED);
        }
    }
}
