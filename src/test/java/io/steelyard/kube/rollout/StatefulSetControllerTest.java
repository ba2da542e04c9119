package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.scenario.kubernetes.PodManagementPolicy;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.PodTemplateSpec;
import io.steelyard.scenario.kubernetes.RollingUpdateStatefulSetStrategy;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import io.steelyard.scenario.kubernetes.StatefulSetUpdateStrategy;
import io.steelyard.scenario.kubernetes.StatefulSetUpdateStrategyType;
import java.util.List;
import org.junit.jupiter.api.Test;

final class StatefulSetControllerTest {
    private static final long SECOND = 1_000_000_000L;

    private final FakePods pods = new FakePods();

    private StatefulSetController controller(int replicas, int partition, int minReadySeconds) {
        return new StatefulSetController(
                new StatefulSetSpec(
                        replicas,
                        new StatefulSetUpdateStrategy(
                                StatefulSetUpdateStrategyType.RollingUpdate,
                                new RollingUpdateStatefulSetStrategy(partition)),
                        minReadySeconds,
                        PodManagementPolicy.OrderedReady,
                        new PodTemplateSpec(new PodSpec(30, List.of()))),
                pods,
                pods);
    }

    private StatefulSetController running(int replicas, int partition) {
        StatefulSetController controller = controller(replicas, partition, 0);
        while (!controller.complete(0)) {
            controller.sync(0);
            pods.makeAllReady(0);
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
}
