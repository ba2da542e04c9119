package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SignTestTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** So many pairs of which so many have the larger value first. */
    private static SignTest of(int pairs, int larger) {
        double[] first = new double[pairs];
        Arrays.fill(first, 0, larger, NEVER);
        double[] second = new double[pairs];
        Arrays.fill(second, 1);
        return SignTest.of(first, second);
    }

    /** Twice the binomial tail: 1, 10, 45 of 1024 for 0, 1, 2 heads of ten coins. */
    @Test
    void thePValueIsTwiceTheTailOfFairCoins() {
        assertEquals(2 / 1024.0, of(10, 10).pValue(), 1e-15);
        assertEquals(2 / 1024.0, of(10, 0).pValue(), 1e-15);
        assertEquals(2 * 11 / 1024.0, of(10, 9).pValue(), 1e-14);
        assertEquals(2 * 56 / 1024.0, of(10, 2).pValue(), 1e-14);
        assertEquals(1, of(10, 5).pValue());
        assertEquals(1, of(9, 5).pValue(), 1e-14);
    }

    @Test
    void theDifferenceHasTheSignOfTheMajority() {
        assertEquals(NEVER, of(10, 6).meanDifference());
        assertEquals(-NEVER, of(10, 4).meanDifference());
        assertEquals(0, of(10, 5).meanDifference());
    }

    @Test
    void equalPairsSayNothing() {
        SignTest test = SignTest.of(new double[] {NEVER, 2, 3, 9}, new double[] {NEVER, 2, 1, NEVER});
        assertEquals(4, test.pairs());
        assertEquals(1, test.pValue());
        test = SignTest.of(new double[] {NEVER, NEVER}, new double[] {NEVER, NEVER});
        assertEquals(1, test.pValue());
        assertEquals(0, test.meanDifference());
    }

    @Test
    void undefinedPairsAreLeftOut() {
        SignTest test = SignTest.of(new double[] {NEVER, NEVER, Double.NaN, NEVER}, new double[] {1, Double.NaN, 1, 1});
        assertEquals(2, test.pairs());
        assertEquals(0.5, test.pValue(), 1e-15);
        assertEquals(
                Double.NaN, SignTest.of(new double[] {NEVER}, new double[] {1}).pValue());
        assertEquals(
                Double.NaN,
                SignTest.of(new double[] {Double.NaN}, new double[] {1}).meanDifference());
    }

    /**
     * With 2,000 coins 2^-2000 is below the smallest double. The median of an even number has more than half of the
     * probability up to it; 1,100 heads lie 4.47 standard deviations out, where the normal law with its correction for
     * continuity, 4.45, gives twice 4.3e-6.
     */
    @Test
    void thousandsOfPairsDoNotUnderflow() {
        assertEquals(1, of(2_000, 1_000).pValue());
        assertEquals(8.6e-6, of(2_000, 1_100).pValue(), 0.3e-6);
    }
}
