package org.dagmaster.adapter.graph;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.dagmaster.adapter.graph.Placement.Area;
import org.dagmaster.adapter.graph.Placement.Point;
import org.dagmaster.application.port.out.WorkflowDrawing;
import org.dagmaster.domain.picture.Junctions;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.PictureNode;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.PortSide;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkEdge;
import org.eclipse.elk.graph.ElkEdgeSection;
import org.eclipse.elk.graph.ElkLabel;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.ElkPort;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Gives boxes and lines their places, from top to bottom, by ELK's layered algorithm. */
final class Layout {

    private final WorkflowPicture picture;
    private final Map<String, NodeText> texts;
    private final ElkNode graph;
    private final Map<String, ElkNode> nodes = new LinkedHashMap<>();
    private final Map<Object, ElkPort> ports = new HashMap<>();
    private final List<ElkEdge> edges = new ArrayList<>();

    private Layout(WorkflowPicture picture, Map<String, NodeText> texts, long load) {
        this.picture = picture;
        this.texts = texts;
        this.graph = LayoutOptions.graph(load);
    }

    /**
     * @param texts by the ids of the boxes
     * @throws WorkflowDrawing.TooLarge if it would take too long
     */
    static Placement of(WorkflowPicture picture, Map<String, NodeText> texts) {
        Layout layout = new Layout(picture, texts, LayoutLoad.check(picture));
        layout.inOrderOfFlow().forEach(layout::addNode);
        layout.addEdges();
        DeepStack.run(() ->
                new RecursiveGraphLayoutEngine().layout(layout.graph, new BasicProgressMonitor()));
        return layout.placement();
    }

    /** As arrows lead to them: ELK keeps that order within a layer where nothing is gained. */
    private List<PictureNode> inOrderOfFlow() {
        Map<String, List<String>> followers = new HashMap<>();
        for (PictureEdge edge : picture.edges()) {
            followers.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(edge.to());
        }
        Map<String, PictureNode> left = new LinkedHashMap<>();
        picture.nodes().forEach(node -> left.put(node.id(), node));
        List<PictureNode> inOrder = new ArrayList<>();
        while (!left.isEmpty()) {
            inOrder.add(left.remove(left.keySet().iterator().next()));
            for (int i = inOrder.size() - 1; i < inOrder.size(); i++) {
                for (String follower : followers.getOrDefault(inOrder.get(i).id(), List.of())) {
                    PictureNode node = left.remove(follower);
                    if (node != null) {
                        inOrder.add(node);
                    }
                }
            }
        }
        return inOrder;
    }

    private void addNode(PictureNode node) {
        NodeText text = text(node);
        ElkNode added = ElkGraphUtil.createNode(graph);
        added.setDimensions(Shape.width(node.kind(), text), Shape.height(node.kind(), text));
        LayoutOptions.node(added);
        nodes.put(node.id(), added);
    }

    private void addEdges() {
        List<Junctions.Link> links =
                picture.edges().stream()
                        .map(edge ->
                                new Junctions.Link(
                                        edge.from(), edge.to(), LineStyle.of(edge.kind())))
                        .toList();
        List<Junctions.Ends> ends = Junctions.of(links);
        for (int i = 0; i < links.size(); i++) {
            PictureEdge edge = picture.edges().get(i);
            addEdge(edge, ends.get(i));
        }
    }

    private void addEdge(PictureEdge edge, Junctions.Ends ends) {
        ElkEdge added = ElkGraphUtil.createEdge(graph);
        // Dashes of lines that part would not coincide where they still run together.
        Object out = LineStyle.of(edge.kind()) == LineStyle.ANY_OF ? edge : ends.out();
        added.getSources().add(port(edge.from(), PortSide.SOUTH, out));
        added.getTargets().add(port(edge.to(), PortSide.NORTH, ends.in()));
        if (!edge.label().isEmpty()) {
            LabelText text = LabelText.of(edge.label());
            ElkLabel label = ElkGraphUtil.createLabel(edge.label(), added);
            label.setDimensions(text.width(), text.height());
            LayoutOptions.label(label);
        }
        edges.add(added);
    }

    private ElkPort port(String node, PortSide side, Object end) {
        return ports.computeIfAbsent(
                List.of(side, end),
                _ -> {
                    ElkPort port = ElkGraphUtil.createPort(Objects.requireNonNull(nodes.get(node)));
                    port.setProperty(CoreOptions.PORT_SIDE, side);
                    return port;
                });
    }

    private Placement placement() {
        List<Placement.Box> boxes =
                picture.nodes().stream()
                        .map(node -> new Placement.Box(node, text(node), area(node)))
                        .toList();
        List<Placement.Line> lines = new ArrayList<>();
        for (int i = 0; i < edges.size(); i++) {
            lines.add(line(picture.edges().get(i), edges.get(i)));
        }
        return new Placement(graph.getWidth(), graph.getHeight(), boxes, lines);
    }

    private NodeText text(PictureNode node) {
        return Objects.requireNonNull(texts.get(node.id()));
    }

    private Area area(PictureNode node) {
        ElkNode placed = Objects.requireNonNull(nodes.get(node.id()));
        return new Area(placed.getX(), placed.getY(), placed.getWidth(), placed.getHeight());
    }

    private static Placement.Line line(PictureEdge edge, ElkEdge placed) {
        ElkEdgeSection section = placed.getSections().getFirst();
        List<Point> points = new ArrayList<>();
        points.add(new Point(section.getStartX(), section.getStartY()));
        section.getBendPoints().forEach(bend -> points.add(new Point(bend.getX(), bend.getY())));
        points.add(new Point(section.getEndX(), section.getEndY()));
        if (placed.getLabels().isEmpty()) {
            return new Placement.Line(edge, points, null);
        }
        ElkLabel label = placed.getLabels().getFirst();
        Area area = new Area(label.getX(), label.getY(), label.getWidth(), label.getHeight());
        List<String> text = LabelText.of(edge.label()).lines();
        return new Placement.Line(edge, points, new Placement.Label(text, area));
    }
}
