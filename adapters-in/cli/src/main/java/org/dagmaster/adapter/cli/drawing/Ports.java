package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** In which columns lines leave items and arrive at them. */
final class Ports {

    private static final int WIDE_STEP = 4;
    private static final int NARROW_STEP = 2;

    /** The ends at one side of an item, each with the centres of what is at its other end. */
    private final Map<Item, Map<Object, List<Integer>>> outs = new LinkedHashMap<>();

    private final Map<Item, Map<Object, List<Integer>>> ins = new LinkedHashMap<>();
    private final Map<Object, Integer> outColumns = new HashMap<>();
    private final Map<Object, Integer> inColumns = new HashMap<>();

    private Ports(List<Piece> pieces) {
        for (Piece piece : pieces) {
            add(outs, piece.from(), piece.out(), piece.to().centre());
            add(ins, piece.to(), piece.in(), piece.from().centre());
        }
    }

    private static void add(
            Map<Item, Map<Object, List<Integer>>> side, Item item, Object end, int opposite) {
        side.computeIfAbsent(item, _ -> new LinkedHashMap<>())
                .computeIfAbsent(end, _ -> new ArrayList<>())
                .add(opposite);
    }

    /** Makes boxes and labels wide enough for their lines. */
    static void makeRoom(List<Piece> pieces) {
        Ports ports = new Ports(pieces);
        for (Map<Item, Map<Object, List<Integer>>> side : List.of(ports.outs, ports.ins)) {
            side.forEach((item, ends) -> {
                int columns = (ends.size() - 1) * NARROW_STEP + 1;
                item.widenTo(item.isBox() ? columns + 4 : columns);
            });
        }
    }

    /** The ports of items that have their places. */
    static Ports of(List<Piece> pieces) {
        Ports ports = new Ports(pieces);
        ports.outs.forEach((item, ends) -> spread(item, ends, ports.outColumns));
        ports.ins.forEach((item, ends) -> spread(item, ends, ports.inColumns));
        return ports;
    }

    int out(Piece piece) {
        return Objects.requireNonNull(outColumns.get(piece.out()));
    }

    int in(Piece piece) {
        return Objects.requireNonNull(inColumns.get(piece.in()));
    }

    /** Side by side around the item's centre, in the order of where they lead. */
    private static void spread(
            Item item, Map<Object, List<Integer>> ends, Map<Object, Integer> columns) {
        List<Map.Entry<Object, List<Integer>>> inOrder = new ArrayList<>(ends.entrySet());
        inOrder.sort(
                Comparator.comparingDouble(end ->
                        end.getValue().stream().mapToInt(column -> column).average().orElse(0)));
        int gaps = inOrder.size() - 1;
        int step = gaps * WIDE_STEP + 5 <= item.width() ? WIDE_STEP : NARROW_STEP;
        int first = item.centre() - gaps * step / 2;
        for (int i = 0; i < inOrder.size(); i++) {
            columns.put(inOrder.get(i).getKey(), first + i * step);
        }
    }
}
