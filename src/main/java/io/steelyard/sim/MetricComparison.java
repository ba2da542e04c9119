package io.steelyard.sim;

import io.steelyard.observe.Metric;
import java.util.List;

/**
 * All variants compared by one metric in one block.
 *
 * @param metric what is compared
 * @param estimates by variant
 * @param differences by variant, against the baseline; that of the baseline itself is a tie
 * @param tieGroups the variants by ascending mean, cut into the longest runs in which no two separate; a variant may be
 *     in two groups, because ties are not transitive; variants without a value are in none
 * @param bound the least value that any balancer could have; NaN where none is known
 */
public record MetricComparison(
        Metric metric,
        List<Estimate> estimates,
        List<Difference> differences,
        List<List<Integer>> tieGroups,
        double bound) {}
