package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.scenario.kubernetes.KubernetesVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Nodes are noticed after 40 s and their pods evicted 300 s after that. */
final class NodeLifecycleControllerTest {
    private static final long SECOND = Fleet.SECOND;

    private final Fleet fleet = new Fleet();
    private final NodeLifecycleController controller =
            new NodeLifecycleController(new NodeLifecycleSettings(40 * SECOND, 300 * SECOND));
    private final List<String> log = new ArrayList<>();

    /** Runs the controller from one wake to the next, carries out what it says, and notes it with its second. */
    private String run(long fromSecond, long untilSecond) {
        log.clear();
        long now = fromSecond * SECOND;
        while (now <= untilSecond * SECOND) {
            for (NodeAction action : controller.sync(List.copyOf(fleet.nodes), now)) {
                carryOut(action, now);
            }
            long next = controller.nextWakeNanos(fleet.nodes, now);
            if (next == Long.MAX_VALUE) {
                break;
            }
            now = Math.max(next, now + 1);
        }
        return String.join(", ", log);
    }

    private void carryOut(NodeAction action, long now) {
        log.add(now / SECOND + " " + action.getClass().getSimpleName() + " "
                + action.node().name());
        if (action instanceof NodeAction.Evict evict) {
            evict.pods().forEach(pod -> evict.node().terminate(pod, now));
        } else if (action instanceof NodeAction.Delete delete) {
            fleet.nodes.remove(delete.node());
        }
    }

    private void podsEverywhere() {
        fleet.nodes.forEach(node -> fleet.bind(node, 0, Fleet.HALF_CORE));
    }

    @Test
    void theGracePeriodDependsOnTheVersion() {
        assertEquals(Duration.ofSeconds(40), NodeLifecycleSettings.monitorGracePeriod(new KubernetesVersion(31)));
        assertEquals(Duration.ofSeconds(50), NodeLifecycleSettings.monitorGracePeriod(new KubernetesVersion(32)));
    }

    @Test
    void aLostNodeIsNotReadyAndLaterItsPodsAreEvicted() {
        fleet.nodes("a", "a");
        podsEverywhere();
        fleet.nodes.get(0).lose(10 * SECOND);
        assertEquals("50 NotReady pool-0, 350 Evict pool-0", run(10, 1000));
        assertEquals(1, fleet.nodes.get(0).terminating().size());
    }

    @Test
    void podsLeaveWhenTheyHaveToleratedTheTaintAsLongAsTheySay() {
        fleet.nodes("a", "a");
        for (long seconds : new long[] {30, 300}) {
            fleet.bind(fleet.nodes.get(0), 0, tolerating(OptionalLong.of(seconds * SECOND)));
        }
        fleet.bind(fleet.nodes.get(0), 0, tolerating(OptionalLong.of(PodRequirements.FOR_EVER)));
        fleet.bind(fleet.nodes.get(0), 0, tolerating(OptionalLong.empty()));
        fleet.nodes.get(0).lose(0);
        assertEquals("40 NotReady pool-0, 70 Evict pool-0", run(0, 339));
        assertEquals("3 0", fleet.counts());
        assertEquals("340 Evict pool-0", run(339, 1_000_000));
        assertEquals("1 0", fleet.counts());
    }

    private static PodRequirements tolerating(OptionalLong nanos) {
        return new PodRequirements(1, 1, 1, 1, List.of(), List.of(), nanos);
    }

    @Test
    void nothingHappensToANodeThatIsBackInTime() {
        fleet.nodes("a", "a");
        podsEverywhere();
        fleet.nodes.get(0).lose(0);
        assertEquals("", run(0, 39));
        fleet.nodes.get(0).recover();
        assertEquals("", run(39, 1000));
    }

    @Test
    void aNodeThatComesBackKeepsThePodsThatWereNotEvicted() {
        fleet.nodes("a", "a");
        podsEverywhere();
        fleet.nodes.get(0).lose(0);
        assertEquals("40 NotReady pool-0", run(0, 339));
        fleet.nodes.get(0).recover();
        assertEquals("339 Ready pool-0", run(339, 1000));
        assertEquals("1 1", fleet.counts());
    }

    /** Four of five nodes would be a disruption of the zone; two are not, and are let go of ten seconds apart. */
    @Test
    void theNodesOfAZoneAreTaintedOneByOne() {
        fleet.nodes("a", "a", "a", "a", "b");
        podsEverywhere();
        fleet.nodes.get(0).lose(0);
        fleet.nodes.get(1).lose(0);
        fleet.nodes.get(4).lose(0);
        assertEquals(
                "40 NotReady pool-0, 40 NotReady pool-1, 40 NotReady pool-4, "
                        + "340 Evict pool-0, 340 Evict pool-4, 350 Evict pool-1",
                run(0, 1000));
    }

    /** Three of four, 75 %, in a zone of up to 50 nodes: it is rather the control plane that is cut off. */
    @Test
    void aPartlyDisruptedZoneKeepsItsPods() {
        fleet.nodes("a", "a", "a", "a", "b");
        podsEverywhere();
        for (int i = 0; i < 3; i++) {
            fleet.nodes.get(i).lose(0);
        }
        assertEquals("40 NotReady pool-0, 40 NotReady pool-1, 40 NotReady pool-2", run(0, 5000));
    }

    @Test
    void aWhollyDisruptedZoneIsEvictedAtTheUsualRate() {
        fleet.nodes("a", "a", "a", "b");
        podsEverywhere();
        for (int i = 0; i < 3; i++) {
            fleet.nodes.get(i).lose(0);
        }
        assertEquals(
                "40 NotReady pool-0, 40 NotReady pool-1, 40 NotReady pool-2, "
                        + "340 Evict pool-0, 350 Evict pool-1, 360 Evict pool-2",
                run(0, 1000));
    }

    /** With the last zone nothing is evicted; when one of its nodes is back, the others begin anew. */
    @Test
    void aWhollyDisruptedClusterKeepsItsPods() {
        fleet.nodes("a", "a", "b");
        podsEverywhere();
        fleet.nodes.get(0).lose(0);
        assertEquals("40 NotReady pool-0", run(0, 100));
        fleet.nodes.get(1).lose(100 * SECOND);
        fleet.nodes.get(2).lose(100 * SECOND);
        assertEquals("140 NotReady pool-1, 140 NotReady pool-2", run(100, 5000));
        fleet.nodes.get(2).recover();
        assertEquals("5000 Ready pool-2, 5300 Evict pool-1, 5310 Evict pool-0", run(5000, 6000));
    }

    @Test
    void aMachineThatIsGoneIsRemovedAndItsPodsCollected() {
        fleet.nodes("a", "a");
        podsEverywhere();
        fleet.nodes.get(0).destroy(0);
        assertEquals("40 NotReady pool-0, 40 Delete pool-0, 80 CollectPods pool-0", run(0, 1000));
    }

    @Test
    void aMachineMayGoWhileItsNodeIsNotReady() {
        fleet.nodes("a", "a");
        podsEverywhere();
        fleet.nodes.get(0).lose(0);
        assertEquals("40 NotReady pool-0", run(0, 100));
        fleet.nodes.get(0).destroy(100 * SECOND);
        assertEquals("100 Delete pool-0, 140 CollectPods pool-0", run(100, 1000));
    }

    @Test
    void aNodeThatWasRemovedIsForgotten() {
        fleet.nodes("a", "a");
        podsEverywhere();
        fleet.nodes.get(0).lose(0);
        run(0, 100);
        fleet.nodes.remove(0);
        assertEquals("", run(100, 1000));
    }

    @Test
    void zonesAreDisruptedFromMoreThanTwoNodesAndFiftyFivePerCent() {
        assertEquals(ZoneState.NORMAL, ZoneState.of(1, 2));
        assertEquals(ZoneState.FULL_DISRUPTION, ZoneState.of(0, 1));
        assertEquals(ZoneState.PARTIAL_DISRUPTION, ZoneState.of(9, 11));
        assertEquals(ZoneState.NORMAL, ZoneState.of(10, 11));
        assertEquals(ZoneState.NORMAL, ZoneState.of(0, 0));
    }

    @Test
    void onlyLargeZonesAreEvictedWhileDisruptedInPart() {
        assertEquals(10 * SECOND, ZoneState.NORMAL.evictionPeriodNanos(3));
        assertEquals(10 * SECOND, ZoneState.FULL_DISRUPTION.evictionPeriodNanos(3));
        assertEquals(ZoneState.NEVER, ZoneState.PARTIAL_DISRUPTION.evictionPeriodNanos(50));
        assertEquals(100 * SECOND, ZoneState.PARTIAL_DISRUPTION.evictionPeriodNanos(51));
    }
}
