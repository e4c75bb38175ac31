package org.dagmaster.domain.evaluation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.dagmaster.domain.evaluation.SmallShape.Kind;
import org.dagmaster.domain.evaluation.SmallShape.Wire;

/** Lists small shapes; of all that are the same but for the names in them, one. */
final class SmallShapes {

    private final int size;
    private final boolean isNarrow;
    private final Consumer<SmallShape> consumer;
    private final List<Kind> kinds = new ArrayList<>();
    private final List<Wire> edges = new ArrayList<>();

    private SmallShapes(int size, boolean isNarrow, Consumer<SmallShape> consumer) {
        this.size = size;
        this.isNarrow = isNarrow;
        this.consumer = consumer;
    }

    /** All with so many inner nodes, wired in every way. */
    static void forEach(int size, Consumer<SmallShape> consumer) {
        new SmallShapes(size, false, consumer).chooseKinds(List.of());
    }

    /**
     * All with inner nodes of just these kinds. Those that lead to no inner node lead to the end,
     * all of them in the same way, and no other does.
     */
    static void forEachNarrow(List<Kind> kinds, Consumer<SmallShape> consumer) {
        new SmallShapes(kinds.size(), true, consumer).chooseKinds(kinds);
    }

    /**
     * @param left the kinds that are to be used up; empty if each may be of any
     */
    private void chooseKinds(List<Kind> left) {
        if (kinds.size() == size) {
            if (isFed(0)) {
                chooseEdges(0, 1);
            }
            return;
        }
        for (Kind kind : left.isEmpty() ? EnumSet.allOf(Kind.class) : Set.copyOf(left)) {
            List<Kind> rest = new ArrayList<>(left);
            rest.remove(kind);
            kinds.add(kind);
            chooseKinds(rest);
            kinds.removeLast();
        }
    }

    /** In the order of their places: of all edges to one node, then of all to the next. */
    private void chooseEdges(int from, int to) {
        if (isNarrow && to == size) {
            endNarrowly();
            return;
        }
        if (to > size) {
            offer(edges);
            return;
        }
        for (Wire wire : kinds.get(from) == Kind.FORK ? Wire.OF_FORKS : Wire.OF_OTHERS) {
            edges.add(wire);
            if (from + 1 < to) {
                chooseEdges(from + 1, to);
            } else if (isFed(to)) {
                chooseEdges(0, to + 1);
            }
            edges.removeLast();
        }
    }

    private void endNarrowly() {
        offer(withEnd(Wire.ALL));
        List<Wire> byAny = withEnd(Wire.ANY);
        if (byAny.subList(edges.size(), byAny.size()).contains(Wire.ANY)) {
            offer(byAny);
        }
    }

    private List<Wire> withEnd(Wire wire) {
        List<Wire> all = new ArrayList<>(edges);
        for (int from = 0; from < size; from++) {
            Set<Wire> used = EnumSet.copyOf(List.of(Wire.NONE));
            for (int to = from + 1; to < size; to++) {
                used.add(edges.get(SmallShape.place(from, to)));
            }
            all.add(kinds.get(from) == Kind.FORK ? missingBranches(used) : last(used, wire));
        }
        return all;
    }

    private static Wire last(Set<Wire> used, Wire wire) {
        return used.equals(Set.of(Wire.NONE)) ? wire : Wire.NONE;
    }

    private static Wire missingBranches(Set<Wire> used) {
        boolean hasSmall = used.contains(Wire.SMALL) || used.contains(Wire.BOTH);
        boolean hasLarge = used.contains(Wire.LARGE) || used.contains(Wire.BOTH);
        if (hasSmall) {
            return hasLarge ? Wire.NONE : Wire.LARGE;
        }
        return hasLarge ? Wire.SMALL : Wire.BOTH;
    }

    /** A fan_in needs a fan_out. */
    private boolean isFed(int to) {
        if (to == size || !kinds.get(to).gathers()) {
            return true;
        }
        for (int from = 0; from < to; from++) {
            boolean leads = edges.get(SmallShape.place(from, to)) != Wire.NONE;
            if (leads && kinds.get(from) == Kind.SPLIT) {
                return true;
            }
        }
        return false;
    }

    private void offer(List<Wire> wires) {
        SmallShape shape = new SmallShape(List.copyOf(kinds), List.copyOf(wires));
        if (shape.leadsOn() && Likeness.isFirst(shape)) {
            consumer.accept(shape);
        }
    }
}
