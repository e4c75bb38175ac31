package org.dagmaster.adapter.cli.command;

import org.dagmaster.adapter.cli.json.Json;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A workflow's picture as JSON: boxes and arrows, without places. */
final class PictureDocument {

    private PictureDocument() {}

    static ObjectNode of(WorkflowPicture picture) {
        ObjectNode document = Json.object();
        document.put("workflow_id", picture.workflow().id().value());
        document.put("version", picture.workflow().version());
        ArrayNode nodes = document.putArray("nodes");
        picture.nodes().forEach(node -> nodes.add(node(node)));
        ArrayNode edges = document.putArray("edges");
        picture.edges().forEach(edge -> edges.add(edge(edge)));
        return document;
    }

    private static ObjectNode node(PictureNode node) {
        ObjectNode object = Json.object();
        object.put("id", node.id());
        object.put("type", node.kind().wireName());
        node.facts().forEach(object::put);
        return object;
    }

    private static ObjectNode edge(PictureEdge edge) {
        return Json.object()
                .put("from", edge.from())
                .put("to", edge.to())
                .put("label", edge.label())
                .put("kind", edge.kind().wireName());
    }
}
