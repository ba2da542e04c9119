package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.Fit;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApertureTest {
    private static List<Aperture> peers(int aperture, int peers, int endpoints) {
        List<Aperture> all = new ArrayList<>();
        for (int position = 0; position < peers; position++) {
            Aperture one =
                    new Aperture(new Aperture.Config(aperture, peers, Optional.of(position)), new SplitMix64(position));
            one.onMembership(0, TestView.of(endpoints));
            all.add(one);
        }
        return all;
    }

    /**
     * The claim: every arc covers as many endpoints as it should, and all arcs together cover every endpoint equally: each of
     * the p arcs is N/p of the ring with N = ceil(a p / n), so that the weights of an endpoint sum to N.
     */
    @ParameterizedTest
    @CsvSource({"12, 10, 100", "2, 3, 5", "3, 7, 4", "12, 5, 7", "1, 1, 9", "5, 1000, 300", "4, 6, 6", "12, 3, 1"})
    void everyEndpointIsInAsManyArcs(int aperture, int peers, int endpoints) {
        int covered = Math.min(aperture, endpoints);
        int times = (covered * peers + endpoints - 1) / endpoints;
        double[] sums = new double[endpoints];
        for (Aperture one : peers(aperture, peers, endpoints)) {
            double own = 0;
            int used = 0;
            for (int index = 0; index < endpoints; index++) {
                sums[index] += one.weight(index);
                own += one.weight(index);
                used += one.weight(index) > 1e-9 ? 1 : 0;
            }
            assertEquals((double) times * endpoints / peers, own, 1e-6);
            assertTrue(own >= covered - 1e-6);
            assertTrue(used <= Math.ceil(own) + 1, used + " of " + own);
        }
        for (double sum : sums) {
            assertEquals(times, sum, 1e-6);
        }
    }

    /** Without any load the first of two equal ones is taken, and it is drawn in proportion to its part of the arc. */
    @Test
    void drawsInProportionToTheParts() {
        TestView view = TestView.of(9);
        Aperture one = new Aperture(new Aperture.Config(3, 4, Optional.of(1)), new SplitMix64(1));
        TestProxy proxy = new TestProxy(one, view);
        long[] counts = new long[4];
        double[] expected = new double[4];
        // The arc begins at 9/4 and is ceil(3 * 4 / 9) = 2 quarters of 9 long: from 2.25 to 6.75.
        double[] parts = {0.75, 1, 1, 1, 0.75};
        for (int index = 2; index < 7; index++) {
            assertEquals(parts[index - 2], one.weight(index), 1e-9);
        }
        for (int i = 0; i < 40_000; i++) {
            int slot = proxy.select(i, 0);
            for (int index = 2; index < 6; index++) {
                counts[index - 2] += slot == one.slotAt(index) ? 1 : 0;
            }
        }
        // A load of 0 is 0 for any part, and a tie goes to the first drawn.
        for (int i = 0; i < 4; i++) {
            expected[i] = parts[i] / 4.5 * 40_000;
        }
        for (int i = 0; i < 4; i++) {
            assertEquals(expected[i], (double) counts[i], 4.5 * Math.sqrt(expected[i]));
        }
    }

    @Test
    void neverTakesTheMoreLoadedOfTwo() {
        TestView view = TestView.of(8);
        TestProxy proxy =
                new TestProxy(new Aperture(new Aperture.Config(2, 4, Optional.of(3)), new SplitMix64(1)), view);
        int loaded = proxy.connect(0);
        int other = proxy.connect(0);
        assertTrue(loaded != other);
        for (int i = 0; i < 500; i++) {
            int slot = proxy.connect(i);
            assertTrue(slot == loaded || slot == other, "two endpoints are the whole arc");
            assertTrue(Math.abs(view.active(loaded) - view.active(other)) <= 1);
        }
    }

    /**
     * 12 proxies and 20 endpoints, of which each is in 6 arcs at most. Two choices keep what a proxy has on an endpoint within
     * a few of its part, 4 say, and 12,000 over 20 are 600.
     */
    @Test
    void allProxiesTogetherSpreadEvenly() {
        int[] sums = new int[20];
        for (int position = 0; position < 12; position++) {
            TestView view = TestView.of(20);
            TestProxy proxy = new TestProxy(
                    new Aperture(new Aperture.Config(6, 12, Optional.of(position)), new SplitMix64(position)), view);
            for (int i = 0; i < 1000; i++) {
                sums[proxy.connect(i)]++;
            }
        }
        for (int sum : sums) {
            assertEquals(600, sum, 6 * 4);
        }
    }

    @Test
    void drawsItsPositionUnlessItIsGiven() {
        long[] first = new long[3];
        for (int seed = 0; seed < 3000; seed++) {
            Aperture one = new Aperture(new Aperture.Config(1, 3, Optional.empty()), new SplitMix64(seed));
            one.onMembership(0, TestView.of(3));
            for (int index = 0; index < 3; index++) {
                first[index] += one.weight(index) > 0.5 ? 1 : 0;
            }
        }
        Fit.assertUniform(first, "positions");
    }

    @Test
    void refusesAPositionThatIsNotThere() {
        assertEquals(
                "position must be at most 3 but is 4",
                assertThrows(IllegalArgumentException.class, () -> new Aperture.Config(12, 4, Optional.of(4)))
                        .getMessage());
    }
}
