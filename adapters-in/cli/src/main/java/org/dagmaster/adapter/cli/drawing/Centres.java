package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the column of each item: as near to the middle of its neighbours as the items beside it let
 * it. Within a layer that is isotonic regression, solved by pooling adjacent violators (M. Ayer and
 * others, 1955).
 */
final class Centres {

    private static final int ROUNDS = 6;
    private static final int GAP = 3;

    /** Lines that pass by are to be straight; boxes may move. */
    private static final double STIFF = 8;

    private static final double FIXED = 1e6;

    private final List<List<Item>> layers;
    private final Map<Item, List<Item>> above = new HashMap<>();
    private final Map<Item, List<Item>> below = new HashMap<>();

    /** Whether lines that pass by stay where they are. */
    private boolean hold;

    /** Items that want the same place; together they get the mean of what they want. */
    private record Pool(double sum, double weight, int size) {

        double place() {
            return sum / weight;
        }

        Pool and(Pool other) {
            return new Pool(sum + other.sum, weight + other.weight, size + other.size);
        }
    }

    private Centres(List<List<Item>> layers, List<Piece> pieces) {
        this.layers = layers;
        for (Piece piece : pieces) {
            above.computeIfAbsent(piece.to(), _ -> new ArrayList<>()).add(piece.from());
            below.computeIfAbsent(piece.from(), _ -> new ArrayList<>()).add(piece.to());
        }
    }

    /**
     * @return the columns that all of it takes, from column 0 on
     */
    static int find(List<List<Item>> layers, List<Piece> pieces) {
        Centres centres = new Centres(layers, pieces);
        layers.forEach(Centres::pack);
        for (int round = 0; round < ROUNDS; round++) {
            centres.upwards();
            centres.downwards();
        }
        Lanes.straighten(layers, pieces);
        centres.hold = true;
        centres.upwards();
        centres.downwards();
        centres.upwards();
        return centres.moveToLeft();
    }

    private static void pack(List<Item> layer) {
        int offset = 0;
        for (int i = 0; i < layer.size(); i++) {
            offset += i == 0 ? layer.get(i).leftHalf() : distance(layer.get(i - 1), layer.get(i));
            layer.get(i).centreAt(offset);
        }
    }

    static int distance(Item left, Item right) {
        int gap = left.isPass() && right.isPass() ? GAP - 1 : GAP;
        return left.rightHalf() + right.leftHalf() + gap + 1;
    }

    private void downwards() {
        for (int i = 1; i < layers.size(); i++) {
            align(layers.get(i), above);
        }
    }

    private void upwards() {
        for (int i = layers.size() - 2; i >= 0; i--) {
            align(layers.get(i), below);
        }
    }

    private void align(List<Item> layer, Map<Item, List<Item>> neighbours) {
        List<Pool> pools = new ArrayList<>();
        int offset = 0;
        for (int i = 0; i < layer.size(); i++) {
            Item item = layer.get(i);
            offset += i == 0 ? 0 : distance(layer.get(i - 1), item);
            double weight = !item.isPass() ? 1 : hold ? FIXED : STIFF;
            double wanted = middle(item, neighbours) - offset;
            pools.add(new Pool(wanted * weight, weight, 1));
            while (pools.size() > 1 && pools.getLast().place() <= before(pools).place()) {
                Pool last = pools.removeLast();
                pools.add(pools.removeLast().and(last));
            }
        }
        put(layer, pools);
    }

    private static Pool before(List<Pool> pools) {
        return pools.get(pools.size() - 2);
    }

    private static void put(List<Item> layer, List<Pool> pools) {
        int offset = 0;
        int i = 0;
        for (Pool pool : pools) {
            for (int k = 0; k < pool.size(); k++, i++) {
                offset += i == 0 ? 0 : distance(layer.get(i - 1), layer.get(i));
                layer.get(i).centreAt((int) Math.floor(pool.place() + 0.5) + offset);
            }
        }
    }

    private double middle(Item item, Map<Item, List<Item>> neighbours) {
        boolean stays = hold && item.isPass() || !neighbours.containsKey(item);
        return (stays ? List.of(item) : neighbours.getOrDefault(item, List.of()))
                .stream().mapToInt(Item::centre).average().orElse(0);
    }

    private int moveToLeft() {
        List<Item> items = layers.stream().flatMap(List::stream).toList();
        int left = items.stream().mapToInt(Item::left).min().orElse(0);
        items.forEach(item -> item.centreAt(item.centre() - left));
        return items.stream().mapToInt(Item::right).max().orElse(0) + 1;
    }
}
