package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.nodes.NodeAutoscaler.Decision;
import io.steelyard.kube.nodes.NodePool.NewNode;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Nodes of 4 cores; a look every 10 s, ten minutes of grace, half a node's requests to keep it. */
final class ClusterAutoscalerTest {
    private static final long SECOND = Fleet.SECOND;
    private static final ClusterAutoscaler.Settings SETTINGS =
            new ClusterAutoscaler.Settings(10 * SECOND, 600 * SECOND, 600 * SECOND, 0.5);

    private final Fleet fleet = new Fleet();
    private final ClusterAutoscaler autoscaler = new ClusterAutoscaler(SETTINGS, 0);

    private Decision decide(long second) {
        return autoscaler.decide(fleet.view(), second * SECOND);
    }

    private String removedAt(long second) {
        return Fleet.names(decide(second).remove());
    }

    /** Looks every ten seconds until it removes something; answers when and what. */
    private String firstRemoval(long fromSecond) {
        for (long second = fromSecond; second < fromSecond + 5000; second += 10) {
            Decision decision = decide(second);
            if (!decision.remove().isEmpty()) {
                return second + " " + Fleet.names(decision.remove());
            }
        }
        return "never";
    }

    private void pending(int count, long cpuMilli) {
        for (int i = 0; i < count; i++) {
            fleet.pending.add(fleet.pod(0, 0, Fleet.requirements(cpuMilli, List.of())));
        }
    }

    @Test
    void looksInAFixedPeriod() {
        assertEquals(10 * SECOND, autoscaler.nextNanos());
        fleet.nodes("a");
        decide(10);
        autoscaler.unschedulable(fleet.pod(0, 0, Fleet.HALF_CORE), 12 * SECOND);
        assertEquals(20 * SECOND, autoscaler.nextNanos());
    }

    /** Seven pods of 1.5 cores, two to a node: four machines, dealt to the zones with the fewest. */
    @Test
    void ordersAsManyMachinesAsThePodsNeed() {
        fleet.pool(0, 10, "a", "b");
        fleet.node("a");
        fleet.bind(fleet.nodes.get(0), 1, Fleet.requirements(3000, List.of()));
        pending(7, 1500);
        assertEquals("b a b a", Fleet.zones(decide(10).order()));
    }

    @Test
    void reckonsWithTheMachinesThatBoot() {
        NodePool pool = fleet.pool(0, 10, "a");
        pending(4, 1500);
        fleet.booting.add(new NewNode(pool, "a"));
        assertEquals("a", Fleet.zones(decide(10).order()));
        fleet.booting.add(new NewNode(pool, "a"));
        assertEquals("", Fleet.zones(decide(20).order()));
    }

    @Test
    void ordersNoMoreThanThePoolMayHave() {
        fleet.pool(0, 2, "a");
        fleet.node("a");
        pending(20, 1500);
        assertEquals("a", Fleet.zones(decide(10).order()));
    }

    @Test
    void ordersNothingForAPodThatNoMachineWouldTake() {
        fleet.pool(0, 10, "a");
        pending(1, 4001);
        assertEquals("", Fleet.zones(decide(10).order()));
    }

    /** One pool at a time: the big pods do not fit the first one, so they wait for the next look. */
    @Test
    void ordersFromOnePoolAtATime() {
        fleet.pool(0, 10, "a");
        fleet.pools.add(new NodePool("big", List.of("z"), new Capacity(110, 16000, 64 * Fleet.GIB), 0, 10));
        pending(1, 3000);
        pending(1, 9000);
        assertEquals("a", Fleet.zones(decide(10).order()));
        fleet.booting.add(new NewNode(fleet.pools.get(0), "a"));
        assertEquals("z", Fleet.zones(decide(20).order()));
    }

    /** A zone that a required constraint asks for is ordered, though another has fewer nodes. */
    @Test
    void ordersWhereTheConstraintsAllowIt() {
        fleet.pool(0, 10, "a", "b");
        fleet.nodes("a", "b", "b");
        SpreadConstraint byZone = new SpreadConstraint(Topology.ZONE, 1, true, false, false);
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(3900, List.of()));
        fleet.bind(fleet.nodes.get(1), 1, Fleet.requirements(3900, List.of()));
        fleet.bind(fleet.nodes.get(2), 1, Fleet.requirements(3900, List.of()));
        fleet.pending.add(fleet.pod(0, 0, Fleet.requirements(500, List.of(byZone))));
        assertEquals("b", Fleet.zones(decide(10).order()));
    }

    @Test
    void letsVeryNewPodsWaitForMore() {
        fleet.pool(0, 10, "a");
        fleet.pending.add(new ClusterPod(0, 0, 0, 9 * SECOND, Fleet.HALF_CORE));
        assertEquals("", Fleet.zones(decide(10).order()));
        assertEquals("a", Fleet.zones(decide(20).order()));
    }

    @Test
    void removesANodeThatWasUnneededForTenMinutes() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(2000, List.of()));
        assertEquals("610 pool-1", firstRemoval(10));
    }

    @Test
    void aNodeThatWasNeededInBetweenBeginsAnew() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(2000, List.of()));
        for (long second = 10; second <= 600; second += 10) {
            assertEquals("", removedAt(second));
        }
        ClusterPod visitor = fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(2000, List.of()));
        assertEquals("", removedAt(610));
        fleet.nodes.get(1).release(visitor, 0);
        assertEquals("1220 pool-1", firstRemoval(620));
    }

    /** Ten minutes after the order: a node unneeded since second 10 goes at 630 and not at 610. */
    @Test
    void waitsAfterAnOrder() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(2000, List.of()));
        decide(10);
        decide(20);
        pending(1, 4000);
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(1, List.of()));
        assertEquals(1, decide(30).order().size());
        fleet.pending.clear();
        assertEquals("630 pool-1", firstRemoval(40));
    }

    @Test
    void keepsNodesOfHalfTheirRequestsOrMore() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(2000, List.of()));
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(2000, List.of()));
        fleet.bind(fleet.nodes.get(2), 0, Fleet.requirements(1999, List.of()));
        assertEquals("610 pool-2", firstRemoval(10));
    }

    @Test
    void utilizationIsTheLargerShare() {
        Node node = fleet.node("a");
        fleet.bind(node, 0, new PodRequirements(1000, 8 * Fleet.GIB, 0, 0, List.of(), List.of(), OptionalLong.empty()));
        assertEquals(0.5, ClusterAutoscaler.utilization(node), 0);
        Node unlimited = fleet.node("a", new Capacity(4, Capacity.UNLIMITED, Capacity.UNLIMITED));
        fleet.bind(unlimited, 0, Fleet.HALF_CORE);
        assertEquals(0.25, ClusterAutoscaler.utilization(unlimited), 0);
    }

    /** The pods of each of the two would fit on the other, but not both: one goes. */
    @Test
    void drainsOneNodeAtATime() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a", "a", "a");
        fleet.nodes.forEach(node -> fleet.bind(node, 0, Fleet.requirements(1000, List.of())));
        assertEquals("610 pool-0", firstRemoval(10));
        fleet.nodes.get(0).beingRemoved(true);
        assertEquals("", removedAt(620), "its pods are still there");
        fleet.nodes.get(0).terminate(fleet.nodes.get(0).pods().get(0), 0);
        assertEquals("", removedAt(630));
        fleet.nodes.remove(0);
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(1000, List.of()));
        assertEquals("640 pool-2", firstRemoval(640));
    }

    @Test
    void removesUpToTenEmptyNodesAtOnce() {
        fleet.pool(1, 20, "a");
        for (int i = 0; i < 12; i++) {
            fleet.node("a");
        }
        Decision decision = Decision.NONE;
        for (long second = 10; decision.remove().isEmpty(); second += 10) {
            decision = decide(second);
        }
        assertEquals(10, decision.remove().size());
        decision.remove().forEach(node -> node.beingRemoved(true));
        assertEquals(1, decide(620).remove().size(), "the pool keeps its least");
    }

    @Test
    void keepsANodeWhosePodsFitNowhereElse() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(3000, List.of()));
        fleet.bind(fleet.nodes.get(1), 0, Fleet.requirements(1500, List.of()));
        assertEquals("never", firstRemoval(10));
    }

    /** The pod that waits will take the room; until it has, the node is not unneeded. */
    @Test
    void keepsTheRoomThatPendingPodsWillTake() {
        fleet.pool(0, 2, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(2000, List.of()));
        pending(1, 3000);
        assertEquals("never", firstRemoval(10));
    }

    @Test
    void keepsANodeWhosePodsMayNotBeEvicted() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(3000, List.of()));
        fleet.bind(fleet.nodes.get(1), 1, Fleet.requirements(500, List.of()));
        fleet.disruptionsAllowed = workload -> workload == 1 ? 0 : 5;
        assertEquals("never", firstRemoval(10));
    }

    @Test
    void leavesNodesAloneThatAreNotReady() {
        fleet.pool(0, 10, "a");
        fleet.nodes("a", "a");
        fleet.bind(fleet.nodes.get(0), 0, Fleet.requirements(3000, List.of()));
        fleet.nodes.get(1).ready(false);
        assertEquals("never", firstRemoval(10));
    }
}
