package org.dagmaster.adapter.graph;

import org.dagmaster.application.port.out.WorkflowDrawing.TooLarge;
import org.dagmaster.domain.picture.Depths;
import org.dagmaster.domain.picture.WorkflowPicture;

/**
 * Tells before a layout is begun whether it will end: it takes time and memory for each box, and
 * for each layer that a line crosses.
 */
final class LayoutLoad {

    /** About ten seconds and half a gigabyte. */
    static final long MOST = 100_000;

    private LayoutLoad() {}

    /**
     * @return the load
     * @throws TooLarge if it will not
     */
    static long check(WorkflowPicture picture) {
        long load = of(picture);
        if (load > MOST) {
            throw new TooLarge(
                    ("%s has %,d boxes whose arrows cross %,d layers in all; the two may be %,d"
                                    + " together, as more would take too long to lay out")
                            .formatted(
                                    picture.workflow(),
                                    picture.nodes().size(),
                                    load - picture.nodes().size(),
                                    MOST));
        }
        return load;
    }

    /** Boxes, and pieces of lines from layer to layer. */
    static long of(WorkflowPicture picture) {
        Depths depths = Depths.of(picture);
        long pieces =
                picture.edges().stream()
                        .mapToLong(edge -> depths.of(edge.to()) - depths.of(edge.from()))
                        .sum();
        return picture.nodes().size() + pieces;
    }
}
