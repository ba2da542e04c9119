package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shares of rings and keys that move. */
class HashTheoryTest {

    @ParameterizedTest
    @CsvSource({
        "3, 1, .70711, 1.8333, .3333", "10, 1, .90453, 2.9290, .1000", "10, 10, .29851, 1.5385, .5747",
        "10, 100, .09482, 1.1594, .8520", "20, 40, .15401, 1.3177, .7282", "100, 100, .09949, 1.2690, .7675",
        "100, 160, .07866, 1.2096, .8132", "1000, 1, .99900, 7.4855, .0010", "1000, 1000, .03161, 1.1057, .9007",
        "5, 1000, .02828, 1.0370, .9635"
    })
    void shares(int pods, int points, double variation, double maximum, double minimum) {
        assertEquals(variation, Math.sqrt(RingShares.meanSquaredVariation(pods, points)), 6e-6);
        assertEquals(maximum, RingShares.expectedMaxOverMean(pods, points), 6e-5);
        assertEquals(minimum, RingShares.expectedMinOverMean(pods, points), 6e-5);
    }

    @ParameterizedTest
    @CsvSource({"10, 1", "10, 100", "100, 100", "3, 160"})
    void sharesOfTheOracles(int pods, int points) {
        String oracle = "ring_n" + pods + "_v" + points;
        assertEquals(Oracles.number(oracle, "emax_over_avg"), RingShares.expectedMaxOverMean(pods, points), 1e-6);
    }

    @Test
    void countsOfKeys() {
        assertEquals(
                Oracles.number("ring_keys_n10_v100_m10000"),
                RingShares.meanSquaredVariationOfKeys(10, 100, 10_000),
                1e-9);
        assertEquals(
                Oracles.number("ring_keys_n10_v1_m1000"), RingShares.meanSquaredVariationOfKeys(10, 1, 1_000), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({"4", "10", "50"})
    void keysMoved(int pods) {
        String oracle = "disrupt_n" + pods;
        assertEquals(Oracles.number(oracle, "add_one_any_consistent"), KeysMoved.least(pods, pods + 1), 1e-10);
        assertEquals(Oracles.number(oracle, "remove_one_ring_hrw"), KeysMoved.least(pods, pods - 1), 1e-10);
        assertEquals(Oracles.number(oracle, "jump_remove_random_shift"), KeysMoved.jumpShifted(pods), 1e-10);
        assertEquals(Oracles.number(oracle, "jump_remove_nonlast_swap"), KeysMoved.jumpSwapped(pods), 1e-10);
        assertEquals(Oracles.number(oracle, "modulo_add_one"), KeysMoved.modulo(pods, pods + 1), 1e-10);
    }

    @Test
    void keysMovedBySeveralPods() {
        assertEquals(.833333, KeysMoved.modulo(10, 12), 1e-6);
        assertEquals(.666667, KeysMoved.modulo(12, 8), 1e-6);
        assertEquals(.5, KeysMoved.modulo(10, 20), 1e-12);
        assertEquals(.08299, KeysMoved.ringDeviation(10, 1), 6e-6);
        assertEquals(.00866, KeysMoved.ringDeviation(10, 100), 6e-6);
    }
}
