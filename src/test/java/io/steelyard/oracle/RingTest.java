package io.steelyard.oracle;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spread that a hash ring leaves: one ring is one draw, so that every run must have pods of other addresses. */
class RingTest {
    private static final String SNAPSHOT = """
            duration: 1ms
            clients: {open: CLIENTS, lifetime: never}
            deployment: {replicas: PODS}
            balancer: {ring-hash: {minimumRingSize: RING}}
            """;

    /** With v points of each of n pods and m distinct keys, E[CoV^2] = n/m + n (1 - 1/m) (v + 1) / (n v + 1) - 1. */
    @ParameterizedTest
    @CsvSource({"10, 1, 500, 0.83454545", "10, 100, 1000, 0.01798202", "3, 160, 500, 0.00814969"})
    void theVariationIsThatOfDirichletShares(int pods, int points, int keys, double squaredVariation) {
        Trials trials = Trials.of(Fill.in(SNAPSHOT, "CLIENTS", keys, "PODS", pods, "RING", pods * points))
                .measure("CoV^2", run -> Loads.squaredVariation(Loads.atEnd(run)))
                .run(1000);
        Close.assertMean(squaredVariation, trials, "CoV^2");
    }
}
