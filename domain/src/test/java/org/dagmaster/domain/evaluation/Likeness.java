package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.dagmaster.domain.evaluation.SmallShape.Wire;

/**
 * Tells of all small shapes that differ in nothing but the names of their nodes and branches one
 * from the others: the one that comes first by kinds and edges.
 */
final class Likeness {

    /** All orders of so many nodes. */
    private static final List<List<List<Integer>>> ORDERS =
            IntStream.rangeClosed(0, 4).mapToObj(Likeness::orders).toList();

    private final SmallShape shape;
    private final List<Integer> order;
    private final Wire[] firstBranch;

    private Likeness(SmallShape shape, List<Integer> order) {
        this.shape = shape;
        this.order = order;
        this.firstBranch = new Wire[shape.size()];
    }

    static boolean isFirst(SmallShape shape) {
        return ORDERS.get(shape.size()).stream()
                .allMatch(order -> new Likeness(shape, order).compareToRenamed() <= 0);
    }

    /** How the shape compares with itself if its nodes are taken in another order. */
    private int compareToRenamed() {
        return isPossible() ? compareAll() : 0;
    }

    private int compareAll() {
        for (int place = 0; place < shape.size(); place++) {
            int byKind = shape.kinds().get(place).compareTo(shape.kinds().get(order.get(place)));
            if (byKind != 0) {
                return byKind;
            }
        }
        return compareEdges();
    }

    /** Whether each node still comes after those it depends on. */
    private boolean isPossible() {
        for (int to = 0; to < shape.size(); to++) {
            for (int from = 0; from < to; from++) {
                boolean isTurned = order.indexOf(from) > order.indexOf(to);
                if (isTurned && shape.edge(from, to) != Wire.NONE) {
                    return false;
                }
            }
        }
        return true;
    }

    private int compareEdges() {
        for (int to = 1; to <= shape.size(); to++) {
            for (int from = 0; from < to; from++) {
                int byEdge = shape.edge(from, to).compareTo(renamed(from, to));
                if (byEdge != 0) {
                    return byEdge;
                }
            }
        }
        return 0;
    }

    private Wire renamed(int from, int to) {
        int source = order.get(from);
        int target = to == shape.size() ? to : order.get(to);
        Wire wire = source < target ? shape.edge(source, target) : Wire.NONE;
        if (wire != Wire.SMALL && wire != Wire.LARGE) {
            return wire;
        }
        if (firstBranch[source] == null) {
            firstBranch[source] = wire;
        }
        // The branch that is met first is the small one.
        return wire == firstBranch[source] ? Wire.SMALL : Wire.LARGE;
    }

    private static List<List<Integer>> orders(int size) {
        if (size == 0) {
            return List.of(List.of());
        }
        List<List<Integer>> orders = new ArrayList<>();
        for (List<Integer> shorter : orders(size - 1)) {
            for (int place = 0; place < size; place++) {
                List<Integer> longer = new ArrayList<>(shorter);
                longer.add(place, size - 1);
                orders.add(longer);
            }
        }
        return orders;
    }
}
