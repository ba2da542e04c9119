package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.RunResult;
import io.steelyard.sim.Experiment;
import io.steelyard.stats.Summary;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The spread that a hash ring leaves: one ring is one draw, so the mean is taken over many. */
class RingTest {
    private static final int ROLLOUTS = 590;
    private static final String RINGS = """
            duration: 59.1s
            clients:
              open: CLIENTS
              lifetime: never
              reconnect: immediate
            deployment: {replicas: PODS, strategy: {rollingUpdate: {maxSurge: "100%", maxUnavailable: 0}}}
            balancer: {ring-hash: {minimumRingSize: RING}}
            events: [EVENTS]
            """;

    /**
     * With v points of each of n pods and m distinct keys, E[CoV^2] = n/m + n (1 - 1/m) (v + 1) / (n v + 1) - 1. Every tenth of
     * a second a rollout replaces all pods at once, so that all keys meet a ring of new addresses, and a sample follows.
     * That all rings see the same keys adds next to nothing to the error: to shift all keys on the circle changes no mean,
     * so it takes pairs of keys to make one set special, and there are m^2 of them.
     */
    @ParameterizedTest
    @CsvSource({"10, 1, 500, 0.83454545", "10, 100, 1000, 0.01798202", "3, 160, 500, 0.00814969"})
    void theVariationIsThatOfDirichletShares(int pods, int points, int keys, double squaredVariation) {
        String events = IntStream.rangeClosed(1, ROLLOUTS)
                .mapToObj(tenth -> "{rollout: {at: " + 100 * tenth + "ms}}")
                .collect(Collectors.joining(", "));
        RunResult run = Experiment.of(Steelyard.parse(
                        Fill.in(RINGS, "CLIENTS", keys, "PODS", pods, "RING", pods * points, "EVENTS", events)))
                .replications(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
        Summary rings = Summary.of(IntStream.rangeClosed(0, ROLLOUTS)
                .mapToDouble(sample -> Loads.squaredVariation(Loads.at(run, sample)))
                .toArray());
        assertEquals(squaredVariation, rings.mean(), Close.Z * rings.standardError());
    }
}
