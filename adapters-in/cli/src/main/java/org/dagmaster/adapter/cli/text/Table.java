package org.dagmaster.adapter.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Rows in aligned columns; the last column is as long as it is. */
public final class Table {

    private final List<List<String>> rows = new ArrayList<>();
    private final List<Integer> widths = new ArrayList<>();

    /** A table with a header; without columns named, one without. */
    public static Table of(String... header) {
        Table table = new Table();
        return header.length == 0 ? table : table.row(header);
    }

    public Table row(String... cells) {
        rows.add(List.of(cells));
        for (int i = 0; i < cells.length; i++) {
            int width = cells[i].codePointCount(0, cells[i].length());
            if (i == widths.size()) {
                widths.add(width);
            } else {
                widths.set(i, Math.max(widths.get(i), width));
            }
        }
        return this;
    }

    public List<String> lines() {
        return rows.stream().map(this::line).toList();
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < cells.size(); i++) {
            String cell = cells.get(i);
            line.append(cell);
            if (i < cells.size() - 1) {
                line.append(" ".repeat(widths.get(i) - cell.codePointCount(0, cell.length()) + 2));
            }
        }
        return line.toString().stripTrailing();
    }
}
