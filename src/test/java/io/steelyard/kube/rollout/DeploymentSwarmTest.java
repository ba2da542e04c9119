package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a Deployment's pods, its bounds hold, and every rollout ends. */
final class DeploymentSwarmTest {
    private static final int STEPS = 150;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    /** Starts from a Deployment with all its pods, and nothing breaks. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRolloutKeepsWithinSurgeAndUnavailability(long seed) {
        ControllerSwarm swarm = new ControllerSwarm(seed);
        int replicas = 1 + swarm.random.nextInt(12);
        String surge = swarm.pick("0", "1", "2", "25%", "100%", "150%");
        String unavailable = surge.equals("0") ? swarm.pick("1", "3", "50%") : swarm.pick("0", "1", "3", "25%", "100%");
        int minReady = swarm.chance(30) ? 6 : 0;
        boolean waits = swarm.chance(40);
        DeploymentSpec spec = Manifests.deployment("{replicas: " + replicas + ", minReadySeconds: " + minReady
                + (waits ? ", podReplacementPolicy: TerminationComplete" : "")
                + ", strategy: {rollingUpdate: {maxSurge: " + surge + ", maxUnavailable: " + unavailable + "}}}");
        swarm.begin(new DeploymentController(spec, swarm.pods, swarm.pods));
        RollingUpdate.Fenceposts posts = RollingUpdate.resolveFenceposts(
                Optional.of(IntOrPercent.parse(surge)), Optional.of(IntOrPercent.parse(unavailable)), replicas);

        for (int step = 0; step < STEPS; step++) {
            // A pod that is Ready but not yet available may be older by its bucket than one that is; see VictimOrder.
            boolean may = minReady == 0 || swarm.controller().complete(swarm.now());
            if (may && swarm.chance(10)) {
                swarm.controller().rollout();
                swarm.settle();
            } else {
                swarm.pass();
            }
            String state = spec + " at step " + step + ": " + swarm.active() + " active, " + swarm.available(minReady)
                    + " available, " + swarm.pods.size() + " pods";
            assertTrue(swarm.active() <= replicas + posts.surge(), state);
            assertTrue(swarm.available(minReady) >= replicas - posts.unavailable(), state);
            assertTrue(!waits || swarm.pods.size() <= replicas + posts.surge(), state);
        }
        swarm.endAll();
        assertEquals(replicas, swarm.active());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRolloutEndsWhateverBreaksMeanwhile(long seed) {
        ControllerSwarm swarm = new ControllerSwarm(seed);
        String strategy = swarm.pick(
                "{type: Recreate}",
                "{}",
                "{rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}",
                "{rollingUpdate: {maxSurge: 0, maxUnavailable: 2}}");
        String policy = swarm.pick(
                "", ", podReplacementPolicy: TerminationStarted", ", podReplacementPolicy: TerminationComplete");
        DeploymentSpec spec = Manifests.deployment(
                "{replicas: 5, minReadySeconds: " + swarm.pick("0", "6") + ", strategy: " + strategy + policy + "}");
        swarm.begin(new DeploymentController(spec, swarm.pods, swarm.pods));
        for (int step = 0; step < STEPS; step++) {
            switch (swarm.random.nextInt(8)) {
                case 0 -> swarm.controller().rollout();
                case 1 -> swarm.controller().setReplicas(swarm.random.nextInt(12));
                case 2 -> swarm.disturb();
                default -> swarm.pass();
            }
            swarm.settle();
            assertTrue(swarm.active() <= 2 * 12, spec + ": " + swarm.active() + " active");
        }
        swarm.endAll();
        assertEquals(swarm.controller().specReplicas(), swarm.active());
        assertEquals(
                swarm.controller().specReplicas(),
                swarm.pods.active(swarm.controller().revision(), true));
    }
}
