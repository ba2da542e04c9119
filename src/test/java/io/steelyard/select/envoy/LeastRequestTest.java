package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.random.RandomSource;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.LeastRequest.SelectionMethod;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastRequestTest {
    private static final int PICKS = 90_000;

    private static TestProxy proxy(
            int choices, boolean replace, SelectionMethod method, RandomSource random, int... active) {
        LeastRequest.Config config = new LeastRequest.Config(choices, replace, 1.0, method, Optional.empty());
        TestView view = TestView.of(active.length);
        for (int slot = 0; slot < active.length; slot++) {
            view.setActive(slot, active[slot]);
        }
        return new TestProxy(new LeastRequest(config, random), view);
    }

    /**
     * A busy host is taken only if nothing else is drawn: of n hosts by d draws with replacement with probability n^-d.
     * Without replacement never, where d is at least 2. The others share the rest. Tolerance: 4.5 standard deviations of a
     * binomial share of 90,000 picks, 4.5 * sqrt(p (1-p) / 90000), at most 0.0075.
     */
    @ParameterizedTest
    @CsvSource({"3, 2, true, 0.111111", "2, 2, true, 0.25", "3, 3, true, 0.037037", "3, 2, false, 0", "5, 3, false, 0"})
    void avoidsABusyHostAsOftenAsItCan(int hosts, int choices, boolean replace, double share) {
        int[] active = new int[hosts];
        active[1] = 1;
        TestProxy proxy = proxy(choices, replace, SelectionMethod.N_CHOICES, new SplitMix64(5), active);
        int[] counts = new int[hosts];
        for (int i = 0; i < PICKS; i++) {
            counts[proxy.select(i, 0)]++;
        }
        for (int slot = 0; slot < hosts; slot++) {
            double expected = slot == 1 ? share : (1 - share) / (hosts - 1);
            assertEquals(expected, counts[slot] / (double) PICKS, share == 0 && slot == 1 ? 0 : 0.0075);
        }
    }

    @Test
    void drawsEveryPairOfDistinctHostsWithTheSameProbability() {
        // Of 4 hosts with 0, 1, 2, 3 connections the lower of a pair is host 0 in 3, host 1 in 2, host 2 in 1 of 6
        // pairs.
        TestProxy proxy = proxy(2, false, SelectionMethod.N_CHOICES, new SplitMix64(6), 0, 1, 2, 3);
        int[] counts = new int[4];
        for (int i = 0; i < PICKS; i++) {
            counts[proxy.select(i, 0)]++;
        }
        for (int slot = 0; slot < 4; slot++) {
            assertEquals((3 - slot) / 6.0, counts[slot] / (double) PICKS, 0.0075);
        }
    }

    @Test
    void isLeastConnectionsWhereAllAreDrawn() {
        TestProxy proxy = proxy(7, false, SelectionMethod.N_CHOICES, new SplitMix64(7), 4, 3, 2, 1, 5);
        for (int i = 0; i < 1000; i++) {
            assertEquals(3, proxy.select(i, 0));
        }
    }

    @Test
    void drawsOneNumberAtConstructionThenOneForThePriorityAndOnePerChoice() {
        ScriptedSource random = new ScriptedSource();
        TestProxy proxy = proxy(3, true, SelectionMethod.N_CHOICES, random, 0, 0, 0, 0);
        assertEquals(1, random.calls());
        random.restart(0, 2, 1, 1);
        assertEquals(2, proxy.select(0, 0), "an equal host does not replace the first drawn");
        assertEquals(4, random.calls());
    }

    /** Tolerance: 4.5 * sqrt(1/3 * 2/3 / 90000) = 0.0071. */
    @Test
    void breaksTiesOfAFullScanEvenly() {
        TestProxy proxy = proxy(2, true, SelectionMethod.FULL_SCAN, new SplitMix64(8), 1, 5, 1, 1, 9);
        int[] counts = new int[5];
        for (int i = 0; i < PICKS; i++) {
            counts[proxy.select(i, 0)]++;
        }
        for (int slot = 0; slot < 5; slot++) {
            boolean busy = slot == 1 || slot == 4;
            assertEquals(busy ? 0 : 1 / 3.0, counts[slot] / (double) PICKS, busy ? 0 : 0.0071);
        }
    }

    @Test
    void refusesOptionsOutOfRange() {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> new LeastRequest.Config(1, true, 1.0, SelectionMethod.N_CHOICES, Optional.empty()));
        assertEquals("choiceCount must be at least 2 but is 1", refusal.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> new LeastRequest.Config(2, true, Double.NaN, SelectionMethod.N_CHOICES, Optional.empty()));
    }
}
