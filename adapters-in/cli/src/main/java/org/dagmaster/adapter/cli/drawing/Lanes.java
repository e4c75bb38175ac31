package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes lines that pass several layers straight, by moving all that is to the right of them. */
final class Lanes {

    /** Lanes that cross push each other on for ever; those then stay as they are. */
    private static final int MOST_ROUNDS = 100;

    private final List<List<Item>> layers;
    private final List<List<Item>> lanes;

    private Lanes(List<List<Item>> layers, List<Piece> pieces) {
        this.layers = layers;
        this.lanes = lanes(layers, pieces);
    }

    static void straighten(List<List<Item>> layers, List<Piece> pieces) {
        new Lanes(layers, pieces).straighten();
    }

    private void straighten() {
        Map<Item, Integer> before = new HashMap<>();
        layers.forEach(layer -> layer.forEach(item -> before.put(item, item.centre())));
        for (int round = 0; round < MOST_ROUNDS; round++) {
            if (!alignLanes()) {
                return;
            }
            layers.forEach(Lanes::makeRoom);
        }
        before.forEach(Item::centreAt);
    }

    /** Whether a lane was not straight. */
    private boolean alignLanes() {
        boolean isChanged = false;
        for (List<Item> lane : lanes) {
            int rightmost = lane.stream().mapToInt(Item::centre).max().orElse(0);
            for (Item item : lane) {
                isChanged |= item.centre() != rightmost;
                item.centreAt(rightmost);
            }
        }
        return isChanged;
    }

    private static void makeRoom(List<Item> layer) {
        for (int i = 1; i < layer.size(); i++) {
            Item left = layer.get(i - 1);
            Item item = layer.get(i);
            item.centreAt(Math.max(item.centre(), left.centre() + Centres.distance(left, item)));
        }
    }

    private static List<List<Item>> lanes(List<List<Item>> layers, List<Piece> pieces) {
        Map<Item, Item> next = new HashMap<>();
        for (Piece piece : pieces) {
            if (piece.from().isPass() && piece.to().isPass()) {
                next.put(piece.from(), piece.to());
            }
        }
        Map<Item, List<Item>> laneOf = new HashMap<>();
        List<List<Item>> lanes = new ArrayList<>();
        for (List<Item> layer : layers) {
            for (Item item : layer) {
                if (item.isPass()) {
                    List<Item> lane = laneOf.getOrDefault(item, new ArrayList<>());
                    if (lane.isEmpty()) {
                        lanes.add(lane);
                    }
                    lane.add(item);
                    if (next.containsKey(item)) {
                        laneOf.put(Objects.requireNonNull(next.get(item)), lane);
                    }
                }
            }
        }
        return lanes;
    }
}
