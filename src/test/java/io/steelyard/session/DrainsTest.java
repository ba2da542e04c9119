package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult.VariantRuns;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrainsTest {
    private static final String SHRINK = """
            duration: 4m
            replications: 20
            clients: {arrivals: [{poisson: 20/s}], lifetime: {exponential: 20s}, reconnect: immediate}
            deployment: {replicas: 4, template: {spec: {terminationGracePeriodSeconds: 120}}}
            workload: {drain: {over: 60s}}
            balancer: random
            events: [{scale: {at: 1m, replicas: 2}}]
            """;

    /**
     * Two of four pods with 400 clients in the mean drain over 3 mean lifetimes. A client is still there at its turn, which is
     * uniform in the window, with probability (1 - e^-3) / 3 = 0.3167; their number in 20 runs is a thinned Poisson number
     * of mean 20 * 200 * 0.3167 = 1267, deviation 35.6, of which 3.9 are 139. Whoever has taken the slot of one who left
     * holds a connection to another pod and is left alone.
     */
    @Test
    void whoHasLeftBeforeItsTurnIsNotClosedNorIsWhoTookItsSlot() {
        VariantRuns runs =
                Experiment.of(Steelyard.parse(SHRINK)).run().variants().get(0);
        double lost = Arrays.stream(runs.values(1, StormMetrics.LOST)).sum();
        assertEquals(1267, lost, 139);
        assertEquals(
                lost,
                Arrays.stream(runs.values(1, AutoscalerMetrics.LOST_BY_SCALE_DOWN))
                        .sum());
    }

    /** Idle pods wait for their clients, so nobody is closed within a grace period of six mean lifetimes but e^-6 of 200. */
    @Test
    void anIdleDrainClosesNobodyBeforeTheGracePeriodEnds() {
        VariantRuns runs = Experiment.of(Steelyard.parse(SHRINK.replace("{over: 60s}", "idle")))
                .run()
                .variants()
                .get(0);
        // 20 runs * 200 clients * e^-6 = 9.9 in the mean; its 3.9-fold deviation is 12.3.
        assertEquals(9.9, Arrays.stream(runs.values(1, StormMetrics.LOST)).sum(), 12.3);
    }
}
