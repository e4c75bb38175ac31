package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The lines between two layers: which are one, and in which row each has its level part, so that no
 * two run in the same place (channel routing).
 *
 * @param rows of level parts; 0 if all go straight down
 */
record Gap(List<Net> nets, int rows) {

    /**
     * @throws Undrawable if each of two nets would have to be above the other
     */
    static Gap of(List<Piece> pieces, Ports ports) throws Undrawable {
        List<Net> nets = nets(pieces, ports);
        List<Net> level = new ArrayList<>(nets.stream().filter(net -> !net.isStraight()).toList());
        List<Net> placed = new ArrayList<>();
        while (!level.isEmpty()) {
            Net next =
                    level.stream()
                            .filter(net -> level.stream().noneMatch(o -> o.mustBeAbove(net)))
                            .findFirst()
                            .orElseThrow(() -> new Undrawable("its lines are too entangled"));
            next.putInto(row(next, placed));
            placed.add(next);
            level.remove(next);
        }
        int rows = placed.stream().mapToInt(Net::row).max().orElse(-1) + 1;
        return new Gap(nets, rows);
    }

    /** The highest row that is free there and below those that must be above. */
    private static int row(Net net, List<Net> placed) {
        int row = 0;
        for (Net other : placed) {
            if (other.mustBeAbove(net)) {
                row = Math.max(row, other.row() + 1);
            }
        }
        while (isTaken(row, net, placed)) {
            row++;
        }
        return row;
    }

    private static boolean isTaken(int row, Net net, List<Net> placed) {
        return placed.stream().anyMatch(other -> other.row() == row && !other.isBeside(net));
    }

    /** Pieces that share an end belong together, and so on along them. */
    private static List<Net> nets(List<Piece> pieces, Ports ports) {
        Map<Object, Set<Piece>> byEnd = new HashMap<>();
        for (Piece piece : pieces) {
            byEnd.computeIfAbsent(outOf(piece), _ -> new LinkedHashSet<>()).add(piece);
            byEnd.computeIfAbsent(inOf(piece), _ -> new LinkedHashSet<>()).add(piece);
        }
        Map<Piece, Net> nets = new LinkedHashMap<>();
        for (Piece piece : pieces) {
            if (!nets.containsKey(piece)) {
                spread(piece, new Net(piece.style()), byEnd, nets);
            }
        }
        nets.forEach((piece, net) -> net.add(ports.out(piece), ports.in(piece)));
        return nets.values().stream().distinct().toList();
    }

    private static void spread(
            Piece first, Net net, Map<Object, Set<Piece>> byEnd, Map<Piece, Net> nets) {
        List<Piece> open = new ArrayList<>(List.of(first));
        nets.put(first, net);
        for (int i = 0; i < open.size(); i++) {
            for (Object end : List.of(outOf(open.get(i)), inOf(open.get(i)))) {
                for (Piece neighbour : Objects.requireNonNull(byEnd.get(end))) {
                    if (nets.putIfAbsent(neighbour, net) == null) {
                        open.add(neighbour);
                    }
                }
            }
        }
    }

    private static Object outOf(Piece piece) {
        return List.of("out", piece.out());
    }

    private static Object inOf(Piece piece) {
        return List.of("in", piece.in());
    }
}
