package io.steelyard.report.screen;

import io.steelyard.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;

/** Cells in columns: the first to the left, the others to the right, two spaces between. */
final class Grid {
    private static final int GAP = 2;

    private final List<List<String>> rows = new ArrayList<>();

    /** One more row; all rows have the same number of cells. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    private int[] widths() {
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], Wrap.length(row.get(column)));
            }
        }
        return widths;
    }

    /** The length of its lines. */
    int width() {
        int width = -GAP;
        for (int column : widths()) {
            width += column + GAP;
        }
        return width;
    }

    /** The rows, one a line. */
    List<String> lines() {
        int[] widths = widths();
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder(Wrap.padded(row.get(0), widths[0]));
            for (int column = 1; column < widths.length; column++) {
                String cell = row.get(column);
                line.append(" ".repeat(GAP + widths[column] - Wrap.length(cell)))
                        .append(cell);
            }
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }
}
