package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.nodes.NodeAutoscaler.Decision;
import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Batches of one idle second, ten at most; a look for nodes to remove every ten seconds, done 15 s later. */
final class KarpenterTest {
    private static final long SECOND = Fleet.SECOND;

    private final Fleet fleet = new Fleet();
    private Karpenter karpenter = karpenter(true, 0);

    private static Karpenter karpenter(boolean underutilized, long consolidateAfterSeconds) {
        return new Karpenter(
                new Karpenter.Settings(SECOND, 10 * SECOND, underutilized, consolidateAfterSeconds * SECOND), 0);
    }

    private void unschedulable(long cpuMilli, long nanos) {
        ClusterPod pod = fleet.pod(0, 0, Fleet.requirements(cpuMilli, List.of()));
        fleet.pending.add(pod);
        karpenter.unschedulable(pod, nanos);
    }

    /** Decides whenever it wants to; answers each second in which something is ordered or removed, and what. */
    private String run(long untilSecond) {
        StringBuilder log = new StringBuilder();
        while (karpenter.nextNanos() <= untilSecond * SECOND) {
            long now = karpenter.nextNanos();
            Decision decision = karpenter.decide(fleet.view(), now);
            for (NewNode machine : decision.order()) {
                log.append(now / SECOND).append(" +").append(machine.zone()).append(' ');
                fleet.booting.add(machine);
            }
            for (Node node : decision.remove()) {
                log.append(now / SECOND).append(" -").append(node.name()).append(' ');
                node.beingRemoved(true);
            }
        }
        return log.toString().strip();
    }

    @Test
    void aBatchEndsAfterAnIdleSecond() {
        fleet.pool(0, 10, "a");
        unschedulable(2000, 2 * SECOND);
        assertEquals(3 * SECOND, karpenter.nextNanos());
        unschedulable(2000, 5 * SECOND / 2);
        assertEquals(7 * SECOND / 2, karpenter.nextNanos());
        karpenter.unschedulable(fleet.pending.get(0), 3 * SECOND);
        assertEquals(7 * SECOND / 2, karpenter.nextNanos(), "the same pod again is no news");
        assertEquals("3 +a", run(4));
    }

    @Test
    void aBatchEndsAfterTenSecondsAtTheLatest() {
        fleet.pool(0, 10, "a");
        for (long tenth = 0; tenth < 100; tenth += 9) {
            unschedulable(100, tenth * SECOND / 10);
        }
        assertEquals(10 * SECOND, karpenter.nextNanos());
    }

    /** Machines that are ordered count from then on, though the pods wait and are told of every ten seconds. */
    @Test
    void ordersOnce() {
        fleet.pool(0, 10, "a", "b");
        unschedulable(3000, 0);
        unschedulable(3000, 0);
        assertEquals("1 +a 1 +b", run(60));
    }

    @Test
    void ordersFromSeveralPoolsAtOnceWithinTheirLimits() {
        fleet.pool(0, 1, "a");
        fleet.pools.add(new NodePool("big", List.of("z"), new Capacity(110, 16000, 64 * Fleet.GIB), 0, 10));
        unschedulable(3000, 0);
        unschedulable(3000, 0);
        unschedulable(9000, 0);
        assertEquals("1 +a 1 +z", run(5));
    }

    /** Found empty at 10 and still so 15 s later. Of up to ten nodes one may be disrupted at a time. */
    @Test
    void removesEmptyNodesOneTenthAtATime() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(3000, List.of()));
        assertEquals("25 -pool-1", run(60));
        fleet.nodes.remove(1);
        assertEquals("80 -pool-2", run(100));
    }

    @Test
    void ofElevenNodesTwoMayBeDisrupted() {
        fleet.pool(0, 20, "a");
        for (int i = 0; i < 11; i++) {
            fleet.node("a");
        }
        assertEquals("25 -pool-0 25 -pool-1", run(60));
    }

    @Test
    void aNodeThatIsTakenIntoUseInTheMeantimeStays() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(3000, List.of()));
        assertEquals("", run(10));
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(3000, List.of()));
        assertEquals("", run(200));
    }

    /** The pods of node 1 and of node 2 fit elsewhere; node 2 has fewer. */
    @Test
    void removesTheUnderutilizedNodeWithTheFewestPods() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(1500, List.of()));
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(1500, List.of()));
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(200, List.of()));
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(200, List.of()));
        fleet.bind(fleet.nodes.get(2), 0, Fleet.requirements(500, List.of()));
        assertEquals("25 -pool-2", run(60));
    }

    @Test
    void removesOnlyEmptyNodesWhereThatIsThePolicy() {
        karpenter = karpenter(false, 0);
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(200, List.of()));
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(200, List.of()));
        assertEquals("", run(200));
    }

    @Test
    void keepsANodeWhosePodsFitNowhereElseOrMayNotBeEvicted() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 1, Fleet.requirements(3600, List.of()));
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(1500, List.of()));
        assertEquals("", run(200));

        fleet.nodes.get(1).release(fleet.nodes.get(1).pods().get(0), 0);
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(400, List.of()));
        fleet.disruptionsAllowed = workload -> 0;
        assertEquals("", run(400));
        fleet.disruptionsAllowed = workload -> workload == 0 ? 1 : 0;
        assertEquals("425 -pool-1", run(440));
    }

    /** The pod left at 5, so nothing is looked at before 305; the looks are at 300 and 310. */
    @Test
    void waitsUntilANodeIsCalm() {
        karpenter = karpenter(false, 300);
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(3000, List.of()));
        fleet.nodes.get(1).bind(fleet.pod(0, 0, Fleet.HALF_CORE), 0);
        fleet.nodes.get(1).release(fleet.nodes.get(1).pods().get(0), 5 * SECOND);
        assertEquals("325 -pool-1", run(400));
    }

    @Test
    void keepsTheLeastOfAPool() {
        fleet.pool(2, 10, "a");
        fleet.nodes("a", "a", "a");
        assertEquals("25 -pool-0", run(300));
    }

    @Test
    void nodesOfNoPoolOfItsOwnStay() {
        fleet.nodes("a", "a");
        assertEquals("", run(300));
    }
}
