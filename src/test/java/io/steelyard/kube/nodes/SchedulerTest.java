package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class SchedulerTest {
    private static final List<SpreadConstraint> DEFAULTS = Scheduler.defaultConstraints(true);
    private static final PodRequirements SPREAD = Fleet.requirements(500, DEFAULTS);

    private final Fleet fleet = new Fleet();

    private static SpreadConstraint required(Topology topology, int maxSkew) {
        return new SpreadConstraint(topology, maxSkew, true, false, false);
    }

    @Test
    void dealsPodsOverNodesAndZonesThatAreAlike() {
        fleet.nodes("a", "b", "c");
        for (int i = 0; i < 6; i++) {
            assertEquals("pool-" + i % 3, fleet.place(fleet.pod(0, 0, SPREAD)));
        }
    }

    /** Two nodes in zone a, one in b: by nodes alone 2 2 2, by zones alone 1 1 2; of four pods each zone gets two. */
    @Test
    void spreadsOverZonesBesideNodes() {
        fleet.nodes("a", "a", "b");
        for (int i = 0; i < 4; i++) {
            fleet.place(fleet.pod(0, 0, SPREAD));
        }
        assertEquals("1 1 2", fleet.counts());
    }

    /**
     * One peer on node 0 and none on node 1, each in a zone of its own: both weights are ln 4 = 1.386. Node 0 comes to
     * round(1.386 + 2 + 1.386 + 4) = 9, node 1 to 2 + 4 = 6; normalized 100 (9 + 6 - 9) / 9 = 66 and 100. Doubled, the
     * spread speaks for node 1 by 68. Node 0 has (4000 - 1000) / 4000 = 75 % of its cpu left. Node 1 with 3300 m of
     * others would have 5 % left, 70 less; with 3200 m 7 %, 68 less, and the tie goes to the lower number; with 3180 m
     * 8 %, 67 less.
     */
    @Test
    void weighsSpreadAgainstRoomAsTheDefaultPluginsDo() {
        assertEquals("pool-0", chosen(3300));
        assertEquals("pool-0", chosen(3200));
        assertEquals("pool-1", chosen(3180));
    }

    private static String chosen(long othersMilli) {
        Fleet two = new Fleet();
        Capacity cpuOnly = new Capacity(110, 4000, Capacity.UNLIMITED);
        two.bind(two.node("a", cpuOnly), 0, SPREAD);
        two.bind(two.node("b", cpuOnly), 1, Fleet.requirements(othersMilli, List.of()));
        return two.place(two.pod(0, 0, SPREAD));
    }

    /**
     * Without constraints room decides. A pod of 500 m and 1 GiB would leave node 0 (2000 m of others) 37 % and 87 %, mean
     * 62, and in use 62.5 % and 12.5 %: balance 75; node 1 (12 GiB of others) 87 % and 18 %, mean 52, in use 12.5 % and
     * 81.25 %: balance 65.
     */
    @Test
    void prefersRoomAndBalance() {
        fleet.nodes("a", "a");
        PodRequirements cpuHungry =
                new PodRequirements(2000, Fleet.GIB, 2000, Fleet.GIB, List.of(), List.of(), OptionalLong.empty());
        PodRequirements memoryHungry =
                new PodRequirements(0, 12 * Fleet.GIB, 0, 12 * Fleet.GIB, List.of(), List.of(), OptionalLong.empty());
        fleet.bind(fleet.nodes.get(0), 1, cpuHungry);
        fleet.bind(fleet.nodes.get(1), 1, memoryHungry);

        assertEquals(62, NodeResources.leastAllocated(fleet.nodes.get(0), Fleet.HALF_CORE));
        assertEquals(75, NodeResources.balancedAllocation(fleet.nodes.get(0), Fleet.HALF_CORE));
        assertEquals(52, NodeResources.leastAllocated(fleet.nodes.get(1), Fleet.HALF_CORE));
        assertEquals(65, NodeResources.balancedAllocation(fleet.nodes.get(1), Fleet.HALF_CORE));
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, Fleet.HALF_CORE)));
    }

    @Test
    void findsNoPlaceWhereThePodsTheCpuOrTheMemoryAreUsedUp() {
        fleet.node("a", new Capacity(2, 1000, 3 * Fleet.GIB));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, Fleet.requirements(1001, List.of()))));
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, Fleet.requirements(600, List.of()))));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, Fleet.requirements(401, List.of()))));
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, Fleet.requirements(400, List.of()))));
        assertEquals(
                "nowhere",
                fleet.place(
                        fleet.pod(0, 0, new PodRequirements(0, 0, 0, 0, List.of(), List.of(), OptionalLong.empty()))));

        fleet.node("a", new Capacity(110, 4000, Fleet.GIB));
        fleet.place(fleet.pod(0, 0, Fleet.requirements(100, List.of())));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, Fleet.requirements(100, List.of()))));
    }

    /** What a full node asks nothing of a pod for, it does not refuse it for. */
    @Test
    void looksOnlyAtWhatIsRequested() {
        Node node = fleet.node("a", new Capacity(110, 1000, Capacity.UNLIMITED));
        fleet.bind(node, 1, Fleet.requirements(1200, List.of()));
        assertEquals(
                "pool-0",
                fleet.place(fleet.pod(
                        0, 0, new PodRequirements(0, 0, 100, 0, List.of(), List.of(), OptionalLong.empty()))));
    }

    @Test
    void keepsAwayFromNodesThatAreCordonedRemovedOrNotReady() {
        fleet.nodes("a", "a", "a", "a");
        fleet.nodes.get(0).cordon();
        fleet.nodes.get(1).beingRemoved(true);
        fleet.nodes.get(2).ready(false);
        assertEquals("pool-3", fleet.place(fleet.pod(0, 0, SPREAD)));
        fleet.nodes.get(0).uncordon();
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, SPREAD)));
    }

    /** Nobody knows yet that the node is lost. */
    @Test
    void bindsToANodeThatIsLostButNotNoticed() {
        fleet.nodes("a");
        fleet.nodes.get(0).lose(0);
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, SPREAD)));
    }

    @Test
    void requiredSpreadRulesOutFullDomains() {
        fleet.nodes("a", "a", "b");
        PodRequirements byZone = Fleet.requirements(500, List.of(required(Topology.ZONE, 1)));
        fleet.nodes.get(2).cordon();
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, byZone)));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, byZone)), "zone b, though cordoned, is empty");
        fleet.nodes.get(2).uncordon();
        assertEquals("pool-2", fleet.place(fleet.pod(0, 0, byZone)));
        assertEquals("pool-1", fleet.place(fleet.pod(0, 0, byZone)));
    }

    @Test
    void honoredTaintsTakeADomainOutOfTheCount() {
        fleet.nodes("a", "b");
        fleet.nodes.get(1).cordon();
        SpreadConstraint honoring = new SpreadConstraint(Topology.HOSTNAME, 1, true, false, true);
        PodRequirements pods = Fleet.requirements(500, List.of(honoring));
        for (int i = 0; i < 3; i++) {
            assertEquals("pool-0", fleet.place(fleet.pod(0, 0, pods)));
        }
    }

    @Test
    void aLargerSkewAllowsMore() {
        fleet.nodes("a", "b");
        fleet.nodes.get(1).cordon();
        PodRequirements pods = Fleet.requirements(500, List.of(required(Topology.HOSTNAME, 2)));
        fleet.place(fleet.pod(0, 0, pods));
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, pods)));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, pods)));
    }

    /** By default each ReplicaSet is spread for itself, by constraints without a revision all pods together. */
    @Test
    void countsTheRevisionsThatAConstraintMeans() {
        fleet.nodes("a", "b");
        PodRequirements alone =
                Fleet.requirements(10, List.of(new SpreadConstraint(Topology.ZONE, 1, true, true, false)));
        PodRequirements together = Fleet.requirements(10, List.of(required(Topology.ZONE, 1)));
        fleet.nodes.get(0).bind(fleet.pod(0, 1, alone), 0);
        assertEquals("pool-1", fleet.place(fleet.pod(0, 2, together)));
        fleet.nodes.get(0).bind(fleet.pod(0, 1, alone), 0);
        fleet.nodes.get(1).cordon();
        assertEquals("nowhere", fleet.place(fleet.pod(0, 3, together)));
        assertEquals("pool-0", fleet.place(fleet.pod(0, 3, alone)));
    }

    @Test
    void otherWorkloadsAreNoPeers() {
        fleet.nodes("a", "b");
        fleet.bind(fleet.nodes.get(0), 1, Fleet.requirements(0, List.of()));
        PodRequirements pods = Fleet.requirements(10, List.of(required(Topology.ZONE, 1)));
        fleet.nodes.get(1).cordon();
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, pods)));
    }

    /** A pod in its grace period keeps its room, and those of anti-affinity away, but is no peer of a spread. */
    @Test
    void terminatingPodsTakeUpRoomButAreNotSpread() {
        Node node = fleet.node("a", new Capacity(110, 1000, Capacity.UNLIMITED));
        PodRequirements pods = Fleet.requirements(500, List.of(required(Topology.HOSTNAME, 1)));
        ClusterPod old = fleet.bind(node, 0, pods);
        fleet.node("b", new Capacity(110, 100, Capacity.UNLIMITED));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, pods)));
        node.terminate(old, 0);
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, pods)));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, Fleet.HALF_CORE)));
        node.release(old, 0);
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, Fleet.HALF_CORE)));
    }

    private static PodRequirements apart(Topology topology, boolean required) {
        return new PodRequirements(
                10, 0, 10, 0, List.of(), List.of(new AntiAffinity(topology, required, 100)), OptionalLong.empty());
    }

    @Test
    void requiredAntiAffinityAllowsOnePodPerDomain() {
        fleet.nodes("a", "a", "b");
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, apart(Topology.ZONE, true))));
        assertEquals("pool-2", fleet.place(fleet.pod(0, 0, apart(Topology.ZONE, true))));
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, apart(Topology.ZONE, true))));
        assertEquals("pool-1", fleet.place(fleet.pod(0, 0, apart(Topology.HOSTNAME, true))));
        fleet.nodes.get(1).terminate(fleet.nodes.get(1).pods().get(0), 0);
        assertEquals("nowhere", fleet.place(fleet.pod(0, 0, apart(Topology.HOSTNAME, true))));
    }

    /** Node 0 has no peer but is nearly full: 2 x 100 for the distance outweighs at most 100 + 100 of room and balance. */
    @Test
    void preferredAntiAffinityIsBrokenLastOfAll() {
        fleet.nodes("a", "b");
        fleet.bind(fleet.nodes.get(0), 1, Fleet.requirements(3900, List.of()));
        fleet.bind(fleet.nodes.get(1), 0, apart(Topology.HOSTNAME, false));
        assertEquals("pool-0", fleet.place(fleet.pod(0, 0, apart(Topology.HOSTNAME, false))));
        fleet.nodes.get(0).cordon();
        assertEquals("pool-1", fleet.place(fleet.pod(0, 0, apart(Topology.HOSTNAME, false))));
    }
}
