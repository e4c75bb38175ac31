package org.dagmaster.domain.picture;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dagmaster.domain.workflow.NodeId;

/**
 * A box.
 *
 * @param id the node's id; of children {@code {fan_out}__*}, which no node can have
 * @param node the node whose state is shown here: of children their fan_out
 * @param title the first line
 * @param lines what stands below the title, for people
 * @param facts the same for programs: by the YAML's keys, as written there
 */
public record PictureNode(
        String id,
        NodeKind kind,
        NodeId node,
        String title,
        List<String> lines,
        Map<String, String> facts) {

    public PictureNode {
        lines = List.copyOf(lines);
        facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    }

    /** The id of the box that stands for the children of a fan_out. */
    public static String childrenOf(NodeId fanOut) {
        return fanOut.value() + "__*";
    }
}
