package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.hash.Xxh64;
import io.steelyard.random.Fit;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiProbeTest {
    private static TestProxy proxy(TestView view, int probes) {
        return new TestProxy(new MultiProbe(new MultiProbe.Config(probes), new SplitMix64(1)), view);
    }

    /** The lengths of the ring before each endpoint, by rank; they sum to 1. */
    private static double[] gaps(TestView view) {
        long[] points = new long[view.size()];
        for (int rank = 0; rank < points.length; rank++) {
            points[rank] = Xxh64.hash(view.address(view.slotAt(rank)), 0) ^ Long.MIN_VALUE;
        }
        long[] sorted = points.clone();
        Arrays.sort(sorted);
        double[] gaps = new double[points.length];
        for (int rank = 0; rank < gaps.length; rank++) {
            int at = Arrays.binarySearch(sorted, points[rank]);
            long gap = points[rank] - sorted[(at + sorted.length - 1) % sorted.length];
            gaps[rank] = (gap >>> 11) * 0x1.0p-53;
        }
        return gaps;
    }

    /**
     * The exact shares: a probe is farther than x from the endpoint after it with probability S(x), the sum of what the gaps
     * have beyond x, and an endpoint with the gap g gets the integral of k S(x)^(k-1) from 0 to g. Between two gaps S is
     * linear, its slope the number of gaps above.
     */
    private static double[] shares(double[] gaps, int probes) {
        double[] sorted = gaps.clone();
        Arrays.sort(sorted);
        double[] upTo = new double[sorted.length];
        double beyond = 1;
        double integral = 0;
        for (int i = 0; i < sorted.length; i++) {
            int above = sorted.length - i;
            double next = beyond - above * (sorted[i] - (i == 0 ? 0 : sorted[i - 1]));
            integral += (Math.pow(beyond, probes) - Math.pow(Math.max(next, 0), probes)) / above;
            upTo[i] = integral;
            beyond = next;
        }
        return Arrays.stream(gaps)
                .map(gap -> upTo[Arrays.binarySearch(sorted, gap)])
                .toArray();
    }

    /** Of two endpoints one has more than half of the ring before it. */
    @ParameterizedTest
    @CsvSource({"1, 50", "2, 50", "21, 50", "2, 2", "3, 2"})
    void hasTheSharesThatTheGapsOfTheRingGive(int probes, int endpoints) {
        TestView view = TestView.of(endpoints);
        double[] expected = shares(gaps(view), probes);
        assertEquals(1, Arrays.stream(expected).sum(), 1e-9);
        Fit.assertChiSquare(
                Placement.of(proxy(view, probes), 100_000).counts(view),
                Arrays.stream(expected).map(share -> share * 100_000).toArray(),
                probes + " probes");
    }

    /**
     * The claim: the largest share of n is k/(k-1) of the mean where n is large, 1.05 for 21 probes. S(x) is within a factor
     * of 1 + O(1/sqrt(n)) of exp(-n x) where it matters: 1 % for 10,000 endpoints; three times that are allowed.
     */
    @ParameterizedTest
    @CsvSource({"2, 2", "3, 1.5", "11, 1.1", "21, 1.05"})
    void hasThePeakThatThePaperClaims(int probes, double peak) {
        double[] shares = shares(gaps(TestView.of(10_000)), probes);
        assertEquals(peak, Arrays.stream(shares).max().orElseThrow() * 10_000, 0.03 * peak);
    }

    @Test
    void movesOnlyWhatMustMove() {
        TestProxy proxy = proxy(TestView.of(40), 21);
        SplitMix64 random = new SplitMix64(3);
        Placement before = Placement.of(proxy, 3000);
        for (int step = 0; step < 60; step++) {
            int slot = proxy.view().slotAt(random.nextInt(proxy.view().size()));
            proxy.view().remove(slot);
            proxy.changed();
            Placement without = Placement.of(proxy, 3000);
            before.assertOnlyMovedFrom(slot, without);
            int added = proxy.view().add("new " + step, 1);
            proxy.changed();
            before = Placement.of(proxy, 3000);
            without.assertOnlyMovedTo(added, before);
        }
    }

    @Test
    void dependsOnAddressesAndNotOnTheirOrder() {
        TestView view = TestView.of(20);
        TestView reversed = new TestView();
        for (int slot = 19; slot >= 0; slot--) {
            reversed.add(view.address(slot), 1);
        }
        TestProxy one = proxy(view, 21);
        TestProxy other = proxy(reversed, 21);
        for (int key = 0; key < 3000; key++) {
            assertEquals(view.address(one.select(key, 0)), reversed.address(other.select(key, 0)));
        }
    }

    @Test
    void refusesProbesOutOfRange() {
        assertEquals(
                "probes must be at most 1000 but is 1001",
                assertThrows(IllegalArgumentException.class, () -> new MultiProbe.Config(1001))
                        .getMessage());
    }
}
