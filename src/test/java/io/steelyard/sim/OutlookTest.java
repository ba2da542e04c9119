package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.stats.Summary;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class OutlookTest {
    private static final String BURST = """
            duration: 30m
            replications: 20
            clients:
              arrivals: [{poisson: 2/s}, {burst: {at: 10m, clients: 2000}}]
              lifetime: {exponential: 10m}
            deployment: {replicas: 12}
            autoscaler:
              maxReplicas: 30
              metrics: [{type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 100}}}]
            metrics: {open: {is: openConnections}}
            balancer: random
            """;

    @Test
    void theStationaryNumberIsRateTimesLifetimeAndTheBurstComesOnTop() {
        Outlook outlook = Outlook.of(Steelyard.parse(BURST));
        assertEquals(1200, outlook.openAtStart(), 1e-6);
        // The step in which the burst falls is 4.5 s long; of those who came in it exp(-4.5/600) are left at its end at
        // least.
        assertTrue(outlook.peakOpen() <= 3200 && outlook.peakOpen() >= 1200 + 2000 * StrictMath.exp(-4.5 / 600));
        assertEquals(5600, outlook.arrivals(), 1e-6);
        assertEquals(6000, outlook.settling(), 1e-6);
    }

    @Test
    void theAutoscalerStaysWithinItsToleranceAndRoundsUpBeyond() {
        Outlook outlook = Outlook.of(Steelyard.parse(BURST));
        assertEquals(OptionalLong.of(12), outlook.podsAtStart());
        assertEquals(OptionalLong.of(30), outlook.podsAtPeak());
        assertEquals(
                OptionalLong.of(32),
                Outlook.of(Steelyard.parse(BURST.replace("maxReplicas: 30", "maxReplicas: 50")))
                        .podsAtPeak());
    }

    @Test
    void aRunHasTheMostClientsThatWereForetold() {
        Outlook outlook = Outlook.of(Steelyard.parse(BURST));
        ExperimentResult result = Experiment.of(Steelyard.parse(BURST)).run();
        double most = Summary.of(result.variants().get(0).values(0, ClientMetrics.CONNECTIONS_MAX))
                .mean();
        // The maximum lies above the mean of one instant, by less than 3 standard deviations of a Poisson number of
        // 3,200.
        assertTrue(most > outlook.peakOpen() - 60 && most < outlook.peakOpen() + 3 * 57, "most " + most);
    }
}
