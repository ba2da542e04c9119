package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MultipleTestsTest {

    private static final double EXACT = 1e-15;

    @Test
    void workedExample() {
        double[] p = {0.001, 0.008, 0.012, 0.04, 0.2};
        assertArrayEquals(new double[] {0.005, 0.032, 0.036, 0.08, 0.2}, MultipleTests.holm(p), EXACT);
        assertArrayEquals(new double[] {0.005, 0.02, 0.02, 0.05, 0.2}, MultipleTests.benjaminiHochberg(p), EXACT);
        assertArrayEquals(new double[] {0.005, 0.04, 0.06, 0.2, 1}, MultipleTests.bonferroni(p), EXACT);
    }

    @Test
    void resultsStandInTheOrderOfTheArguments() {
        double[] p = {0.2, 0.012, 0.001, 0.04, 0.008};
        assertArrayEquals(new double[] {0.2, 0.036, 0.005, 0.08, 0.032}, MultipleTests.holm(p), EXACT);
        assertArrayEquals(new double[] {0.2, 0.02, 0.005, 0.05, 0.02}, MultipleTests.benjaminiHochberg(p), EXACT);
    }

    /** Raw Holm steps would be 0.03, 0.022: a less significant test must not come out as more significant. */
    @Test
    void adjustedValuesKeepTheOrderOfTheRawOnes() {
        assertArrayEquals(new double[] {0.03, 0.03, 0.9}, MultipleTests.holm(new double[] {0.01, 0.011, 0.9}), EXACT);
        assertArrayEquals(
                new double[] {0.0165, 0.0165, 0.9},
                MultipleTests.benjaminiHochberg(new double[] {0.01, 0.011, 0.9}),
                EXACT);
    }

    @Test
    void undefinedTestsDoNotCount() {
        double none = Double.NaN;
        double[] p = {none, 0.01, none, 0.04};
        assertArrayEquals(new double[] {none, 0.02, none, 0.08}, MultipleTests.bonferroni(p), EXACT);
        assertArrayEquals(new double[] {none, 0.02, none, 0.04}, MultipleTests.holm(p), EXACT);
        assertArrayEquals(new double[] {none, 0.02, none, 0.04}, MultipleTests.benjaminiHochberg(p), EXACT);
    }

    @Test
    void theThreeAreOrderedAndAtMostOne() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 200; trial++) {
            double[] p = random.doubles(1 + random.nextInt(12)).map(x -> x * x).toArray();
            double[] bonferroni = MultipleTests.bonferroni(p);
            double[] holm = MultipleTests.holm(p);
            double[] hochberg = MultipleTests.benjaminiHochberg(p);
            for (int i = 0; i < p.length; i++) {
                assertTrue(p[i] <= hochberg[i] && hochberg[i] <= holm[i] + EXACT && holm[i] <= bonferroni[i]);
                assertTrue(bonferroni[i] <= 1);
            }
        }
    }

    @Test
    void noTestGivesNoResult() {
        assertArrayEquals(new double[0], MultipleTests.holm(new double[0]));
    }

    @Test
    void probabilitiesAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> MultipleTests.holm(new double[] {1.1}));
        assertThrows(IllegalArgumentException.class, () -> MultipleTests.bonferroni(new double[] {-0.1}));
        assertThrows(IllegalArgumentException.class, () -> MultipleTests.benjaminiHochberg(new double[] {2}));
    }
}
