package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.SplittableRandom;
import org.apache.commons.statistics.inference.TTest;
import org.junit.jupiter.api.Test;

class PairedComparisonTest {

    private static final double[] FIRST = {12.1, 11.4, 13.3, 12.7, 11.9, 12.8, 13.0, 12.2, 11.7, 12.5};
    private static final double[] SECOND = {11.8, 11.3, 13.0, 12.5, 11.8, 12.4, 12.9, 12.1, 11.4, 12.3};

    /** Expected values by scipy.stats.ttest_rel. */
    @Test
    void workedExample() {
        PairedComparison comparison = PairedComparison.of(FIRST, SECOND, 0.95);
        assertEquals(0.21, comparison.meanDifference(), 1e-14);
        assertEquals(0.07872538050313584, comparison.halfWidth(), 1e-13);
        assertEquals(0.0001941714826246343, comparison.pValue(), 1e-15);
        assertEquals(10, comparison.n());
        assertEquals(
                new Interval(comparison.meanDifference(), comparison.halfWidth(), 0.95, 10), comparison.interval());
    }

    @Test
    void swappingTheSamplesTurnsTheSign() {
        PairedComparison forth = PairedComparison.of(FIRST, SECOND, 0.95);
        PairedComparison back = PairedComparison.of(SECOND, FIRST, 0.95);
        assertEquals(-forth.meanDifference(), back.meanDifference());
        assertEquals(forth.pValue(), back.pValue());
    }

    @Test
    void agreesWithCommonsStatistics() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 200; trial++) {
            double[] first = random.doubles(3 + trial % 20).toArray();
            double[] second = random.doubles(first.length).toArray();
            double expected = TTest.withDefaults().pairedTest(first, second).getPValue();
            assertEquals(expected, PairedComparison.of(first, second, 0.9).pValue(), 1e-12);
        }
    }

    @Test
    void theIntervalExcludesZeroExactlyWhereThePValueIsBelowOneMinusTheLevel() {
        SplittableRandom random = new SplittableRandom(4);
        for (int trial = 0; trial < 500; trial++) {
            double[] first = random.doubles(5).map(x -> x + 0.4).toArray();
            double[] second = random.doubles(5).toArray();
            PairedComparison comparison = PairedComparison.of(first, second, 0.8);
            assertEquals(comparison.pValue() < 0.2, !comparison.interval().contains(0));
        }
    }

    @Test
    void equalDifferencesAreCertain() {
        double[] values = {1, 2, 3};
        assertEquals(new PairedComparison(0, 0, 1, 0.95, 3), PairedComparison.of(values, values, 0.95));
        double[] shifted = {1.5, 2.5, 3.5};
        assertEquals(new PairedComparison(0.5, 0, 0, 0.95, 3), PairedComparison.of(shifted, values, 0.95));
    }

    /** Infinity minus itself would be undefined, though the two are the same. */
    @Test
    void equalInfinitiesDoNotDiffer() {
        double[] values = {Double.POSITIVE_INFINITY, 2};
        assertEquals(new PairedComparison(0, 0, 1, 0.95, 2), PairedComparison.of(values, values, 0.95));
    }

    @Test
    void incompletePairsAreLeftOut() {
        double[] first = {1, Double.NaN, 3, 7};
        double[] second = {0, 5, Double.NaN, 3};
        PairedComparison comparison = PairedComparison.of(first, second, 0.95);
        assertEquals(2, comparison.n());
        assertEquals(2.5, comparison.meanDifference());
    }

    @Test
    void oneOrNoPairTellsNothing() {
        double none = Double.NaN;
        assertEquals(
                new PairedComparison(2, none, none, 0.95, 1),
                PairedComparison.of(new double[] {3}, new double[] {1}, 0.95));
        assertEquals(
                new PairedComparison(none, none, none, 0.95, 0),
                PairedComparison.of(new double[0], new double[0], 0.95));
    }

    @Test
    void samplesHaveTheSameLength() {
        assertThrows(IllegalArgumentException.class, () -> PairedComparison.of(new double[2], new double[3], 0.95));
    }
}
