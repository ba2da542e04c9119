package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.rollout.Progressing.Reason;
import org.junit.jupiter.api.Test;

/** The condition Progressing of Deployments of three pods, one more than wanted during a rollout. */
final class DeploymentProgressTest {
    private static final long SECOND = 1_000_000_000L;
    private static final String SPEC =
            "{replicas: 3, progressDeadlineSeconds: DEADLINE, strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}}";

    private final FakePods pods = new FakePods();

    private DeploymentController running(String spec) {
        DeploymentController controller = new DeploymentController(Manifests.deployment(spec), pods, pods);
        settle(controller, 0);
        pods.makeAllReady(0);
        settle(controller, 0);
        return controller;
    }

    private static void settle(DeploymentController controller, long seconds) {
        for (int i = 0; controller.sync(seconds * SECOND); i++) {
            assertTrue(i < 100, "a controller that nothing disturbs comes to rest");
        }
    }

    private static void assertCondition(DeploymentController controller, Reason reason, long sinceSeconds) {
        assertEquals(
                new Progressing(reason, sinceSeconds * SECOND),
                controller.progressing().orElseThrow());
    }

    @Test
    void aDeploymentWithAllItsPodsHasProgressed() {
        DeploymentController controller = running(SPEC.replace("DEADLINE", "600"));

        assertCondition(controller, Reason.NewReplicaSetAvailable, 0);
        assertEquals(
                Progressing.Status.True, controller.progressing().orElseThrow().status());
        assertEquals(Long.MAX_VALUE, controller.nextWakeNanos(0));
    }

    @Test
    void everyStepIsProgressAndTheLastOneCompletion() {
        DeploymentController controller = running(SPEC.replace("DEADLINE", "600"));
        controller.rollout();
        settle(controller, 10);
        assertCondition(controller, Reason.ReplicaSetUpdated, 10);
        assertEquals(611 * SECOND, controller.nextWakeNanos(10 * SECOND));

        for (int seconds = 20; seconds < 50; seconds += 10) {
            pods.makeAllReady(seconds * SECOND);
            settle(controller, seconds);
            assertEquals(
                    seconds * SECOND, controller.progressing().orElseThrow().lastUpdateNanos());
        }
        assertCondition(controller, Reason.NewReplicaSetAvailable, 40);
    }

    /** The pod of the first step never becomes Ready: nothing happens but that the condition says so, a second late. */
    @Test
    void aRolloutThatStandsStillIsSaidToAndGoesOnWhenItCan() {
        DeploymentController controller = running(SPEC.replace("DEADLINE", "60"));
        controller.rollout();
        settle(controller, 10);
        assertEquals(71 * SECOND, controller.nextWakeNanos(10 * SECOND));
        assertFalse(controller.sync(70 * SECOND));
        assertCondition(controller, Reason.ReplicaSetUpdated, 10);

        assertFalse(controller.sync(71 * SECOND));
        assertCondition(controller, Reason.ProgressDeadlineExceeded, 71);
        assertEquals(
                Progressing.Status.False, controller.progressing().orElseThrow().status());
        assertEquals(Long.MAX_VALUE, controller.nextWakeNanos(71 * SECOND));
        assertEquals(4, pods.size());
        assertFalse(controller.sync(1000 * SECOND));
        assertCondition(controller, Reason.ProgressDeadlineExceeded, 71);

        pods.makeAllReady(2000 * SECOND);
        settle(controller, 2000);
        assertCondition(controller, Reason.ReplicaSetUpdated, 2000);
    }

    @Test
    void scalingIsNoRollout() {
        DeploymentController controller = running(SPEC.replace("DEADLINE", "60"));
        controller.setReplicas(6);
        settle(controller, 10);
        pods.makeReady(3, 20 * SECOND);
        settle(controller, 20);

        assertFalse(controller.sync(1000 * SECOND));
        assertCondition(controller, Reason.NewReplicaSetAvailable, 0);
    }

    @Test
    void podsThatBreakAfterARolloutAreNoneEither() {
        DeploymentController controller = running(SPEC.replace("DEADLINE", "60"));
        pods.makeUnready(0);
        pods.makeUnready(1);

        assertFalse(controller.sync(10 * SECOND));
        assertFalse(controller.sync(1000 * SECOND));
        assertCondition(controller, Reason.NewReplicaSetAvailable, 0);
    }

    @Test
    void theGreatestDeadlineIsNone() {
        DeploymentController controller = running(SPEC.replace("DEADLINE", "2147483647"));
        controller.rollout();
        settle(controller, 10);

        assertTrue(controller.progressing().isEmpty());
        assertEquals(Long.MAX_VALUE, controller.nextWakeNanos(10 * SECOND));
    }

    /** The old pods are gone for the Deployment at once; its new ReplicaSet comes when they have ended. */
    @Test
    void recreateHasItsDeadlineFromTheNewReplicaSetOn() {
        DeploymentController controller =
                running("{replicas: 3, progressDeadlineSeconds: 60, strategy: {type: Recreate}}");
        controller.rollout();
        settle(controller, 10);
        assertFalse(controller.sync(500 * SECOND));
        assertCondition(controller, Reason.NewReplicaSetAvailable, 0);

        pods.removeDeleted();
        settle(controller, 500);
        assertCondition(controller, Reason.ReplicaSetUpdated, 500);
        assertFalse(controller.sync(561 * SECOND));
        assertCondition(controller, Reason.ProgressDeadlineExceeded, 561);
    }

    @Test
    void theFirstOldPodsThatGoAreProgress() {
        DeploymentController controller = running("{replicas: 3, podReplacementPolicy: TerminationComplete,"
                + " strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 100%}}}");
        controller.rollout();
        settle(controller, 10);

        assertEquals(3, pods.deletedPods());
        assertEquals(3, pods.size());
        assertCondition(controller, Reason.ReplicaSetUpdated, 10);
    }

    @Test
    void whereTerminatingPodsAreWaitedForTheirEndIsProgress() {
        DeploymentController controller = running("{replicas: 2, podReplacementPolicy: TerminationComplete,"
                + " strategy: {rollingUpdate: {maxSurge: 2, maxUnavailable: 0}}}");
        controller.rollout();
        settle(controller, 10);
        pods.makeAllReady(20 * SECOND);
        settle(controller, 20);
        assertEquals(2, pods.deletedPods());
        assertCondition(controller, Reason.ReplicaSetUpdated, 20);

        pods.remove(0);
        settle(controller, 50);
        assertCondition(controller, Reason.ReplicaSetUpdated, 50);
        pods.remove(1);
        settle(controller, 60);
        assertCondition(controller, Reason.NewReplicaSetAvailable, 60);
    }
}
