package io.steelyard.report.screen;

import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary;
import io.steelyard.report.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A column of the table of variants.
 *
 * @param metric what it shows, of the whole run
 * @param upper the first part of the title, where the title takes two lines; may be empty
 * @param lower the second part
 * @param importance columns with greater numbers go first where the screen is narrow; negative for the metrics that the question is
 *     about
 */
record Column(Metric metric, String upper, String lower, int importance) {
    /** The columns of every report, from left to right. */
    static final List<Column> STANDARD = List.of(
            new Column(BalanceMetrics.MAX_OVER_MEAN, "", "max/mean", 0),
            new Column(BalanceMetrics.NOISE_FLOOR, "", "noise", 4),
            new Column(BalanceMetrics.TIME_TO_BALANCE, "balanced", "in", 3),
            new Column(StormMetrics.PEAK_ATTEMPTS, "peak", "reconnects/s", 1),
            new Column(RebalancingMetrics.MOVES_PER_FORCED, "", "moves/forced", 2),
            new Column(ClientMetrics.DOWNTIME_P99, "downtime", "p99", 5));

    /** The columns that a wide screen shows too. */
    static final List<Column> WIDE = List.of(
            new Column(StormMetrics.LOST, "", "lost", 6),
            new Column(ClientMetrics.AVAILABILITY, "", "availability", 7),
            new Column(BalanceMetrics.HOT_POD_GAP, "hot-pod", "gap", 8),
            new Column(AutoscalerMetrics.LOST_BY_SCALE_DOWN, "lost by", "scale-down", 9));

    /** The columns of the metrics that the question is about: they stay longest where the screen is narrow. */
    static List<Column> asked(Summary summary) {
        List<Metric> metrics = summary.columns();
        List<Column> columns = new ArrayList<>();
        for (Metric metric : metrics) {
            columns.add(of(metric, columns.size() - metrics.size()));
        }
        return columns;
    }

    private static Column of(Metric metric, int importance) {
        return Stream.concat(STANDARD.stream(), WIDE.stream())
                .filter(column -> column.metric().equals(metric))
                .findFirst()
                .map(column -> new Column(metric, column.upper, column.lower, importance))
                .orElseGet(() -> cut(metric, importance));
    }

    /** A column whose title is cut at the space that leaves the shortest lines. */
    private static Column cut(Metric metric, int importance) {
        String title = metric.title();
        Column best = new Column(metric, "", title, importance);
        for (int space = title.indexOf(' '); space >= 0; space = title.indexOf(' ', space + 1)) {
            Column column = new Column(metric, title.substring(0, space), title.substring(space + 1), importance);
            best = column.titleWidth() < best.titleWidth() ? column : best;
        }
        return best;
    }

    private int titleWidth() {
        return Math.max(Wrap.length(upper), Wrap.length(lower));
    }

    /** The title on one line. */
    String title() {
        return upper.isEmpty() ? lower : upper + " " + lower;
    }
}
