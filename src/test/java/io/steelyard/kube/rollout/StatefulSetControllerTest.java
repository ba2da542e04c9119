package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class StatefulSetControllerTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakePods pods = new FakePods();

    private StatefulSetController controller(int replicas, int partition, int minReadySeconds) {
        return controller(
                "{replicas: " + replicas + ", minReadySeconds: " + minReadySeconds
                        + ", updateStrategy: {rollingUpdate: {partition: " + partition + "}}}",
                34);
    }

    private StatefulSetController controller(String spec, int minorVersion) {
        return new StatefulSetController(Manifests.statefulSet(spec), new KubernetesVersion(minorVersion), pods, pods);
    }

    private StatefulSetController running(int replicas, int partition) {
        return running(controller(replicas, partition, 0));
    }

    private StatefulSetController running(String spec, int minorVersion) {
        return running(controller(spec, minorVersion));
    }

    /** Brings all pods up, long before 0. */
    private StatefulSetController running(StatefulSetController controller) {
        while (!controller.complete(0)) {
            controller.sync(-1000 * SECOND);
            pods.makeAllReady(-1000 * SECOND);
        }
        return controller;
    }

    /** Ordinals with revisions, and an x behind those that terminate. */
    private String places() {
        StringBuilder places = new StringBuilder();
        for (int pod : pods.living()) {
            places.append(pods.ordinal(pod))
                    .append('r')
                    .append(pods.revision(pod))
                    .append(pods.deleted(pod) ? "x " : " ");
        }
        return places.toString().strip();
    }

    @Test
    void createsUpwardsEachAfterTheOneBeforeIsReady() {
        StatefulSetController controller = controller(3, 0, 0);

        assertTrue(controller.sync(0));
        assertFalse(controller.sync(0));
        assertEquals("0r1", places());
        pods.makeAllReady(0);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1", places());
    }

    @Test
    void waitsForMinReadySeconds() {
        StatefulSetController controller = controller(2, 0, 10);
        controller.sync(0);
        pods.makeReady(0, SECOND);

        assertFalse(controller.sync(10 * SECOND));
        assertEquals(11 * SECOND, controller.nextWakeNanos(10 * SECOND));
        assertTrue(controller.sync(11 * SECOND));
    }

    /** Each pod is gone before its successor begins, and ready before the next one goes. */
    @Test
    void updatesInPlaceFromTheHighestOrdinal() {
        StatefulSetController controller = running(3, 0);
        controller.rollout();

        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r1x", places());
        assertFalse(controller.sync(0));
        pods.removeDeleted();
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r2", places());
        assertFalse(controller.sync(0));
        pods.makeAllReady(0);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1x 2r2", places());
    }

    @Test
    void keepsOldPodsBelowThePartition() {
        StatefulSetController controller = running(3, 2);
        controller.rollout();
        controller.sync(0);
        pods.removeDeleted();
        controller.sync(0);
        pods.makeAllReady(0);

        assertFalse(controller.sync(0));
        assertEquals("0r1 1r1 2r2", places());
        pods.delete(0, 0);
        pods.removeDeleted();
        controller.sync(0);
        assertEquals("1r1 2r2 0r1", places());
    }

    @Test
    void updateStopsAtAPodThatIsNotReady() {
        StatefulSetController controller = running(3, 0);
        pods.makeUnready(0);
        controller.rollout();

        assertFalse(controller.sync(0));
        assertEquals("0r1 1r1 2r1", places());
    }

    @Test
    void shrinksFromTheHighestOneAfterAnother() {
        StatefulSetController controller = running(4, 0);
        controller.setReplicas(2);

        assertTrue(controller.sync(0));
        assertFalse(controller.sync(0));
        assertEquals("0r1 1r1 2r1 3r1x", places());
        assertEquals(4, controller.statusReplicas());
        pods.removeDeleted();
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r1x", places());
    }

    @Test
    void failedPodIsReplacedInItsPlace() {
        StatefulSetController controller = running(2, 0);
        pods.fail(0);

        assertTrue(controller.sync(0));
        assertFalse(controller.sync(0));
        pods.removeDeleted();
        assertTrue(controller.sync(0));
        assertEquals("1r1 0r1", places());
    }

    /** Revision 2 does not come up, and revision 3 cannot replace it: somebody has to delete the pod. */
    @Test
    void aBrokenPodStopsTheUpdateThatWouldMendIt() {
        StatefulSetController controller = running(3, 0);
        controller.rollout();
        controller.sync(0);
        pods.removeDeleted();
        controller.sync(0);
        assertEquals("0r1 1r1 2r2", places());
        controller.rollout();

        assertFalse(controller.sync(0));
        assertFalse(controller.sync(100_000 * SECOND));
        assertEquals("0r1 1r1 2r2", places());
        pods.delete(3, 0);
        pods.removeDeleted();
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r3", places());
    }

    @Test
    void aPodOfALostNodeKeepsItsPlaceUntilItIsGone() {
        StatefulSetController controller = running(3, 0);
        pods.loseNode(1);
        pods.delete(1, 340 * SECOND);

        assertFalse(controller.sync(340 * SECOND));
        controller.setReplicas(5);
        assertFalse(controller.sync(100_000 * SECOND));
        assertEquals("0r1 1r1x 2r1", places());
        pods.removeDeleted();
        assertTrue(controller.sync(100_000 * SECOND));
        assertEquals("0r1 2r1 1r1", places());
    }

    /** Scaling comes before updating, and new pods are of the new revision. */
    @Test
    void growsInTheMiddleOfARollout() {
        StatefulSetController controller = running(2, 0);
        controller.rollout();
        controller.setReplicas(3);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r2", places());
        assertFalse(controller.sync(0));
        pods.makeAllReady(0);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1x 2r2", places());
    }

    @Test
    void shrinksInTheMiddleOfARollout() {
        StatefulSetController controller = running(4, 0);
        controller.rollout();
        controller.sync(0);
        assertEquals("0r1 1r1 2r1 3r1x", places());
        controller.setReplicas(2);
        assertFalse(controller.sync(0));
        pods.removeDeleted();
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r1x", places());
        assertFalse(controller.replaces(2), "it is not wanted");
        assertTrue(controller.replaces(1));
    }

    /** A pod that is not wanted has to be well to go, unless it is the lowest that is not. */
    @Test
    void brokenPodsThatAreNotWantedGoFromTheLowest() {
        StatefulSetController controller = running(4, 0);
        pods.makeUnready(2);
        pods.makeUnready(3);
        controller.setReplicas(2);
        assertFalse(controller.sync(0), "ordinal 3 waits for ordinal 2, which waits for its turn");
        pods.makeReady(2, -SECOND);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r1 3r1x", places());
    }

    /** Before 1.34 a pod counts as well as soon as it is Ready, and so has to become available before it may go. */
    @Test
    void readyIsNotYetAvailable() {
        for (int version : new int[] {33, 34}) {
            FakePods mine = new FakePods();
            StatefulSetController controller = new StatefulSetController(
                    Manifests.statefulSet("{replicas: 1, minReadySeconds: 10}"),
                    new KubernetesVersion(version),
                    mine,
                    mine);
            controller.sync(0);
            mine.makeAllReady(0);
            controller.setReplicas(0);

            assertEquals(version >= 34, controller.sync(SECOND));
        }
    }

    @Test
    void numbersBeginWhereTheyAreToldTo() {
        StatefulSetController controller =
                running("{replicas: 3, ordinals: {start: 5}, updateStrategy: {rollingUpdate: {partition: 2}}}", 34);
        assertEquals("5r1 6r1 7r1", places());
        controller.rollout();
        controller.sync(0);
        assertEquals("5r1 6r1 7r1x", places());
        pods.removeDeleted();
        controller.sync(0);
        pods.makeAllReady(0);
        assertFalse(controller.sync(0));
        assertTrue(controller.complete(0));
        controller.setReplicas(2);
        controller.sync(0);
        assertEquals("5r1 6r1 7r2x", places());
    }

    /** With no pod left the update is over; what comes then below the partition is of the new revision. */
    @Test
    void anUpdateIsOverWhenThereAreNoOldPods() {
        StatefulSetController controller = running(1, 1);
        controller.rollout();
        pods.delete(0, 0);
        pods.removeDeleted();
        controller.sync(0);
        assertEquals("0r1", places());
        controller.setReplicas(0);
        controller.sync(0);
        pods.removeDeleted();
        controller.sync(0);
        controller.setReplicas(1);
        controller.sync(0);

        assertEquals("0r2", places());
    }

    @Test
    void onDeleteUpdatesOnlyWhatSomebodyDeletes() {
        StatefulSetController controller = running("{replicas: 3, updateStrategy: {type: OnDelete}}", 34);
        controller.rollout();
        assertFalse(controller.sync(0));
        assertFalse(controller.complete(0));
        pods.delete(1, 0);
        pods.removeDeleted();
        controller.sync(0);
        assertEquals("0r1 2r1 1r2", places());
    }

    @Test
    void parallelCreatesAndDeletesAllAtOnce() {
        StatefulSetController controller = controller("{replicas: 4, podManagementPolicy: Parallel}", 34);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r1 3r1", places());
        controller.setReplicas(1);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1x 2r1x 3r1x", places());
        assertEquals(List.of(3, 2, 1), pods.deletions);
        controller.setReplicas(3);
        assertFalse(controller.sync(0), "places are taken until their pods are gone");
        pods.removeDeleted();
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r1", places());
    }

    /** A pod on its way out may still be Ready, which alone counts before 1.34; it is missing all the same. */
    @ParameterizedTest
    @ValueSource(ints = {33, 34})
    void parallelStillUpdatesOneByOne(int version) {
        StatefulSetController controller = running("{replicas: 3, podManagementPolicy: Parallel}", version);
        controller.rollout();
        assertTrue(controller.sync(0));
        assertFalse(controller.sync(0));
        assertEquals("0r1 1r1 2r1x", places());
        pods.removeDeleted();
        controller.sync(0);
        assertFalse(controller.sync(0));
        assertEquals("0r1 1r1 2r2", places());
        pods.makeAllReady(0);
        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1x 2r2", places());
    }

    /** A broken pod below is no obstacle, and a broken one at its turn is mended. */
    @Test
    void parallelUpdateGoesPastBrokenPodsOfTheOldRevision() {
        StatefulSetController controller = running("{replicas: 3, podManagementPolicy: Parallel}", 34);
        pods.makeUnready(0);
        pods.makeUnready(2);
        controller.rollout();

        assertTrue(controller.sync(0));
        assertEquals("0r1 1r1 2r1x", places());
    }

    @Test
    void parallelWaitsForMinReadySecondsSince134() {
        for (int version : new int[] {33, 34}) {
            FakePods mine = new FakePods();
            StatefulSetController controller = new StatefulSetController(
                    Manifests.statefulSet("{replicas: 2, minReadySeconds: 10, podManagementPolicy: Parallel}"),
                    new KubernetesVersion(version),
                    mine,
                    mine);
            controller.sync(-1000 * SECOND);
            mine.makeAllReady(-1000 * SECOND);
            controller.rollout();
            controller.sync(0);
            mine.removeDeleted();
            controller.sync(0);
            mine.makeAllReady(0);

            assertEquals(version < 34, controller.sync(SECOND), "at once in 1." + version);
            assertEquals(version >= 34, controller.sync(10 * SECOND), "10 s later in 1." + version);
        }
    }

    @Test
    void refusedCreationEndsThePassAndIsTriedAgain() {
        pods.refuseAfter = 2;
        StatefulSetController controller = controller("{replicas: 7, podManagementPolicy: Parallel}", 34);
        assertTrue(controller.sync(0));
        assertFalse(controller.sync(0));
        assertEquals("0r1 1r1", places());
        pods.refuseAfter = 10;
        controller.sync(0);
        assertEquals(7, pods.size());
    }

    @ParameterizedTest
    @CsvSource({"2, 2", "50%, 2", "49%, 2", "20%, 1", "19%, 1", "5%, 1", "100%, 5", "9, 5"})
    void asManyPodsAreUpdatedAtOnceAsMayBeMissing(String maxUnavailable, int expected) {
        StatefulSetController controller =
                running("{replicas: 5, updateStrategy: {rollingUpdate: {maxUnavailable: " + maxUnavailable + "}}}", 35);
        controller.rollout();
        controller.sync(0);

        assertEquals(expected, pods.deletedPods());
        assertEquals(4, pods.deletions.get(0), "from the highest");
    }

    /** Under OrderedReady two go, and the next two only when both are back. */
    @Test
    void maxUnavailableGoesInStepsUnderOrderedReady() {
        StatefulSetController controller =
                running("{replicas: 4, updateStrategy: {rollingUpdate: {maxUnavailable: 2, partition: 1}}}", 35);
        controller.rollout();
        controller.sync(0);
        assertEquals("0r1 1r1 2r1x 3r1x", places());
        pods.remove(3);
        assertFalse(controller.sync(0), "ordinal 2 is on its way out, and comes first");
        pods.removeDeleted();
        controller.sync(0);
        assertEquals("0r1 1r1 2r2", places());
        pods.makeAllReady(0);
        controller.sync(0);
        pods.makeAllReady(0);
        controller.sync(0);
        assertEquals("0r1 1r1x 2r2 3r2", places());
    }

    /** Under Parallel each pod that is back lets another go. */
    @Test
    void maxUnavailableIsUsedUpPodByPodUnderParallel() {
        StatefulSetController controller = running(
                "{replicas: 4, podManagementPolicy: Parallel, updateStrategy: {rollingUpdate: {maxUnavailable: 2}}}",
                35);
        controller.rollout();
        controller.sync(0);
        pods.remove(3);
        controller.sync(0);
        pods.makeAllReady(0);
        controller.sync(0);
        assertEquals("0r1 1r1x 2r1x 3r2", places());
    }

    /** Whatever is broken uses up what may be missing, pods of the old revision too, so that nothing mends them: 1.37 lets go. */
    @ParameterizedTest
    @CsvSource({"35, Parallel, false", "37, Parallel, true", "37, OrderedReady, false"})
    void brokenPodsMayStopTheUpdate(int version, String policy, boolean goesOn) {
        StatefulSetController controller = running(
                "{replicas: 3, podManagementPolicy: " + policy
                        + ", updateStrategy: {rollingUpdate: {maxUnavailable: 1}}}",
                version);
        pods.makeUnready(2);
        controller.rollout();

        assertEquals(goesOn, controller.sync(0));
        assertEquals(goesOn ? List.of(2) : List.of(), pods.deletions);
    }

    @Test
    void anOlderKubernetesDoesNotKnowMaxUnavailable() {
        StatefulSetSpec spec = Manifests.statefulSet("{updateStrategy: {rollingUpdate: {maxUnavailable: 2}}}");
        assertEquals(
                "updateStrategy.rollingUpdate.maxUnavailable is off by default before Kubernetes 1.35 (feature"
                        + " MaxUnavailableStatefulSet), and this is 1.34",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> StatefulSetController.check(spec, new KubernetesVersion(34)))
                        .getMessage());
        StatefulSetController.check(spec, new KubernetesVersion(35));
        StatefulSetController.check(
                Manifests.statefulSet("{podManagementPolicy: Parallel}"), new KubernetesVersion(27));
    }
}
