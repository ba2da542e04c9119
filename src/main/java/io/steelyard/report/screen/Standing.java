package io.steelyard.report.screen;

import io.steelyard.observe.Metric;
import io.steelyard.report.data.Summary;
import io.steelyard.report.data.Summary.MetricRow;
import io.steelyard.report.data.Summary.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which variants come first and last by a metric.
 *
 * @param row the metric
 * @param first the names of the best, which tie; of a metric without a better, those with the least
 * @param last the names of the worst, which tie; empty if nobody separates from the first
 */
public record Standing(MetricRow row, List<String> first, List<String> last) {

    /** The standing by a metric; without a second replication nothing ties, because nothing is known of chance. */
    public static Standing of(Summary summary, MetricRow row) {
        List<List<String>> groups = new ArrayList<>(row.tieGroups());
        if (summary.scenario().replications() < 2) {
            groups = apart(row);
        }
        if (row.direction() == Metric.Direction.HIGHER) {
            Collections.reverse(groups);
        }
        if (groups.isEmpty()) {
            return new Standing(row, List.of(), List.of());
        }
        List<String> first = groups.get(0);
        List<String> last = groups.size() == 1
                ? List.of()
                : groups.get(groups.size() - 1).stream()
                        .filter(name -> !first.contains(name))
                        .toList();
        return new Standing(row, first, last);
    }

    /** Every value a group of its own; equal values share one. */
    private static List<List<String>> apart(MetricRow row) {
        List<List<String>> groups = new ArrayList<>();
        double before = Double.NaN;
        for (String name :
                row.tieGroups().stream().flatMap(List::stream).distinct().toList()) {
            double mean = row.of(name).mean();
            if (mean != before) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(name);
            before = mean;
        }
        return groups;
    }

    /** Whether some variants separate. */
    public boolean separates() {
        return !last.isEmpty();
    }

    /** Whether at least two variants have a value. */
    public boolean compares() {
        return first.size() + last.size() >= 2;
    }

    /** The value of one variant, or the range of the values of several. */
    public String value(List<String> names) {
        if (names.size() == 1) {
            return text(row.of(names.get(0)));
        }
        Value least = row.of(names.get(0));
        Value most = least;
        for (String name : names) {
            Value value = row.of(name);
            least = value.mean() < least.mean() ? value : least;
            most = value.mean() > most.mean() ? value : most;
        }
        String from = Cells.text(least.mean(), 0, row.unit());
        String to = Cells.text(most.mean(), 0, row.unit());
        return from.equals(to) ? text(least) : from + " to " + to;
    }

    private String text(Value value) {
        return Cells.text(value, row.unit(), true);
    }
}
