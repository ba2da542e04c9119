package io.steelyard.kube.disruption;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.disruption.Drain.Persistence;
import io.steelyard.kube.nodes.ClusterPod;
import io.steelyard.kube.nodes.PodRequirements;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class DrainTest {
    private static final long MILLI = 1_000_000L;

    private static final List<ClusterPod> PODS = List.of(pod(0), pod(1), pod(2));

    private static ClusterPod pod(int number) {
        return new ClusterPod(
                0, number, 0, 0, new PodRequirements(0, 0, 0, 0, List.of(), List.of(), OptionalLong.empty()));
    }

    @Test
    void asksForAllPodsAtOnceAndForTheRefusedOnesEveryFiveSeconds() {
        Drain drain = new Drain(PODS, Persistence.KUBECTL, 0);
        assertEquals(0, drain.nextNanos());
        assertEquals(PODS, drain.due(0));
        drain.done(PODS.get(0));
        drain.refused(PODS.get(1), 0);
        drain.refused(PODS.get(2), 0);
        assertEquals(5000 * MILLI, drain.nextNanos());
        assertEquals(List.of(), drain.due(4999 * MILLI));
        assertEquals(PODS.subList(1, 3), drain.due(5000 * MILLI));
        drain.refused(PODS.get(1), 5000 * MILLI);
        drain.done(PODS.get(2));
        assertEquals(10_000 * MILLI, drain.nextNanos());
        drain.done(PODS.get(1));
        assertTrue(drain.complete());
        assertEquals(Drain.NEVER, drain.nextNanos());
        assertFalse(drain.failed(Long.MAX_VALUE - 1));
    }

    @Test
    void kubectlNeverGivesUp() {
        Drain drain = new Drain(PODS, Persistence.KUBECTL, 0);
        assertFalse(drain.failed(86_400_000 * MILLI));
    }

    @Test
    void theClusterAutoscalerGivesUpAfterTwoMinutes() {
        Drain drain = new Drain(PODS.subList(0, 1), Persistence.CLUSTER_AUTOSCALER, 1000 * MILLI);
        List<Long> asked = new ArrayList<>();
        for (long now = 1000 * MILLI; !drain.failed(now); now = drain.nextNanos()) {
            asked.add(now / (1000 * MILLI));
            drain.refused(PODS.get(0), now);
        }
        assertEquals(List.of(1L, 11L, 21L, 31L, 41L, 51L, 61L, 71L, 81L, 91L, 101L, 111L), asked);
        assertEquals(121_000 * MILLI, drain.nextNanos());
    }

    @Test
    void karpenterAsksEverLessOften() {
        Drain drain = new Drain(PODS.subList(0, 1), Persistence.KARPENTER, 0);
        List<Long> waits = new ArrayList<>();
        long now = 0;
        for (int i = 0; i < 9; i++) {
            drain.refused(PODS.get(0), now);
            waits.add((drain.nextNanos() - now) / MILLI);
            now = drain.nextNanos();
        }
        assertEquals(List.of(100L, 200L, 400L, 800L, 1600L, 3200L, 6400L, 10_000L, 10_000L), waits);
    }

    @Test
    void aPodThatIsGoneByAnotherHandIsNotAskedForAgain() {
        Drain drain = new Drain(PODS.subList(0, 1), Persistence.KUBECTL, 0);
        drain.done(PODS.get(0));
        drain.refused(PODS.get(0), 0);
        assertTrue(drain.complete());
    }
}
