package io.steelyard.kube.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Three ReplicaSets of 20, 30 and 50 pods in the middle of a rollout of 100 + 10, while 15 pods end. */
final class DeploymentScalingTest {
    private final FakePods pods = new FakePods();
    private final ReplicaSets sets = new ReplicaSets(pods);
    private final List<ReplicaSet> each = List.of(sets.add(1), sets.add(2), sets.add(3));

    private DeploymentScalingTest() {
        each.get(0).resize(20, 100, 10);
        each.get(1).resize(30, 100, 10);
        each.get(2).resize(50, 100, 10);
        for (int pod = 0; pod < 15; pod++) {
            pods.create(1 + pod % 3, 0, 0);
            pods.delete(pod, 0);
        }
    }

    private DeploymentScaling scaling(boolean waits) {
        return new DeploymentScaling(sets, DeploymentStrategyType.RollingUpdate, waits);
    }

    private static final Optional<ReplicaSet> NOT_SATURATED = Optional.empty();

    private List<Integer> sizes() {
        return each.stream().map(ReplicaSet::replicas).toList();
    }

    private void end(int fromPod, int toPod) {
        for (int pod = fromPod; pod < toPod; pod++) {
            pods.remove(pod);
        }
    }

    /** The example of KEP-5882: by way of 21, 35, 59 and 24, 35, 66 to the sizes that there would be at once. */
    @Test
    void aScalingInPartsComesToTheSameSizes() {
        DeploymentScaling waiting = scaling(true);
        assertFalse(waiting.isDue(100));
        assertTrue(waiting.isDue(120));
        assertTrue(waiting.scale(120, 10, NOT_SATURATED, 0));
        assertEquals(List.of(21, 35, 59), sizes());
        assertFalse(waiting.scale(120, 10, NOT_SATURATED, 0));
        assertTrue(waiting.isDue(120));

        end(0, 10);
        assertTrue(waiting.scale(120, 10, NOT_SATURATED, 0));
        assertEquals(List.of(24, 35, 66), sizes());
        end(10, 15);
        assertTrue(waiting.scale(120, 10, NOT_SATURATED, 0));
        assertEquals(List.of(24, 35, 71), sizes());
        assertFalse(waiting.isDue(120));
    }

    @Test
    void byDefaultTerminatingPodsDoNotCount() {
        assertTrue(scaling(false).scale(120, 10, NOT_SATURATED, 0));
        assertEquals(List.of(24, 35, 71), sizes());
    }

    @Test
    void whatIsTakenBackBeforeItIsDoneIsStillDue() {
        DeploymentScaling waiting = scaling(true);
        waiting.scale(120, 10, NOT_SATURATED, 0);

        assertTrue(waiting.isDue(100));
        waiting.scale(100, 10, NOT_SATURATED, 0);
        assertFalse(waiting.isDue(100));
        assertEquals(110, sizes().stream().mapToInt(Integer::intValue).sum());
    }

    /** To 60 there is room for none, so that the set is still noted as one of 50. */
    @Test
    void aScalingOfOneSetThatIsTakenBackIsDueToo() {
        each.get(0).resize(0, 50, 0);
        each.get(1).resize(0, 50, 0);
        each.get(2).resize(50, 50, 0);
        DeploymentScaling waiting = scaling(true);
        waiting.scale(60, 0, NOT_SATURATED, 0);
        assertEquals(List.of(0, 0, 50), sizes());

        assertTrue(waiting.isDue(50));
        waiting.scale(50, 0, NOT_SATURATED, 0);
        assertFalse(waiting.isDue(50));
    }

    /** The latest set is all that the Deployment wants: the others go, in whichever proportion they are. */
    @Test
    void besideASaturatedSetTheOthersGo() {
        each.get(2).resize(120, 120, 10);
        Optional<ReplicaSet> latest = Optional.of(each.get(2));

        assertTrue(scaling(false).scale(120, 10, latest, 120));
        assertEquals(List.of(0, 0, 120), sizes());
    }

    @Test
    void recreateScalesNothingInProportion() {
        assertFalse(
                new DeploymentScaling(sets, DeploymentStrategyType.Recreate, false).scale(120, 0, NOT_SATURATED, 0));
        assertEquals(List.of(20, 30, 50), sizes());
    }
}
