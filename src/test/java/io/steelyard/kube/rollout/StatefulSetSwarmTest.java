package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a StatefulSet's pods, no place is taken twice, its bounds hold, and every rollout ends. */
final class StatefulSetSwarmTest {
    private static final int STEPS = 150;

    static LongStream seeds() {
        return LongStream.range(0, 150);
    }

    private static void assertOnePodInEachPlace(ControllerSwarm swarm) {
        long places =
                swarm.pods.living().stream().map(swarm.pods::ordinal).distinct().count();
        assertEquals(swarm.pods.size(), places);
    }

    /** Starts from a StatefulSet with all its pods, and nothing breaks. */
    @ParameterizedTest
    @MethodSource("seeds")
    void aRolloutMissesNoMorePodsThanMayBe(long seed) {
        ControllerSwarm swarm = new ControllerSwarm(seed);
        int replicas = 1 + swarm.random.nextInt(8);
        int missing = 1 + swarm.random.nextInt(3);
        int minReady = swarm.chance(30) ? 6 : 0;
        String bounds = missing == 1 ? "" : ", maxUnavailable: " + missing;
        String policy = swarm.pick("OrderedReady", "Parallel");
        int version = 35 + swarm.random.nextInt(3);
        // Under Parallel a rollout that overtakes another begins at the top again, whatever is missing below.
        boolean overtakes = policy.equals("OrderedReady") || (missing > 1 && version < 37);
        StatefulSetSpec spec = Manifests.statefulSet("{replicas: " + replicas + ", minReadySeconds: " + minReady
                + ", podManagementPolicy: " + policy
                + ", updateStrategy: {rollingUpdate: {partition: " + swarm.random.nextInt(3) + bounds + "}}}");
        swarm.begin(new StatefulSetController(spec, new KubernetesVersion(version), swarm.pods, swarm.pods));
        for (int step = 0; step < STEPS; step++) {
            if (swarm.chance(10) && (overtakes || swarm.controller().complete(swarm.now()))) {
                swarm.controller().rollout();
                swarm.settle();
            } else {
                swarm.pass();
            }
            String state = spec + " at step " + step + ": " + swarm.available(minReady) + " available";
            assertTrue(swarm.available(minReady) >= replicas - missing, state);
            assertTrue(swarm.pods.size() <= replicas, state);
            assertOnePodInEachPlace(swarm);
        }
        swarm.endAll();
        assertEquals(replicas, swarm.active());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyRolloutEndsWhateverBreaksMeanwhile(long seed) {
        ControllerSwarm swarm = new ControllerSwarm(seed);
        StatefulSetSpec spec = Manifests.statefulSet("{replicas: 4, minReadySeconds: " + swarm.pick("0", "6")
                + ", podManagementPolicy: " + swarm.pick("OrderedReady", "Parallel")
                + ", ordinals: {start: " + swarm.random.nextInt(3) + "}}");
        swarm.begin(new StatefulSetController(
                spec, new KubernetesVersion(swarm.chance(50) ? 30 : 37), swarm.pods, swarm.pods));
        for (int step = 0; step < STEPS; step++) {
            switch (swarm.random.nextInt(8)) {
                case 0 -> swarm.controller().rollout();
                case 1 -> swarm.controller().setReplicas(swarm.random.nextInt(9));
                case 2 -> swarm.disturb();
                default -> swarm.pass();
            }
            swarm.settle();
            assertOnePodInEachPlace(swarm);
        }
        swarm.endAll();
        assertEquals(swarm.controller().specReplicas(), swarm.active());
    }
}
