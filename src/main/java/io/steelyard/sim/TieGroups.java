package io.steelyard.sim;

import io.steelyard.observe.Metric;
import io.steelyard.stats.MultipleTests;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The groups of variants that do not separate, by all pairs, corrected by Holm's method over the pairs. */
final class TieGroups {
    private TieGroups() {}

    /** The groups, by variant numbers, in the order of ascending mean. */
    static List<List<Integer>> of(List<Estimate> estimates, double[][] values, Metric metric) {
        List<Integer> order = new ArrayList<>();
        for (int variant = 0; variant < values.length; variant++) {
            if (estimates.get(variant).defined()) {
                order.add(variant);
            }
        }
        order.sort(Comparator.comparingDouble(variant -> estimates.get(variant).mean()));
        boolean[][] apart = separated(order, values, metric);
        List<List<Integer>> groups = new ArrayList<>();
        int reached = 0;
        for (int first = 0; first < order.size(); first++) {
            int end = first + 1;
            while (end < order.size() && allTied(apart, first, end)) {
                end++;
            }
            if (end > reached) {
                groups.add(List.copyOf(order.subList(first, end)));
                reached = end;
            }
        }
        return List.copyOf(groups);
    }

    private static boolean allTied(boolean[][] apart, int first, int last) {
        for (int other = first; other < last; other++) {
            if (apart[other][last]) {
                return false;
            }
        }
        return true;
    }

    /** By ranks in the order: whether the pair separates. */
    private static boolean[][] separated(List<Integer> order, double[][] values, Metric metric) {
        int size = order.size();
        List<Difference> differences = new ArrayList<>();
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                differences.add(Difference.of(values[order.get(a)], values[order.get(b)], Comparison.LEVEL));
            }
        }
        double[] adjusted = MultipleTests.holm(
                differences.stream().mapToDouble(Difference::pValue).toArray());
        boolean[][] apart = new boolean[size][size];
        int pair = 0;
        for (int a = 0; a < size; a++) {
            for (int b = a + 1; b < size; b++) {
                Difference.Verdict verdict =
                        differences.get(pair).adjusted(adjusted[pair], metric).verdict();
                apart[a][b] = verdict != Difference.Verdict.TIE && verdict != Difference.Verdict.UNDEFINED;
                pair++;
            }
        }
        return apart;
    }
}
