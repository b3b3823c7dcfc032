package io.plimsoll.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows in columns as wide as their widest field, under a header. */
final class TextTable {

    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();
    private final Set<Integer> right = new HashSet<>();

    TextTable(List<String> header) {
        this.header = List.copyOf(header);
    }

    /** Columns whose fields stand to the right. */
    void right(int... columns) {
        for (int column : columns) {
            right.add(column);
        }
    }

    void row(String... fields) {
        row(List.of(fields));
    }

    void row(List<String> fields) {
        rows.add(List.copyOf(fields));
    }

    String text() {
        int[] widths = new int[header.size()];
        widen(widths, header);
        rows.forEach(row -> widen(widths, row));
        StringBuilder text = new StringBuilder();
        append(text, widths, header);
        rows.forEach(row -> append(text, widths, row));
        return text.toString();
    }

    private static void widen(int[] widths, List<String> row) {
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Math.max(widths[i], row.get(i).length());
        }
    }

    private void append(StringBuilder text, int[] widths, List<String> row) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String blanks = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : "  ").append(right.contains(i) ? blanks + row.get(i) : row.get(i) + blanks);
        }
        text.append(line.toString().stripTrailing()).append('\n');
    }
}
