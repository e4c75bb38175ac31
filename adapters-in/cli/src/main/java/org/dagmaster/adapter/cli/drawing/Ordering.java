package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts the items of each layer in an order in which lines cross little: each item where its
 * neighbours of the layer above, then of the layer below, are on average (K. Sugiyama, S. Tagawa,
 * M. Toda, 1981).
 */
final class Ordering {

    private static final int ROUNDS = 8;

    private final List<List<Item>> layers;
    private final Map<Item, List<Item>> above = new HashMap<>();
    private final Map<Item, List<Item>> below = new HashMap<>();
    private final Map<Item, Double> places = new HashMap<>();

    private Ordering(List<List<Item>> layers, List<Piece> pieces) {
        this.layers = layers;
        for (Piece piece : pieces) {
            above.computeIfAbsent(piece.to(), _ -> new ArrayList<>()).add(piece.from());
            below.computeIfAbsent(piece.from(), _ -> new ArrayList<>()).add(piece.to());
        }
        layers.forEach(this::number);
    }

    /** Reorders the layers in place; where there is nothing to gain, the file's order stays. */
    static void apply(List<List<Item>> layers, List<Piece> pieces) {
        new Ordering(layers, pieces).apply();
    }

    private void apply() {
        sweepDown();
        List<List<Item>> best = copy();
        int fewest = crossings();
        for (int round = 0; round < ROUNDS && fewest > 0; round++) {
            sweepUp();
            sweepDown();
            int crossings = crossings();
            if (crossings < fewest) {
                fewest = crossings;
                best = copy();
            }
        }
        for (int i = 0; i < layers.size(); i++) {
            layers.set(i, best.get(i));
        }
    }

    private void sweepDown() {
        for (int i = 1; i < layers.size(); i++) {
            sort(layers.get(i), above);
        }
    }

    private void sweepUp() {
        for (int i = layers.size() - 2; i >= 0; i--) {
            sort(layers.get(i), below);
        }
    }

    private void sort(List<Item> layer, Map<Item, List<Item>> neighbours) {
        Map<Item, Double> wanted = new HashMap<>();
        layer.forEach(item -> wanted.put(item, mean(item, neighbours)));
        layer.sort(Comparator.comparingDouble(wanted::get));
        number(layer);
    }

    private double mean(Item item, Map<Item, List<Item>> neighbours) {
        return neighbours.getOrDefault(item, List.of(item)).stream()
                .mapToDouble(this::place)
                .average()
                .orElse(0);
    }

    /** Within 0 and 1, so that layers of different lengths can be compared. */
    private void number(List<Item> layer) {
        for (int i = 0; i < layer.size(); i++) {
            places.put(layer.get(i), (i + 0.5) / layer.size());
        }
    }

    private double place(Item item) {
        return places.getOrDefault(item, 0.0);
    }

    private List<List<Item>> copy() {
        return layers.stream().<List<Item>>map(ArrayList::new).toList();
    }

    private int crossings() {
        int crossings = 0;
        for (List<Item> layer : layers) {
            List<double[]> ends = new ArrayList<>();
            for (Item item : layer) {
                for (Item to : below.getOrDefault(item, List.of())) {
                    ends.add(new double[] {place(item), place(to)});
                }
            }
            crossings += crossings(ends);
        }
        return crossings;
    }

    private static int crossings(List<double[]> ends) {
        int crossings = 0;
        for (int i = 0; i < ends.size(); i++) {
            for (int j = 0; j < i; j++) {
                double above = ends.get(i)[0] - ends.get(j)[0];
                double below = ends.get(i)[1] - ends.get(j)[1];
                crossings += above * below < 0 ? 1 : 0;
            }
        }
        return crossings;
    }
}
