package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantilesTest {

    @ParameterizedTest
    @CsvSource({"0, 1", "0.2, 1", "0.2000001, 2", "0.4, 2", "0.5, 3", "0.8, 4", "0.81, 5", "0.99, 5", "1, 5"})
    void takesTheElementOfRankCeilOfPn(double p, double expected) {
        assertEquals(expected, Quantiles.nearestRank(new double[] {1, 2, 3, 4, 5}, p));
        assertEquals((long) expected, Quantiles.nearestRank(new long[] {1, 2, 3, 4, 5}, p));
    }

    /** 0.07 * 100 and its like are a little more than whole in binary, which must not move the rank. */
    @Test
    void wholeProductsAreNotMovedByRounding() {
        double[] sorted = new double[1000];
        for (int i = 0; i < sorted.length; i++) {
            sorted[i] = i + 1;
        }
        for (int permille = 1; permille <= 1000; permille++) {
            assertEquals(permille, Quantiles.nearestRank(sorted, permille / 1000.0));
        }
    }

    @Test
    void emptySamplesHaveNone() {
        assertEquals(Double.NaN, Quantiles.nearestRank(new double[0], 0.5));
        assertThrows(IllegalArgumentException.class, () -> Quantiles.nearestRank(new long[0], 0.5));
    }

    @ParameterizedTest
    @CsvSource({"-0.1", "1.1", "NaN", "99"})
    void probabilitiesAreChecked(double p) {
        assertThrows(IllegalArgumentException.class, () -> Quantiles.nearestRank(new double[] {1}, p));
    }
}
