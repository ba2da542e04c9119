package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RendezvousTest {
    private static final int KEYS = 20_000;

    /** 4.5 standard deviations of a binomial share of 20,000 keys: 4.5 * sqrt(p (1-p) / 20000), at most this. */
    private static final double TOLERANCE = 0.016;

    private static TestProxy proxy(TestView view) {
        return new TestProxy(new Rendezvous(new Rendezvous.Config(), new SplitMix64(1)), view);
    }

    private static int[] picks(TestProxy proxy) {
        int[] picks = new int[KEYS];
        for (int key = 0; key < KEYS; key++) {
            picks[key] = proxy.select(key, 0);
        }
        return picks;
    }

    private static double share(int[] picks, int slot) {
        int count = 0;
        for (int pick : picks) {
            count += pick == slot ? 1 : 0;
        }
        return count / (double) picks.length;
    }

    /** The claim, minimal disruption: one that goes gives up its own keys, and no other key moves. */
    @Test
    void movesTheKeysOfTheEndpointThatGoesAndNoOther() {
        for (int victim = 0; victim < 10; victim++) {
            TestProxy proxy = proxy(TestView.of(10));
            int[] before = picks(proxy);
            proxy.view().remove(victim);
            proxy.changed();
            int[] after = picks(proxy);
            for (int key = 0; key < KEYS; key++) {
                assertTrue(after[key] == before[key] || before[key] == victim);
            }
            assertEquals(0.1, share(before, victim), TOLERANCE);
        }
    }

    @Test
    void movesKeysToTheNewEndpointOnly() {
        TestProxy proxy = proxy(TestView.of(10));
        int[] before = picks(proxy);
        int added = proxy.view().add("10.9.9.9:8080", 1);
        proxy.changed();
        int[] after = picks(proxy);
        for (int key = 0; key < KEYS; key++) {
            assertTrue(after[key] == before[key] || after[key] == added);
        }
        assertEquals(1 / 11.0, share(after, added), TOLERANCE);
    }

    @Test
    void dependsOnAddressesAndNotOnTheirOrder() {
        TestProxy proxy = proxy(TestView.of(10));
        TestView reversed = new TestView();
        for (int slot = 9; slot >= 0; slot--) {
            reversed.add(proxy.view().address(slot), 1);
        }
        TestProxy other = proxy(reversed);
        for (int key = 0; key < KEYS; key++) {
            assertEquals(proxy.view().address(proxy.select(key, 0)), reversed.address(other.select(key, 0)));
        }
    }

    /** The claim, weights: every endpoint has keys in proportion to its weight. */
    @Test
    void givesKeysInProportionToWeights() {
        TestView view = new TestView();
        view.add("a:1", 1);
        view.add("b:1", 2);
        view.add("c:1", 3);
        int[] picks = picks(proxy(view));
        for (int slot = 0; slot < 3; slot++) {
            assertEquals((slot + 1) / 6.0, share(picks, slot), TOLERANCE);
        }
    }

    @Test
    void movesKeysTowardsAnEndpointWhoseWeightGrowsOnly() {
        TestProxy proxy = proxy(TestView.of(5));
        int[] before = picks(proxy);
        proxy.view().setWeight(2, 1.5);
        proxy.changed();
        int[] after = picks(proxy);
        for (int key = 0; key < KEYS; key++) {
            assertTrue(after[key] == before[key] || after[key] == 2);
        }
        assertEquals(1.5 / 5.5, share(after, 2), TOLERANCE);
    }

    /** From 2 of 6 to 1 of 5: what moves is exactly the difference of the shares. */
    @Test
    void movesKeysAwayFromAnEndpointWhoseWeightShrinksOnly() {
        TestProxy proxy = proxy(TestView.of(5));
        proxy.view().setWeight(2, 2);
        proxy.changed();
        int[] before = picks(proxy);
        proxy.view().setWeight(2, 1);
        proxy.changed();
        int[] after = picks(proxy);
        int moved = 0;
        for (int key = 0; key < KEYS; key++) {
            assertTrue(after[key] == before[key] || before[key] == 2);
            moved += after[key] == before[key] ? 0 : 1;
        }
        assertEquals(2 / 6.0 - 1 / 5.0, moved / (double) KEYS, TOLERANCE);
    }

    @Test
    void triesEveryEndpointOnceBeforeAnyTwice() {
        for (double weight : new double[] {1, 2}) {
            TestView view = TestView.of(6);
            view.setWeight(4, weight);
            TestProxy proxy = proxy(view);
            for (int key = 0; key < 1000; key++) {
                Set<Integer> tried = new HashSet<>();
                for (int attempt = 0; attempt < 6; attempt++) {
                    tried.add(proxy.select(key, attempt));
                }
                assertEquals(6, tried.size());
                assertEquals(proxy.select(key, 0), proxy.select(key, 6));
            }
        }
    }

    @Test
    void retriesWhereTheKeyWouldGoWithoutTheFirst() {
        TestProxy proxy = proxy(TestView.of(6));
        int[] second = new int[KEYS];
        int[] first = picks(proxy);
        for (int key = 0; key < KEYS; key++) {
            second[key] = proxy.select(key, 1);
        }
        proxy.view().remove(3);
        proxy.changed();
        for (int key = 0; key < KEYS; key++) {
            assertEquals(first[key] == 3 ? second[key] : first[key], proxy.select(key, 0));
        }
    }
}
