package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

/** Nodes are noticed after 50 s (Kubernetes 1.34) and their pods evicted 300 s later; a container starts in 3 s. */
final class NodeFailuresTest {
    private static final String TWO_NODES = """
            nodes: {pools: [{name: pool, count: 2, capacity: {pods: 3}}]}
            workload: {startup: {deterministic: 3s}}
            """;

    private static final String TWO_PODS = TWO_NODES + "deployment: {replicas: 2}\n";

    private Plane plane = new Plane(TWO_PODS);

    /** What happens from the start of a run on. */
    private String run(String yaml, double untilSeconds) {
        plane = new Plane(yaml);
        plane.news();
        return more(untilSeconds);
    }

    private String more(double untilSeconds) {
        return String.join(", ", plane.until(untilSeconds).news());
    }

    @Test
    void podsAreReplacedFiveMinutesAfterTheirNodeWasNoticed() {
        String lost = "events: [{loseNode: {at: 10s, node: pool-1}}]\n";
        assertEquals("10.0 lost 1", run(TWO_PODS + lost, 59));
        assertEquals("60.0 not serving 1, 60.0 no endpoint 1", more(359));
        assertEquals("360.0 created 2, 363.0 serving 2, 363.0 endpoint 2", more(4000));
        assertEquals("0@0 1@1 2@0", plane.places(), "the old pod terminates as long as its node does not answer");
    }

    @Test
    void theGraceAndTheTolerationAreSettings() {
        String lost = "events: [{loseNode: {at: 10s, node: pool-1}}]\n";
        assertEquals(
                "10.0 lost 1, 50.0 not serving 1, 50.0 no endpoint 1",
                run(TWO_PODS + lost + "kubernetes: {version: \"1.31\"}\n", 340));
        assertEquals(
                "10.0 lost 1, 30.0 not serving 1, 30.0 no endpoint 1, 90.0 created 2",
                run(
                        TWO_PODS + lost
                                + "kubernetes: {nodeLifecycle: {monitorGracePeriod: 20s, tolerationSeconds: 60}}\n",
                        91));
    }

    @Test
    void aNodeThatReturnsUnnoticedStartsItsContainersAnew() {
        assertEquals(
                "10.0 lost 1, 40.0 not serving 1, 40.0 no endpoint 1, 43.0 serving 1, 43.0 endpoint 1",
                run(TWO_PODS + "events: [{loseNode: {at: 10s, node: pool-1, for: 30s}}]\n", 4000));
        assertEquals(1, plane.pods.restarts(1));
    }

    @Test
    void aNodeThatReturnsBeforeTheEvictionKeepsItsPods() {
        assertEquals(
                "10.0 lost 1, 60.0 not serving 1, 60.0 no endpoint 1, 358.0 serving 1, 358.0 endpoint 1",
                run(TWO_PODS + "events: [{loseNode: {at: 10s, node: pool-1, for: 345s}}]\n", 4000));
    }

    @Test
    void aNodeThatReturnsAfterTheEvictionEndsItsPods() {
        assertEquals(
                "10.0 lost 1, 60.0 not serving 1, 60.0 no endpoint 1, 360.0 created 2, 363.0 serving 2, 363.0 endpoint 2,"
                        + " 410.0 ending 1, 410.0 gone 1",
                run(TWO_PODS + "events: [{loseNode: {at: 10s, node: pool-1, for: 400s}}]\n", 4000));
    }

    /** Two of a name must never run at once, and nobody knows whether the first one still does. */
    @Test
    void aStatefulSetWaitsForTheLostNode() {
        assertEquals(
                "10.0 lost 1, 60.0 not serving 1, 60.0 no endpoint 1, 410.0 ending 1, 410.0 gone 1, 410.0 created 2,"
                        + " 413.0 serving 2, 413.0 endpoint 2",
                run(
                        TWO_NODES + "statefulSet: {replicas: 2}\n"
                                + "events: [{loseNode: {at: 10s, node: pool-1, for: 400s}}]\n",
                        4000));
    }

    /** Pod 3 goes to the lost node, which nobody has noticed yet, never starts there, and is evicted with the others. */
    @Test
    void aPodThatIsBoundToALostNodeStaysPending() {
        run(TWO_PODS + "events: [{loseNode: {at: 10s, node: pool-1}}, {scale: {at: 20s, replicas: 4}}]\n", 300);
        assertEquals("0@0 1@1 2@0 3@1", plane.places());
        assertEquals("360.0 created 4, 360.0 created 5, 363.0 serving 4, 363.0 endpoint 4", more(1000));
        assertEquals("0@0 1@1 2@0 3@1 4@0 5@-", plane.places(), "the other node is full");
    }

    @Test
    void aPodThatIsBoundToALostNodeStartsThereWhenTheNodeIsBack() {
        run(
                TWO_PODS + "events: [{loseNode: {at: 10s, node: pool-1, for: 25s}}, {scale: {at: 20s, replicas: 4}}]\n",
                34);
        assertEquals(
                "35.0 not serving 1, 35.0 no endpoint 1, 38.0 serving 1, 38.0 endpoint 1, 38.0 serving 3, 38.0"
                        + " endpoint 3",
                more(1000));
        assertEquals(0, plane.pods.restarts(3));
    }

    private static final String FOUR_PODS = """
            nodes: {pools: [{name: pool, count: 4, zones: [a, b]}]}
            workload: {startup: {deterministic: 3s}}
            deployment: {replicas: 4}
            """;

    /** The nodes of a zone are let go of ten seconds apart. */
    @Test
    void aZoneIsLostWithAllItsNodes() {
        assertEquals(
                "10.0 lost 1, 10.0 lost 3",
                run(FOUR_PODS + "events: [{loseZone: {at: 10s, zone: b, for: 10m}}]\n", 59));
        assertEquals("60.0 not serving 1, 60.0 no endpoint 1, 60.0 not serving 3, 60.0 no endpoint 3", more(359));
        assertEquals(
                "360.0 created 4, 363.0 serving 4, 363.0 endpoint 4, 370.0 created 5, 373.0 serving 5, 373.0 endpoint 5",
                more(609));
        assertEquals("610.0 ending 1, 610.0 ending 3, 610.0 gone 1, 610.0 gone 3", more(4000));
        assertEquals("0@0 2@2 4@0 5@2", plane.places());
    }

    /** With the second zone nothing is left that could run anything: nothing is evicted. */
    @Test
    void aLossOfAllZonesLeavesThePodsWhereTheyAre() {
        assertEquals(
                "10.0 lost 1, 10.0 lost 3, 20.0 lost 0, 20.0 lost 2, 60.0 not serving 1, 60.0 no endpoint 1, 60.0 not"
                        + " serving 3, 60.0 no endpoint 3, 70.0 not serving 0, 70.0 no endpoint 0, 70.0 not serving 2,"
                        + " 70.0 no endpoint 2",
                run(FOUR_PODS + "events: [{loseZone: {at: 10s, zone: b}}, {loseZone: {at: 20s, zone: a}}]\n", 4000));
    }

    /** What one event has lost, another does not bring back. */
    @Test
    void aNodeThatWasLostTwiceReturnsOnce() {
        String events =
                "events: [{loseNode: {at: 10s, node: pool-1, for: 20s}}, {loseZone: {at: 20s, zone: a, for: 5s}},"
                        + " {loseNode: {at: 40s, node: pool-1}}]\n";
        assertEquals(
                "10.0 lost 1, 20.0 lost 0, 25.0 not serving 0, 25.0 no endpoint 0, 28.0 serving 0, 28.0 endpoint 0, 30.0"
                        + " not serving 1, 30.0 no endpoint 1, 33.0 serving 1, 33.0 endpoint 1, 40.0 lost 1",
                run(TWO_PODS + events, 80));
    }

    /** Drained at the notice; the machine goes at 130 and its node, when it is noticed, at 180. */
    @Test
    void aMachineThatIsTakenBackIsDrainedFirst() {
        assertEquals(
                "10.0 evicted 1, 10.0 not serving 1, 10.0 no endpoint 1, 10.0 SIGTERM 1, 10.0 ending 1, 10.0 gone 1, 10.0"
                        + " created 2, 13.0 serving 2, 13.0 endpoint 2, 180.0 nodes: 1",
                run(TWO_PODS + "events: [{reclaimNode: {at: 10s, node: pool-1}}]\n", 4000));
        assertEquals("0@0 2@0", plane.places());
    }

    /** Nothing may be evicted, so the pod is on the machine when it goes; it is collected 40 s after its node. */
    @Test
    void whatIsStillOnAMachineThatIsTakenBackIsCollectedLater() {
        run(
                TWO_PODS + "podDisruptionBudget: {minAvailable: 2}\n"
                        + "events: [{reclaimNode: {at: 10s, node: pool-1, notice: 20s}}]\n",
                29);
        String after = more(4000).replaceAll("[0-9.]+ refused 1, ", "");
        assertEquals(
                "30.0 lost 1, 80.0 not serving 1, 80.0 no endpoint 1, 80.0 nodes: 1, 120.0 ending 1, 120.0 gone 1, 120.0"
                        + " created 2, 123.0 serving 2, 123.0 endpoint 2",
                after);
    }

    @Test
    void lostNodesThatAreNotNamedAreDrawn() {
        String many = "nodes: {pools: [{name: pool, count: 9}]}\ndeployment: {replicas: 9}\n";
        String first = run(many + "events: [{loseNode: {at: 10s, nodes: 3}}]\n", 11);
        assertEquals(3, first.split(", ").length);
        assertNotEquals(
                first,
                run(many + "events: [{scale: {at: 1s, replicas: 9}}, {loseNode: {at: 10s, nodes: 3}}]\n", 11),
                "each event draws its own");
        assertEquals(
                9,
                run(many + "events: [{loseNode: {at: 10s, nodes: 30}}]\n", 11).split(", ").length);
    }
}
