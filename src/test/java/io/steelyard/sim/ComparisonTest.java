package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Difference.Verdict;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;
    private static final double NONE = Double.NaN;

    private static MetricComparison compare(Metric metric, double[]... byVariant) {
        String[] names = {"a", "b", "c", "d", "e"};
        MadeRuns runs = new MadeRuns(1, byVariant[0].length, Arrays.copyOf(names, byVariant.length));
        for (int variant = 0; variant < byVariant.length; variant++) {
            runs.say(variant, 0, metric, byVariant[variant]);
        }
        return runs.result().compare().metric(0, metric);
    }

    private static double[] ten(double value) {
        double[] values = new double[10];
        Arrays.fill(values, value);
        return values;
    }

    /** A value that swings by 1 about its mean: against a constant its differences have t = 3 d for a mean of d. */
    private static double[] swinging(double mean) {
        double[] values = ten(mean);
        for (int i = 0; i < values.length; i++) {
            values[i] += i % 2 == 0 ? 1 : -1;
        }
        return values;
    }

    /**
     * The tail of Student's law with two degrees of freedom is 1 - t / sqrt(t^2 + 2). Differences 1, 0.5, 1.5 have t =
     * 1 / (0.5 / sqrt 3), those of 10, 11, 12 t = 11 sqrt 3. By Holm the smaller p value of two is doubled; the baseline,
     * which is not held against itself, is none of them.
     */
    @Test
    void differencesArePairedByReplicationAndCorrectedByHolm() {
        MetricComparison comparison = compare(
                StormMetrics.LOST, new double[] {10, 12, 14}, new double[] {11, 12.5, 15.5}, new double[] {20, 23, 26});

        double small = 1 - Math.sqrt(12) / Math.sqrt(14);
        double large = 1 - Math.sqrt(363) / Math.sqrt(365);
        Difference tie = comparison.differences().get(1);
        assertEquals(1, tie.mean(), 1e-12);
        // 95 % of Student's law with two degrees of freedom lie within 4.302653.
        assertEquals(4.302653 * 0.5 / Math.sqrt(3), tie.interval().halfWidth(), 1e-6);
        assertEquals(small, tie.pValue(), 1e-12);
        assertEquals(small, tie.adjustedPValue(), 1e-12);
        assertEquals(Verdict.TIE, tie.verdict());
        Difference worse = comparison.differences().get(2);
        assertEquals(11, worse.mean(), 1e-12);
        assertEquals(large, worse.pValue(), 1e-12);
        assertEquals(2 * large, worse.adjustedPValue(), 1e-12);
        assertEquals(Verdict.WORSE, worse.verdict());
        Difference baseline = comparison.differences().get(0);
        assertEquals(0, baseline.mean());
        assertEquals(Verdict.TIE, baseline.verdict());
    }

    @Test
    void theCorrectionMakesATieOfWhatAloneWouldSeparate() {
        // t = 3 with nine degrees of freedom: p = 0.01496; four times that is above 0.05, twice is not.
        double[] far = swinging(1);
        MetricComparison five = compare(StormMetrics.LOST, ten(0), far, far, far, far);
        assertEquals(0.01496, five.differences().get(1).pValue(), 1e-5);
        assertEquals(Verdict.TIE, five.differences().get(1).verdict());
        MetricComparison three = compare(StormMetrics.LOST, ten(0), far, far);
        assertEquals(Verdict.WORSE, three.differences().get(1).verdict());
    }

    /** Variances 4 and 5.25 of independent runs against 0.25 of the differences. */
    @Test
    void pairingReducesVariance() {
        MetricComparison comparison =
                compare(StormMetrics.LOST, new double[] {10, 12, 14}, new double[] {11, 12.5, 15.5});
        assertEquals(37, comparison.differences().get(1).varianceReduction(), 1e-9);
        comparison = compare(
                StormMetrics.LOST, new double[] {10, 12, 14, NONE, 1}, new double[] {11, 12.5, 15.5, 900, NONE});
        assertEquals(37, comparison.differences().get(1).varianceReduction(), 1e-9);
        comparison = compare(StormMetrics.LOST, new double[] {1, NONE, 3, 5}, new double[] {2, 9, 4, 6});
        assertEquals(NEVER, comparison.differences().get(1).varianceReduction());
    }

    @Test
    void whatIsBetterIsTheMetricsToSay() {
        double[][] values = {ten(5), ten(4), ten(6)};
        assertEquals(List.of(Verdict.TIE, Verdict.BETTER, Verdict.WORSE), verdicts(compare(StormMetrics.LOST, values)));
        assertEquals(
                List.of(Verdict.TIE, Verdict.WORSE, Verdict.BETTER), verdicts(compare(BalanceMetrics.JAIN, values)));
        assertEquals(
                List.of(Verdict.TIE, Verdict.DIFFERENT, Verdict.DIFFERENT),
                verdicts(compare(ClientMetrics.ARRIVALS, values)));
    }

    private static List<Verdict> verdicts(MetricComparison comparison) {
        return comparison.differences().stream().map(Difference::verdict).toList();
    }

    @Test
    void whatIsUndefinedIsNeitherComparedNorCounted() {
        double[] some = ten(NONE);
        some[3] = 7;
        MetricComparison comparison = compare(StormMetrics.TIME_TO_50, ten(1), ten(NONE), some, swinging(2));
        assertEquals(List.of(Verdict.TIE, Verdict.UNDEFINED, Verdict.UNDEFINED, Verdict.WORSE), verdicts(comparison));
        // The only test that could be made is not corrected.
        assertEquals(
                comparison.differences().get(3).pValue(),
                comparison.differences().get(3).adjustedPValue());
        assertEquals(10, comparison.estimates().get(1).undefined());
        assertEquals(9, comparison.estimates().get(2).undefined());
        // By mean 0, 3, 2: the first two separate, and one value separates from nothing.
        assertEquals(List.of(List.of(0), List.of(3, 2)), comparison.tieGroups());
    }

    /** All ten values are larger, of which the chance is 2 / 2^10. */
    @Test
    void whatNeverComesAboutIsComparedBySigns() {
        MetricComparison comparison = compare(BalanceMetrics.TIME_TO_BALANCE, ten(60), ten(NEVER), ten(NEVER));
        Difference never = comparison.differences().get(1);
        assertEquals(NEVER, never.mean());
        assertEquals(2 / 1024.0, never.pValue(), 1e-15);
        assertEquals(4 / 1024.0, never.adjustedPValue(), 1e-15);
        assertEquals(Verdict.WORSE, never.verdict());
        assertEquals(NEVER, comparison.estimates().get(1).mean());
        assertEquals(10, comparison.estimates().get(1).never());
        assertEquals(List.of(List.of(0), List.of(1, 2)), comparison.tieGroups());

        double[] mostlyNever = ten(60);
        Arrays.fill(mostlyNever, 0, 6, NEVER);
        Difference better = compare(BalanceMetrics.TIME_TO_BALANCE, mostlyNever, ten(60))
                .differences()
                .get(1);
        assertEquals(-NEVER, better.mean());
        assertEquals(2 / 64.0, better.pValue(), 1e-15);
        assertEquals(Verdict.BETTER, better.verdict());

        Difference same = compare(BalanceMetrics.TIME_TO_BALANCE, ten(NEVER), ten(NEVER))
                .differences()
                .get(1);
        assertEquals(Verdict.TIE, same.verdict());
        assertEquals(0, same.mean());
    }

    /** Neighbours do not separate (t = 1.5), those two apart differ by the same in every replication. */
    @Test
    void tiesAreNotTransitive() {
        MetricComparison comparison = compare(StormMetrics.LOST, ten(1), swinging(0.5), ten(50), ten(0));
        assertEquals(List.of(List.of(3, 1), List.of(1, 0), List.of(2)), comparison.tieGroups());
    }

    @Test
    void allThatTieAreOneGroup() {
        double[] other = {-0.7, -0.7, 1.3, 1.3, -0.7, -0.7, 1.3, 1.3, -0.7, 1.3};
        MetricComparison comparison = compare(StormMetrics.LOST, swinging(0.2), ten(0.1), other);
        assertEquals(List.of(List.of(1, 0, 2)), comparison.tieGroups());
        assertEquals(List.of(), compare(StormMetrics.LOST, ten(NONE), ten(NONE)).tieGroups());
    }

    /** Alone 1 would separate from 0 (p = 0.015), but there are six pairs of which no other does. */
    @Test
    void groupsAreCorrectedForTheNumberOfPairs() {
        double[] third = {-0.6, -0.6, 1.4, 1.4, -0.6, -0.6, 1.4, 1.4, -0.6, 1.4};
        double[] fourth = {-0.5, 1.5, 1.5, -0.5, -0.5, 1.5, 1.5, -0.5, -0.5, 1.5};
        MetricComparison comparison = compare(StormMetrics.LOST, ten(0), swinging(1), third, fourth);
        assertEquals(List.of(List.of(0, 2, 3, 1)), comparison.tieGroups());
        assertEquals(
                List.of(List.of(0), List.of(1)),
                compare(StormMetrics.LOST, ten(0), swinging(1)).tieGroups());
    }

    @Test
    void anEstimateRestsOnTheReplicationsThatHaveAValue() {
        Estimate estimate = compare(StormMetrics.TIME_TO_50, new double[] {NONE, 3, 5, NEVER})
                .estimates()
                .get(0);
        assertEquals(3, estimate.interval().n());
        assertEquals(1, estimate.undefined());
        assertEquals(1, estimate.never());
        assertEquals(NEVER, estimate.mean());
        assertEquals(NONE, estimate.halfWidth());
    }

    @Test
    void everyMetricOfEveryBlockIsCompared() {
        Comparison comparison = new MadeRuns(2, 3, "a", "b")
                .say(0, 1, StormMetrics.LOST, 1, 2, 3)
                .say(1, 1, StormMetrics.LOST, 5, 6, 7)
                .result()
                .compare();
        assertEquals(
                MetricCatalog.all(),
                comparison.block(1).stream().map(MetricComparison::metric).toList());
        assertEquals(
                List.of("run", "event 1"),
                comparison.blocks().stream().map(block -> block.name()).toList());
        assertEquals(
                2, comparison.metric(1, StormMetrics.LOST).estimates().get(0).mean());
        assertTrue(Double.isNaN(
                comparison.metric(0, StormMetrics.LOST).estimates().get(0).mean()));
        // A block that the runs do not have has no values.
        assertArrayEquals(
                new double[] {NONE, NONE, NONE},
                comparison.result().variants().get(0).values(2, StormMetrics.LOST));
    }

    @Test
    void variantsAreFoundByName() {
        ExperimentResult result = new MadeRuns(1, 1, "x", "y").result();
        assertEquals(0, result.baseline());
        assertEquals(1, result.indexOf("y"));
        assertThrows(IllegalArgumentException.class, () -> result.indexOf("z"));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ExperimentResult(result.scenario(), result.variants().subList(0, 1)));
    }
}
