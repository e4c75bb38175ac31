package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.dagmaster.domain.picture.Junctions;
import org.dagmaster.domain.picture.Junctions.Ends;
import org.dagmaster.domain.picture.Junctions.Link;
import org.dagmaster.domain.picture.PictureEdge;
import org.dagmaster.domain.picture.WorkflowPicture;
import org.dagmaster.domain.picture.Wrapping;

/**
 * A picture in layers: each item one layer below the lowest that leads to it, labels as items of
 * their own, and lines cut into pieces from layer to layer.
 */
final class Layers {

    /** More than this takes long to lay out, and nobody would scroll through it. */
    private static final int MOST_PIECES = 3_000;

    private static final int LABEL_COLUMNS = 28;
    private static final int LABEL_LINES = 3;

    private final Map<String, Item> boxes;
    private final Map<List<String>, Item> labels = new LinkedHashMap<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final List<List<Item>> layers = new ArrayList<>();
    private final Set<Piece> pieces = new LinkedHashSet<>();
    private final Map<Object, Item> passing = new HashMap<>();
    private final Glyphs glyphs;

    private Layers(Map<String, Item> boxes, Glyphs glyphs) {
        this.boxes = boxes;
        this.glyphs = glyphs;
    }

    /**
     * @param boxes the boxes by their ids
     * @throws Undrawable if there is too much to draw
     */
    static Layers of(WorkflowPicture picture, Map<String, Item> boxes, Glyphs glyphs)
            throws Undrawable {
        Layers layers = new Layers(boxes, glyphs);
        picture.edges().forEach(layers::link);
        layers.place();
        layers.cut();
        return layers;
    }

    /** From top to bottom, in the order in which they came up. */
    List<List<Item>> layers() {
        return layers;
    }

    List<Piece> pieces() {
        return List.copyOf(pieces);
    }

    /** Ways of one branch to several nodes share its label. */
    private void link(PictureEdge edge) {
        Item from = Objects.requireNonNull(boxes.get(edge.from()));
        Item to = Objects.requireNonNull(boxes.get(edge.to()));
        LineStyle style = LineStyle.of(edge.kind());
        if (edge.label().isEmpty()) {
            links.add(new Link(from, to, style));
            return;
        }
        Item label =
                labels.computeIfAbsent(
                        List.of(edge.from(), edge.label()), _ -> Item.label(words(edge.label())));
        links.add(new Link(from, label, style));
        links.add(new Link(label, to, style));
    }

    private List<String> words(String label) {
        return Wrapping.lines(glyphs.shown(label), LABEL_COLUMNS, LABEL_LINES);
    }

    private void place() {
        Map<Object, Integer> open = new HashMap<>();
        Map<Object, List<Item>> followers = new HashMap<>();
        for (Link link : links) {
            open.merge(link.to(), 1, Integer::sum);
            followers.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add((Item) link.to());
        }
        Deque<Item> free = new ArrayDeque<>();
        boxes.values().stream().filter(item -> !open.containsKey(item)).forEach(free::add);
        while (!free.isEmpty()) {
            Item item = free.remove();
            layer(item.layer()).add(item);
            for (Item follower : followers.getOrDefault(item, List.of())) {
                follower.putBelow(item.layer());
                if (Objects.requireNonNull(open.merge(follower, -1, Integer::sum)) == 0) {
                    free.add(follower);
                }
            }
        }
    }

    private List<Item> layer(int number) {
        while (layers.size() <= number) {
            layers.add(new ArrayList<>());
        }
        return layers.get(number);
    }

    private void cut() throws Undrawable {
        List<Link> all = List.copyOf(links);
        List<Ends> ends = Junctions.of(all);
        for (int i = 0; i < all.size(); i++) {
            cut(all.get(i), ends.get(i));
            if (pieces.size() > MOST_PIECES) {
                throw new Undrawable("it has too many boxes and lines");
            }
        }
    }

    /** Lines that are to meet pass the layers above their target as one. */
    private void cut(Link link, Ends ends) {
        Item to = (Item) link.to();
        Item above = (Item) link.from();
        LineStyle style = (LineStyle) link.style();
        Object out = ends.out();
        for (int number = above.layer() + 1; number < to.layer(); number++) {
            Item pass = pass(ends.in(), number);
            pieces.add(new Piece(above, pass, style, out, pass));
            above = pass;
            out = pass;
        }
        pieces.add(new Piece(above, to, style, out, ends.in()));
    }

    private Item pass(Object end, int number) {
        return passing.computeIfAbsent(
                List.of(end, number),
                _ -> {
                    Item pass = Item.pass(number);
                    layer(number).add(pass);
                    return pass;
                });
    }
}
