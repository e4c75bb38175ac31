package org.dagmaster.adapter.cli.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.dagmaster.domain.picture.EdgeKind;
import org.dagmaster.domain.picture.NodeKind;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.workflow.NodeId;
import org.dagmaster.domain.workflow.WorkflowId;
import org.dagmaster.domain.workflow.WorkflowRef;
import org.junit.jupiter.api.Test;

class TracedDrawingsTest {

    /** Random workflows of up to 14 tasks, read again by following their lines. */
    @Test
    void whoFollowsTheLinesFindsEveryArrowAndNoOther() {
        Random random = new Random(20260102);
        int drawn = 0;
        for (int round = 0; round < 400; round++) {
            WorkflowPicture picture = random(random);
            TextDrawing drawing = TextDrawing.of(picture, 150, Glyphs.BOXES);
            if (!drawing.whyListed().isEmpty()) {
                continue;
            }
            drawn++;
            Set<String> expected = new TreeSet<>();
            picture.edges().forEach(edge -> expected.add(edge.from() + ">" + edge.to()));

            List<String> lines = drawing.lines();
            assertThat(Tracer.arrows(lines.subList(0, lines.size() - 2)))
                    .as("round %d:%n%s", round, String.join("\n", lines))
                    .isEqualTo(expected);
        }
        assertThat(drawn).isGreaterThan(300);
    }

    private static WorkflowPicture random(Random random) {
        int count = 3 + random.nextInt(12);
        List<PictureNode> nodes = new ArrayList<>();
        List<PictureEdge> edges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            NodeId id = new NodeId("n" + i);
            nodes.add(
                    new PictureNode(
                            id.value(), NodeKind.TASK, id, id.value(), List.of(), Map.of()));
            for (int j = 0; j < i; j++) {
                if (random.nextInt(i) < 2) {
                    EdgeKind kind =
                            switch (random.nextInt(6)) {
                                case 0 -> EdgeKind.ALL_OF;
                                case 1 -> EdgeKind.ANY_OF;
                                default -> EdgeKind.NEXT;
                            };
                    edges.add(new PictureEdge("n" + j, id.value(), kind, ""));
                }
            }
        }
        WorkflowRef ref = new WorkflowRef(new WorkflowId("random"), 1);
        return new WorkflowPicture(ref, "", "", nodes, edges);
    }
}
