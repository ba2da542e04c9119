package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RandomPlacementTest {

    @ParameterizedTest
    @CsvSource({
        "10, 10, 15.11834, 2.177, 5.46199",
        "10, 100, 115.66165, 6.191, 84.90997",
        "10, 1000, 1048.94134, 18.88, 951.629",
        "100, 10, 18.76065, 1.728, 3.11069",
        "100, 100, 125.95908, 4.670, 75.86933",
        "100, 1000, 1080.19959, 13.957, 921.625",
        "20, 50, 63.64376, 4.060, 37.28062",
        "1000, 100, 133.96598, 3.904, 69.255"
    })
    void extremesOfPoissonCounts(int pods, double mean, double maximum, double deviation, double minimum) {
        assertEquals(maximum, RandomPlacement.maximum(pods, mean).mean(), 6e-6);
        assertEquals(deviation, RandomPlacement.maximum(pods, mean).deviation(), 2e-3);
        assertEquals(minimum, RandomPlacement.minimum(pods, mean).mean(), 6e-4);
    }

    @ParameterizedTest
    @CsvSource({"10, 1000, m1000_n10", "100, 10000, m10000_n100", "1000, 1000, m1000_n1000"})
    void extremesOfMultinomialCounts(int pods, long connections, String oracle) {
        RandomPlacement.Extreme extreme = RandomPlacement.maximumGiven(pods, connections);
        assertEquals(Oracles.number("balls_random_" + oracle, "emax"), extreme.mean(), 1e-5);
        assertEquals(Oracles.number("balls_random_" + oracle, "sdmax"), extreme.deviation(), 1e-5);
        assertEquals(
                Oracles.number("balls_random_" + oracle, "ecov2"),
                RandomPlacement.meanSquaredVariation(pods, (double) connections),
                1e-12);
    }

    @Test
    void fewConnectionsByHand() {
        assertEquals(1, RandomPlacement.maximumGiven(10, 1).mean(), 1e-9);
        // Two connections share a pod with probability 1/10.
        assertEquals(1.1, RandomPlacement.maximumGiven(10, 2).mean(), 1e-9);
        assertEquals(0.3, RandomPlacement.maximumGiven(10, 2).deviation(), 1e-6);
        // Three on two pods: 3 with probability 1/4, else 2.
        assertEquals(2.25, RandomPlacement.maximumGiven(2, 3).mean(), 1e-9);
        assertEquals(7, RandomPlacement.maximumGiven(1, 7).mean(), 1e-9);
        assertEquals(0, RandomPlacement.maximumGiven(4, 0).mean());
        assertEquals(0, RandomPlacement.maximum(4, 0).mean());
        assertEquals(0, RandomPlacement.minimum(4, 0).mean());
    }

    @Test
    void spread() {
        assertEquals(Oracles.number("cov2_random_n20_r50"), RandomPlacement.meanVariance(20, 50), 1e-12);
        assertEquals(Double.NaN, RandomPlacement.meanSquaredVariation(3, 0));
    }
}
