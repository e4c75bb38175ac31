package org.dagmaster.adapter.cli.drawing;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Reads a drawing as a person does: follows the lines from box to box. */
final class Tracer {

    private static final int UP = 1;
    private static final int RIGHT = 2;
    private static final int DOWN = 4;
    private static final int LEFT = 8;

    private static final Map<Character, Integer> WAYS = new HashMap<>();

    static {
        int[] ways = {
            UP | DOWN,
            LEFT | RIGHT,
            DOWN | RIGHT,
            DOWN | LEFT,
            UP | RIGHT,
            UP | LEFT,
            UP | DOWN | RIGHT,
            UP | DOWN | LEFT,
            LEFT | RIGHT | DOWN,
            LEFT | RIGHT | UP,
            UP | DOWN | LEFT | RIGHT
        };
        for (String set : List.of("│─┌┐└┘├┤┬┴┼", "║═╔╗╚╝╠╣╦╩╬", "┆┄")) {
            for (int i = 0; i < set.length(); i++) {
                WAYS.put(set.charAt(i), ways[i]);
            }
        }
    }

    private record Move(int column, int row, int way) {}

    private final List<String> lines;

    /** By the row of the upper or lower edge: the boxes there, by each of their columns. */
    private final Map<List<Integer>, String> edges = new HashMap<>();

    private Tracer(List<String> lines) {
        this.lines = lines;
        for (int row = 0; row < lines.size(); row++) {
            for (int column = 0; column < lines.get(row).length(); column++) {
                if (at(column, row) == '■') {
                    box(column - 2, row);
                }
            }
        }
    }

    /** The arrows of a drawing of tasks, such as {@code a>b}. */
    static Set<String> arrows(List<String> lines) {
        return new Tracer(lines).arrows();
    }

    /** The text's row is below the upper edge; the lower edge is looked for. */
    private void box(int left, int textRow) {
        String line = lines.get(textRow);
        String name = line.substring(left + 4).split(" ", -1)[0];
        int bottom = textRow;
        while (at(left, bottom) != '└') {
            bottom++;
        }
        for (int column = left; column == left || at(column - 1, textRow - 1) != '┐'; column++) {
            edges.put(List.of(column, textRow - 1), name);
            edges.put(List.of(column, bottom), name);
        }
    }

    private Set<String> arrows() {
        Set<String> arrows = new TreeSet<>();
        edges.forEach((place, name) -> {
            char outlet = at(place.getFirst(), place.getLast());
            if (outlet == '┬' || outlet == '╥') {
                follow(place.getFirst(), place.getLast() + 1)
                        .forEach(target -> arrows.add(name + ">" + target));
            }
        });
        return arrows;
    }

    private Set<String> follow(int column, int row) {
        Set<String> targets = new HashSet<>();
        Deque<Move> open = new ArrayDeque<>(List.of(new Move(column, row, DOWN)));
        Set<Move> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            Move move = open.remove();
            char sign = at(move.column(), move.row());
            if (sign == '▼') {
                targets.add(edges.get(List.of(move.column(), move.row() + 1)));
                continue;
            }
            // Against the arrows, to where another line leaves its box.
            if (move.way() == UP && edges.containsKey(List.of(move.column(), move.row()))) {
                continue;
            }
            Integer ways = WAYS.get(sign);
            if (ways == null) {
                throw new AssertionError("a line ends at " + move + " in\n" + this);
            }
            // A line that is crossed goes on behind the other one.
            int onwards =
                    (ways & opposite(move.way())) == 0 ? move.way() : ways & ~opposite(move.way());
            for (int way : new int[] {UP, RIGHT, DOWN, LEFT}) {
                if ((onwards & way) != 0) {
                    Move next = step(move, way);
                    if (seen.add(next)) {
                        open.add(next);
                    }
                }
            }
        }
        return targets;
    }

    private static Move step(Move move, int way) {
        int column = move.column() + (way == RIGHT ? 1 : way == LEFT ? -1 : 0);
        int row = move.row() + (way == DOWN ? 1 : way == UP ? -1 : 0);
        return new Move(column, row, way);
    }

    private static int opposite(int way) {
        return switch (way) {
            case UP -> DOWN;
            case DOWN -> UP;
            case LEFT -> RIGHT;
            default -> LEFT;
        };
    }

    private char at(int column, int row) {
        boolean isInside =
                row >= 0 && row < lines.size() && column >= 0 && column < lines.get(row).length();
        return isInside ? lines.get(row).charAt(column) : ' ';
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
