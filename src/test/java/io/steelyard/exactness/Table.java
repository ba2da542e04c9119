package io.steelyard.exactness;

import java.util.List;

/** A table of Markdown, row by row. */
public final class Table {
    private final StringBuilder text = new StringBuilder();
    private final int columns;

    public Table(String... heading) {
        columns = heading.length;
        row(List.of(heading));
        text.append("|---".repeat(columns)).append("|\n");
    }

    public Table row(String... cells) {
        return row(List.of(cells));
    }

    private Table row(List<String> cells) {
        if (cells.size() != columns) {
            throw new IllegalArgumentException("a row of " + cells.size() + " in a table of " + columns);
        }
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
        return this;
    }

    @Override
    public String toString() {
        return text + "\n";
    }
}
