package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class DeploymentControllerTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakePods pods = new FakePods();

    private DeploymentController controller(int replicas, String surge, String unavailable, int minReadySeconds) {
        return running("{replicas: " + replicas + ", minReadySeconds: " + minReadySeconds
                + ", strategy: {rollingUpdate: {maxSurge: " + surge + ", maxUnavailable: " + unavailable + "}}}");
    }

    /** A Deployment whose pods have all been Ready for long. */
    private DeploymentController running(String spec) {
        DeploymentController controller = new DeploymentController(Manifests.deployment(spec), pods, pods);
        settle(controller, -1000 * SECOND);
        pods.makeAllReady(-1000 * SECOND);
        settle(controller, 0);
        return controller;
    }

    private static void settle(DeploymentController controller, long now) {
        for (int i = 0; controller.sync(now); i++) {
            assertTrue(i < 1000, "a controller that nothing disturbs comes to rest");
        }
    }

    private String counts() {
        return pods.active(1, false) + " old, " + pods.active(2, false) + " new";
    }

    @Test
    void createsItsPodsAndThenRests() {
        DeploymentController controller = controller(10, "25%", "25%", 0);

        assertEquals(10, controller.statusReplicas());
        assertTrue(controller.complete(0));
        assertFalse(controller.sync(0));
    }

    /** Ten pods with 25 %: a surge of 3 and 2 unavailable, then one for one as new pods become available. */
    @Test
    void rollsOneSideAtATime() {
        DeploymentController controller = controller(10, "25%", "25%", 0);
        controller.rollout();

        assertTrue(controller.sync(0));
        assertEquals("8 old, 3 new", counts());
        assertTrue(controller.sync(0));
        assertEquals("8 old, 5 new", counts());
        assertFalse(controller.sync(0));

        pods.makeReady(10, SECOND);
        assertTrue(controller.sync(SECOND));
        assertEquals("7 old, 5 new", counts());
        assertTrue(controller.sync(SECOND));
        assertEquals("7 old, 6 new", counts());
        assertFalse(controller.sync(SECOND));

        for (int step = 2; !controller.complete(step * SECOND); step++) {
            assertTrue(step < 20, counts());
            pods.makeAllReady(step * SECOND);
            settle(controller, step * SECOND);
            assertTrue(pods.active(1, true) + pods.active(2, true) >= 8, counts());
            assertTrue(pods.active(1, false) + pods.active(2, false) <= 13, counts());
        }
        assertEquals("0 old, 10 new", counts());
    }

    @Test
    void surgeOfOneReplacesPodsOneByOne() {
        DeploymentController controller = controller(3, "1", "0", 0);
        controller.rollout();
        StringBuilder seen = new StringBuilder();
        for (int step = 1; !controller.complete(step * SECOND); step++) {
            settle(controller, step * SECOND);
            seen.append(counts()).append("; ");
            pods.makeAllReady(step * SECOND);
            settle(controller, step * SECOND);
        }

        assertEquals("3 old, 1 new; 2 old, 2 new; 1 old, 3 new; ", seen.toString());
    }

    @Test
    void replacementDoesNotWaitForTerminatingPods() {
        DeploymentController controller = controller(4, "0", "1", 0);
        controller.rollout();
        settle(controller, 0);

        assertEquals("3 old, 1 new", counts());
        assertEquals(5, pods.size());
        assertEquals(4, controller.statusReplicas());
    }

    @Test
    void newPodsCountOnlyAfterMinReadySeconds() {
        DeploymentController controller = controller(3, "1", "0", 10);
        controller.rollout();
        settle(controller, 0);
        pods.makeReady(3, SECOND);
        settle(controller, SECOND);

        assertEquals("3 old, 1 new", counts());
        assertEquals(11 * SECOND, controller.nextWakeNanos(SECOND));
        assertFalse(controller.sync(11 * SECOND - 1));
        assertTrue(controller.sync(11 * SECOND));
        assertEquals("2 old, 1 new", counts());
    }

    @Test
    void unavailableOldPodsGoFirst() {
        DeploymentController controller = controller(10, "1", "1", 0);
        pods.makeUnready(0);
        controller.rollout();
        settle(controller, 0);

        assertEquals(List.of(0), pods.deletions);
        assertEquals("9 old, 2 new", counts());
    }

    @Test
    void failedPodIsReplacedAtOnce() {
        DeploymentController controller = controller(3, "1", "0", 0);
        pods.fail(1);
        settle(controller, 0);

        assertEquals(3, controller.statusReplicas());
        assertEquals(4, pods.size());
    }

    @Test
    void scalingDownTakesTheNewestPods() {
        DeploymentController controller = controller(3, "1", "0", 0);
        controller.setReplicas(5);
        settle(controller, 0);
        pods.makeAllReady(SECOND);
        controller.setReplicas(3);
        settle(controller, 100 * SECOND);

        assertEquals(List.of(3, 4), pods.deletions);
    }

    @Test
    void scalesToNothingAndBack() {
        DeploymentController controller = controller(3, "1", "0", 0);
        controller.setReplicas(0);
        settle(controller, 0);
        assertEquals(0, controller.statusReplicas());
        controller.setReplicas(2);
        settle(controller, 0);

        assertEquals(2, controller.statusReplicas());
    }

    /** The example of the Deployment page of Kubernetes' documentation: 8 and 5 of 10 + 3 become 11 and 7 of 15 + 3. */
    @Test
    void scalingDuringARollIsProportional() {
        DeploymentController controller = controller(10, "3", "2", 0);
        controller.rollout();
        settle(controller, 0);
        assertEquals("8 old, 5 new", counts());
        controller.setReplicas(15);
        assertTrue(controller.sync(0));

        assertEquals("11 old, 7 new", counts());
    }

    @Test
    void recreateWaitsUntilOldPodsAreGone() {
        DeploymentController controller = running("{replicas: 3, strategy: {type: Recreate}}");
        controller.rollout();
        settle(controller, 0);
        assertEquals("0 old, 0 new", counts());
        assertEquals(3, pods.size());

        pods.removeDeleted();
        settle(controller, SECOND);
        assertEquals("0 old, 3 new", counts());
    }

    @Test
    void secondRolloutReplacesAnUnfinishedOne() {
        DeploymentController controller = controller(4, "1", "0", 0);
        controller.rollout();
        settle(controller, 0);
        controller.rollout();
        settle(controller, 0);

        assertEquals(0, pods.active(2, false), "the pod that never was available goes first");
        assertEquals(4, pods.active(1, false));
        assertEquals(1, pods.active(3, false));
    }

    @Test
    void refusedCreationEndsThePass() {
        pods.refuseAfter = 2;
        DeploymentController controller = running("{replicas: 3}");

        assertEquals(2, controller.statusReplicas());
        pods.refuseAfter = 10;
        settle(controller, 0);
        assertEquals(3, controller.statusReplicas());
    }

    @Test
    void createsAtMostABurstInOnePass() {
        DeploymentController controller = new DeploymentController(Manifests.deployment("{replicas: 501}"), pods, pods);

        controller.sync(0);
        assertEquals(500, pods.size());
        controller.sync(0);
        assertEquals(501, pods.size());
    }

    /** The ranks count the pods of all ReplicaSets: the old pod that shares its node with a new one goes first. */
    @Test
    void doubledUpNodeIsClearedFirst() {
        DeploymentController controller = controller(3, "1", "0", 0);
        controller.rollout();
        settle(controller, 0);
        pods.place(3, "node-1");
        pods.makeReady(3, SECOND);
        settle(controller, SECOND);

        assertEquals(List.of(1), pods.deletions);
    }

    @Test
    void cheapestReadyPodGoesFirst() {
        DeploymentController controller = controller(4, "1", "0", 0);
        pods.setCost(0, 7);
        pods.setCost(1, -2);
        pods.setCost(3, -1);
        controller.setReplicas(2);
        settle(controller, 100 * SECOND);

        assertEquals(List.of(1, 3), pods.deletions);
    }

    @Test
    void whereAllGoNoneIsRankedBeforeAnother() {
        DeploymentController controller = controller(3, "1", "0", 0);
        pods.setCost(0, 9);
        pods.setCost(1, 8);
        controller.setReplicas(0);
        settle(controller, 0);

        assertEquals(List.of(0, 1, 2), pods.deletions);
    }

    /** The node of pod 1 is lost: it is not Ready, then deleted, and stays so; each of its places is filled once. */
    @Test
    void podOfALostNodeIsReplacedWhenItIsDeletedThoughItNeverGoes() {
        DeploymentController controller = controller(3, "1", "0", 0);
        pods.loseNode(1);
        assertFalse(controller.sync(SECOND));
        pods.delete(1, 340 * SECOND);
        settle(controller, 340 * SECOND);

        assertEquals(4, pods.size());
        assertEquals(new DeploymentStatus(3, 3, 2, 2, 1), controller.status(340 * SECOND));
        pods.makeAllReady(341 * SECOND);
        settle(controller, 1000 * SECOND);
        assertEquals(4, pods.size());
        assertTrue(controller.complete(1000 * SECOND));
    }

    @Test
    void statusCountsWhatTheApiCounts() {
        DeploymentController controller = controller(4, "1", "1", 10);
        controller.rollout();
        settle(controller, 0);
        assertEquals("3 old, 2 new", counts());
        pods.makeReady(4, SECOND);
        pods.fail(1);

        assertEquals(new DeploymentStatus(4, 2, 3, 2, 1), controller.status(2 * SECOND));
        assertEquals(new DeploymentStatus(4, 2, 3, 3, 1), controller.status(11 * SECOND));
    }

    /** What is deleted while proportions are kept makes room for nothing. */
    @Test
    void onlyARolloutReplacesPods() {
        DeploymentController controller = controller(10, "2", "0", 0);
        assertFalse(controller.replaces(0));
        controller.rollout();
        settle(controller, 0);
        assertTrue(controller.replaces(0));
        assertFalse(controller.replaces(10));
        List<Boolean> seen = new ArrayList<>();
        pods.onDelete = pod -> seen.add(controller.replaces(pod));
        controller.setReplicas(5);
        controller.sync(0);

        assertTrue(seen.size() >= 5, seen.toString());
        assertFalse(seen.contains(true), seen.toString());
    }

    @Test
    void pausedDeploymentScalesButDoesNotRoll() {
        DeploymentController controller = running("{replicas: 3, paused: true}");
        controller.rollout();
        assertFalse(controller.sync(0));
        assertEquals("3 old, 0 new", counts());
        assertFalse(controller.complete(0));
        assertFalse(controller.replaces(0));

        controller.setReplicas(5);
        settle(controller, 0);
        assertEquals("5 old, 0 new", counts());
        controller.setReplicas(0);
        settle(controller, 0);
        pods.removeDeleted();
        settle(controller, 0);
        controller.setReplicas(2);
        settle(controller, 0);
        assertEquals("2 old, 0 new", counts());
        assertEquals(
                Progressing.Reason.DeploymentPaused,
                controller.progressing().orElseThrow().reason());
        assertEquals(
                Progressing.Status.Unknown,
                controller.progressing().orElseThrow().status());
        assertEquals(Long.MAX_VALUE, controller.nextWakeNanos(0));
    }
}
