package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.rollout.ProportionalScaling.Share;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether a Deployment's new pods wait until terminating ones have ended. */
final class PodReplacementPolicyTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String WAITS = "podReplacementPolicy: TerminationComplete, ";

    private final FakePods pods = new FakePods();

    private DeploymentController running(String spec) {
        DeploymentController controller = new DeploymentController(Manifests.deployment("{" + spec + "}"), pods, pods);
        settle(controller);
        pods.makeAllReady(0);
        settle(controller);
        return controller;
    }

    private static void settle(DeploymentController controller) {
        for (int i = 0; controller.sync(SECOND); i++) {
            assertTrue(i < 1000, "a controller that nothing disturbs comes to rest");
        }
    }

    private String counts() {
        return pods.active(1, false) + " old, " + pods.active(2, false) + " new, " + pods.deletedPods() + " ending";
    }

    /** 4 pods, at most one more: 5 are there at any time, and a new one comes only as an old one has ended. */
    @Test
    void aRollNeverHasMorePodsThanReplicasAndSurge() {
        DeploymentController controller =
                running(WAITS + "replicas: 4, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}");
        controller.rollout();
        settle(controller);
        assertEquals("3 old, 1 new, 1 ending", counts());
        pods.removeDeleted();
        settle(controller);
        assertEquals("3 old, 2 new, 0 ending", counts());
        pods.makeAllReady(0);
        settle(controller);
        assertEquals("1 old, 2 new, 2 ending", counts());

        while (!controller.complete(SECOND)) {
            pods.makeAllReady(0);
            settle(controller);
            assertTrue(pods.size() <= 5, counts());
            pods.removeDeleted();
            settle(controller);
        }
        assertEquals("0 old, 4 new, 0 ending", counts());
    }

    @Test
    void byDefaultANewPodComesWhileTheOldOneEnds() {
        DeploymentController controller =
                running("replicas: 4, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}");
        controller.rollout();
        settle(controller);

        assertEquals("3 old, 2 new, 1 ending", counts());
    }

    @Test
    void aRolloutIsCompleteWhenTheLastOldPodHasEnded() {
        DeploymentController controller =
                running(WAITS + "replicas: 2, strategy: {rollingUpdate: {maxSurge: 2, maxUnavailable: 0}}");
        controller.rollout();
        settle(controller);
        pods.makeAllReady(0);
        settle(controller);
        assertEquals("0 old, 2 new, 2 ending", counts());
        assertFalse(controller.complete(SECOND));
        pods.removeDeleted();

        assertTrue(controller.complete(SECOND));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                           | 0 old, 0 new, 3 ending",
                "podReplacementPolicy: TerminationComplete, | 0 old, 0 new, 3 ending",
                "podReplacementPolicy: TerminationStarted,  | 0 old, 3 new, 3 ending"
            })
    void recreateWaitsUnlessToldNotTo(String policy, String expected) {
        DeploymentController controller =
                running((policy == null ? "" : policy) + "replicas: 3, strategy: {type: Recreate}");
        controller.rollout();
        settle(controller);

        assertEquals(expected, counts());
        pods.removeDeleted();
        settle(controller);
        assertEquals("0 old, 3 new, 0 ending", counts());
    }

    /** From 10 to 4 and, while six end, to 12 with a surge of 3: 15 may be there, so 9 of 12. */
    @Test
    void scalingUpWaitsForTerminatingPods() {
        String rest = "replicas: 10, strategy: {rollingUpdate: {maxSurge: 3, maxUnavailable: 0}}";
        DeploymentController waiting = running(WAITS + rest);
        waiting.setReplicas(4);
        settle(waiting);
        waiting.setReplicas(12);
        settle(waiting);
        assertEquals("9 old, 0 new, 6 ending", counts());
        pods.remove(pods.deletions.get(0));
        pods.remove(pods.deletions.get(1));
        settle(waiting);
        assertEquals("11 old, 0 new, 4 ending", counts());
        pods.removeDeleted();
        settle(waiting);
        assertEquals("12 old, 0 new, 0 ending", counts());
    }

    @Test
    void aScalingThatIsTakenBackLeavesNothing() {
        DeploymentController controller =
                running(WAITS + "replicas: 10, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 1}}");
        controller.setReplicas(6);
        settle(controller);
        controller.setReplicas(12);
        settle(controller);
        assertEquals("8 old, 0 new, 4 ending", counts());
        controller.setReplicas(6);
        settle(controller);
        assertEquals("6 old, 0 new, 6 ending", counts());
        pods.removeDeleted();
        settle(controller);
        assertEquals("6 old, 0 new, 0 ending", counts());
        controller.rollout();
        settle(controller);
        assertEquals("5 old, 0 new, 1 ending", counts());
    }

    @Test
    void anEvictedPodIsReplacedByItsReplicaSetAllTheSame() {
        DeploymentController controller = running(WAITS + "replicas: 3");
        pods.delete(1, SECOND);
        settle(controller);

        assertEquals("3 old, 0 new, 1 ending", counts());
    }

    /**
     * The example of KEP-5882: three sets of 50, 30 and 20 of at most 110, 15 pods end; to 120 and 10 more. All in all they
     * come to 71, 35 and 24, by way of 59, 35, 21 and 66, 35, 24.
     */
    @Test
    void proportionsAreKeptOverAScalingInParts() {
        List<Share> before = List.of(new Share(3, 50, 110), new Share(2, 30, 110), new Share(1, 20, 110));
        assertEquals(List.of(71, 35, 24), ProportionalScaling.sizes(before, 120, 10));
        assertEquals(List.of(59, 35, 21), ProportionalScaling.sizes(before, 120, 10, 15));

        List<Share> between = List.of(new Share(3, 59, 50, 110), new Share(2, 35, 130), new Share(1, 21, 20, 110));
        assertEquals(List.of(71, 35, 24), ProportionalScaling.sizes(between, 120, 10));
        assertEquals(List.of(66, 35, 24), ProportionalScaling.sizes(between, 120, 10, 10));

        List<Share> then = List.of(new Share(3, 66, 50, 110), new Share(2, 35, 130), new Share(1, 24, 130));
        assertEquals(List.of(71, 35, 24), ProportionalScaling.sizes(then, 120, 10, 5));
    }

    /** 8 old and 3 new of 10 + 3, while two end: to 15 + 3 there is room for 5 of the 7 that are missing. */
    @Test
    void scalingDuringARollIsProportionalAndWaits() {
        DeploymentController controller =
                running(WAITS + "replicas: 10, strategy: {rollingUpdate: {maxSurge: 3, maxUnavailable: 2}}");
        controller.rollout();
        settle(controller);
        assertEquals("8 old, 3 new, 2 ending", counts());
        controller.setReplicas(15);
        settle(controller);
        // 8 of 13 become 11 of 18, 3 become 4; what is left over goes to the larger set.
        assertEquals("12 old, 4 new, 2 ending", counts());
        pods.removeDeleted();
        settle(controller);
        // 14 and 4, upon which the rollout goes on and takes one of the old pods that are not available yet.
        assertEquals("13 old, 4 new, 1 ending", counts());
    }

    @Test
    void anOlderKubernetesDoesNotKnowIt() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> DeploymentController.check(
                        Manifests.deployment("{podReplacementPolicy: TerminationStarted}"), new KubernetesVersion(34)));
        assertEquals(
                "podReplacementPolicy needs Kubernetes 1.35, the first to count terminating pods by default (feature"
                        + " DeploymentReplicaSetTerminatingReplicas), and this is 1.34",
                refused.getMessage());
        DeploymentController.check(
                Manifests.deployment("{podReplacementPolicy: TerminationStarted}"), new KubernetesVersion(35));
        DeploymentController.check(Manifests.deployment("{}"), new KubernetesVersion(27));
    }
}
