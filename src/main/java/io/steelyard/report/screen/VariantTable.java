package io.steelyard.report.screen;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.MetricRow;
import io.steelyard.report.text.Figures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The table of variants over the whole run: the best possible first, then the variants in {@link #order()}.
 *
 * <p>The columns that the scenario asks for come first and are there where they are defined. Others are left out where they
 * are undefined or 0 for every variant, and further ones in which variants do not differ. On a narrow screen first the
 * intervals of spans go, then titles take two lines, then the least important columns go.
 */
final class VariantTable {
    private static final String BEST_POSSIBLE = "best possible";
    private static final String UNKNOWN = "-";

    private final Summary summary;
    private final List<Metric> asked;

    VariantTable(Summary summary) {
        this.summary = summary;
        this.asked = summary.columns();
    }

    /**
     * The names, the best by the first column that the scenario asks for first, then by its next ones, then by max/mean, then
     * by the peak; what looks alike in the table is alike. Those without a value come last.
     */
    List<String> order() {
        List<Metric> metrics = new ArrayList<>(asked);
        metrics.addAll(List.of(BalanceMetrics.MAX_OVER_MEAN, StormMetrics.PEAK_ATTEMPTS));
        List<String> names = new ArrayList<>(summary.variants());
        names.sort((one, other) -> metrics.stream()
                .mapToInt(metric -> compare(metric, one, other))
                .filter(order -> order != 0)
                .findFirst()
                .orElse(0));
        return names;
    }

    private int compare(Metric metric, String one, String other) {
        MetricRow row = summary.overall(metric);
        double mine = row.of(one).mean();
        double others = row.of(other).mean();
        boolean alike = Cells.text(mine, 0, row.unit()).equals(Cells.text(others, 0, row.unit()));
        boolean fall = row.direction() == Metric.Direction.HIGHER && !Double.isNaN(mine) && !Double.isNaN(others);
        return alike ? 0 : fall ? Double.compare(others, mine) : Double.compare(mine, others);
    }

    /** The lines of the table on a screen of a width; the titles take the first line or two. */
    List<String> lines(int width) {
        List<Column> columns = columns();
        int standard = columns.size();
        columns.addAll(notable(Column.WIDE).stream().filter(this::differs).toList());
        while (true) {
            boolean wide = columns.size() > standard;
            Grid full = grid(columns, true, false);
            if (full.width() <= width) {
                return full.lines();
            }
            Grid narrow = wide ? full : grid(columns, false, false);
            if (narrow.width() <= width) {
                return narrow.lines();
            }
            Grid stacked = wide ? full : grid(columns, false, true);
            if (stacked.width() <= width || columns.size() == 1) {
                return stacked.lines();
            }
            columns.remove(columns.stream()
                    .max(Comparator.comparingInt(Column::importance))
                    .orElseThrow());
        }
    }

    /** What the scenario asks for, then the standard. */
    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(Column.asked(summary).stream()
                .filter(column ->
                        summary.overall(column.metric()).values().stream().anyMatch(value -> value.n() > 0))
                .toList());
        columns.addAll(notable(Column.STANDARD));
        return columns;
    }

    private List<Column> notable(List<Column> columns) {
        return columns.stream()
                .filter(column -> !asked.contains(column.metric()))
                .filter(column -> summary.overall(column.metric()).values().stream()
                        .anyMatch(value -> value.n() > 0 && value.mean() != 0))
                .toList();
    }

    private boolean differs(Column column) {
        return summary.variants().stream()
                        .map(name -> cell(column, name, false))
                        .distinct()
                        .count()
                > 1;
    }

    private Grid grid(List<Column> columns, boolean spansWithInterval, boolean stacked) {
        Grid grid = new Grid();
        if (stacked) {
            grid.add(row("", columns.stream().map(Column::upper).toList()));
        }
        grid.add(row(
                "variant",
                columns.stream().map(stacked ? Column::lower : Column::title).toList()));
        grid.add(row(BEST_POSSIBLE, columns.stream().map(this::bound).toList()));
        for (String name : order()) {
            grid.add(row(
                    name,
                    columns.stream()
                            .map(column -> cell(column, name, spansWithInterval))
                            .toList()));
        }
        return grid;
    }

    private static List<String> row(String first, List<String> others) {
        List<String> cells = new ArrayList<>(List.of(first));
        cells.addAll(others);
        return cells;
    }

    private String bound(Column column) {
        MetricRow row = summary.overall(column.metric());
        return Double.isNaN(row.bound()) ? UNKNOWN : Figures.of(row.bound(), row.unit());
    }

    private String cell(Column column, String name, boolean spansWithInterval) {
        MetricRow row = summary.overall(column.metric());
        boolean withInterval = !column.metric().equals(BalanceMetrics.NOISE_FLOOR)
                && (spansWithInterval || !row.unit().equals("s"));
        return Cells.text(row.of(name), row.unit(), withInterval);
    }

    /** The table in Markdown, with every column but those of wide screens. */
    List<String> markdown() {
        List<Column> columns = columns();
        List<String> lines = new ArrayList<>();
        lines.add(markdownRow(row("variant", columns.stream().map(Column::title).toList())));
        lines.add("|---|" + "---:|".repeat(columns.size()));
        lines.add(
                markdownRow(row(BEST_POSSIBLE, columns.stream().map(this::bound).toList())));
        for (String name : order()) {
            lines.add(markdownRow(row(
                    name,
                    columns.stream().map(column -> cell(column, name, true)).toList())));
        }
        return lines;
    }

    private static String markdownRow(List<String> cells) {
        return "| "
                + String.join(
                        " | ",
                        cells.stream().map(cell -> cell.replace("|", "\\|")).toList()) + " |";
    }
}
