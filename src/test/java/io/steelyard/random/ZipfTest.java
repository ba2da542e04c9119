package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipfTest {

    private static final int DRAWS = 400_000;

    @ParameterizedTest
    @CsvSource({
        "2, 0",
        "10, 0",
        "10, 0.5",
        "10, 1",
        "10, 0.999999999",
        "10, 2.5",
        "100, 0.8",
        "100, 1",
        "100, 1.2",
        "3, 5",
        "1000, 0.3",
        "1000, 1.00000001"
    })
    void frequenciesFollowThePowers(int keys, double exponent) {
        Zipf zipf = new Zipf(keys, exponent);
        SplitMix64 source = new SplitMix64(keys);
        long[] counts = new long[keys];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) zipf.sample(source) - 1]++;
        }
        double[] expected = new double[keys];
        double total = 0;
        for (int key = 1; key <= keys; key++) {
            expected[key - 1] = StrictMath.pow(key, -exponent);
            total += expected[key - 1];
        }
        for (int key = 0; key < keys; key++) {
            expected[key] *= DRAWS / total;
        }
        Fit.assertChiSquare(counts, expected, "zipf");
    }

    /** zeta(2) = pi^2/6: the head of a law on a thousand billion keys is that of the infinite one to 1e-12. */
    @Test
    void hugeNumbersOfKeysCostNoMore() {
        Zipf zipf = new Zipf(1_000_000_000_000L, 2);
        SplitMix64 source = new SplitMix64(1);
        long[] counts = new long[6];
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) Math.min(zipf.sample(source), 6) - 1]++;
        }
        double[] expected = new double[6];
        expected[5] = DRAWS;
        for (int key = 1; key < 6; key++) {
            expected[key - 1] = DRAWS * 6 / (Math.PI * Math.PI * key * key);
            expected[5] -= expected[key - 1];
        }
        Fit.assertChiSquare(counts, expected, "head");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 3})
    void oneKeyIsAlwaysDrawn(double exponent) {
        Zipf zipf = new Zipf(1, exponent);
        SplitMix64 source = new SplitMix64(1);
        for (int i = 0; i < 1000; i++) {
            assertEquals(1, zipf.sample(source));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 1, 1.1, 2, 10})
    void aDrawTakesFewWordsAndStaysWithinTheKeys(double exponent) {
        Zipf zipf = new Zipf(1L << 40, exponent);
        SplitMix64 words = new SplitMix64(2);
        long[] used = new long[1];
        RandomSource counting = () -> {
            used[0]++;
            return words.nextLong();
        };
        for (int i = 0; i < 20_000; i++) {
            long key = zipf.sample(counting);
            assertTrue(key >= 1 && key <= 1L << 40);
        }
        assertTrue(used[0] < 28_000, "words " + used[0]);
    }

    @Test
    void parametersAreChecked() {
        assertThrows(IllegalArgumentException.class, () -> new Zipf(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Zipf((1L << 52) + 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Zipf(10, -0.1));
        assertThrows(IllegalArgumentException.class, () -> new Zipf(10, Double.NaN));
    }
}
