package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Nodes of four pods, which boot in 60 s; containers start in 3 s. */
final class NodeProvisioningTest {
    private Plane plane = new Plane("deployment: {replicas: 1}\n");

    private static String yaml(String pool, String autoscaler) {
        return "nodes: {pools: [{name: pool, capacity: {pods: 4}, " + pool + "}], autoscaler: {" + autoscaler + "}}\n"
                + "workload: {startup: {deterministic: 3s}}\n";
    }

    private static final String CLUSTER_AUTOSCALER = "clusterAutoscaler: {boot: {deterministic: 60s}}";
    private static final String KARPENTER = "karpenter: {boot: {deterministic: 60s}}";

    /** The changes in the number of nodes. */
    private String nodes(String yaml, double untilSeconds) {
        plane = new Plane(yaml);
        return plane.until(untilSeconds).news().stream()
                .filter(line -> line.contains("nodes: "))
                .collect(Collectors.joining(", "));
    }

    /** Ten pods of which six wait: two machines at the look at 20. Of five left, the empty node goes ten minutes later. */
    @Test
    void theClusterAutoscalerLooksEveryTenSecondsAndWaitsTenMinutes() {
        String events = "events: [{scale: {at: 15s, replicas: 10}}, {scale: {at: 905s, replicas: 5}}]\n";
        assertEquals(
                "0.0 nodes: 1, 80.0 nodes: 2, 80.0 nodes: 3, 1510.0 nodes: 2",
                nodes(yaml("count: 1", CLUSTER_AUTOSCALER) + "deployment: {replicas: 3}\n" + events, 4000));
        assertEquals("5@2 6@1 7@2 8@1 9@2", plane.places());
    }

    @Test
    void podsThatWaitedServeWhenTheirMachineHasBooted() {
        plane = new Plane(yaml("count: 1", CLUSTER_AUTOSCALER) + "deployment: {replicas: 4}\n"
                + "events: [{scale: {at: 15s, replicas: 5}}]\n");
        plane.until(15).news();
        assertEquals(
                "[80.0 nodes: 2, 83.0 serving 4, 83.0 endpoint 4]",
                plane.until(100).news().toString());
    }

    /** The batch of the pods of 15 ends at 16; the node that is empty from 905 on is found at 910 and gone 15 s later. */
    @Test
    void karpenterOrdersAfterASecondAndRemovesEmptyNodesSoon() {
        String events = "events: [{scale: {at: 15s, replicas: 10}}, {scale: {at: 905s, replicas: 5}}]\n";
        assertEquals(
                "0.0 nodes: 1, 76.0 nodes: 2, 76.0 nodes: 3, 925.0 nodes: 2",
                nodes(yaml("count: 1", KARPENTER) + "deployment: {replicas: 3}\n" + events, 4000));
    }

    /** Three pods on two nodes fit on one: the one with fewer is drained within the budget. */
    @Test
    void karpenterMovesPodsTogetherWithinTheirBudget() {
        String three = yaml("count: 2", KARPENTER) + "deployment: {replicas: 3}\n";
        assertEquals("0.0 nodes: 2, 25.0 nodes: 1", nodes(three, 100));
        assertEquals("0@0 2@0 3@0", plane.places());
        assertEquals("0.0 nodes: 2", nodes(three + "podDisruptionBudget: {maxUnavailable: 0}\n", 1000));
    }

    /** Refused after 0, 0.1, 0.3, 0.7 and 1.5 s, granted after 3.1 s, when the first pod's successor serves. */
    @Test
    void aRemovalWaitsForTheBudget() {
        plane = new Plane(yaml("count: 2, min: 1", KARPENTER) + "deployment: {replicas: 4}\n"
                + "podDisruptionBudget: {maxUnavailable: 1}\n");
        plane.until(24.9).news();
        String drained = plane.until(40).news().stream()
                .filter(line -> line.matches(".*(evicted|nodes|serving).*") && !line.contains("not"))
                .collect(Collectors.joining(", "));
        assertEquals("25.0 evicted 0, 28.0 serving 4, 28.1 evicted 2, 28.1 nodes: 1, 31.1 serving 5", drained);
        assertEquals("1@1 3@1 4@1 5@1", plane.places());
    }

    /**
     * The first of a node's two pods is evicted at 610, and its successor takes five minutes: after two the removal is given
     * up and the node takes pods again. At 910 the budget allows one eviction, so the node is unneeded, and ten minutes later
     * it goes.
     */
    @Test
    void theClusterAutoscalerGivesUpARemovalThatIsNotGranted() {
        String yaml = yaml("count: 2", CLUSTER_AUTOSCALER)
                        .replace("pods: 4", "pods: 8")
                        .replace("3s", "300s")
                + "deployment: {replicas: 4}\npodDisruptionBudget: {maxUnavailable: 1}\n";
        assertEquals("0.0 nodes: 2, 1510.0 nodes: 1", nodes(yaml, 4000));
        assertEquals("1@1 2@0 3@1 4@1 5@0", placesAt(yaml + "events: [{scale: {at: 731s, replicas: 5}}]\n", 735));
    }

    private String placesAt(String yaml, double seconds) {
        plane = new Plane(yaml);
        plane.until(seconds);
        return plane.places();
    }

    @Test
    void noMachineBootsInALostZone() {
        String yaml = yaml("count: 2, zones: [a, b]", KARPENTER) + "deployment: {replicas: 8}\n"
                + "events: [{loseZone: {at: 10s, zone: b}}, {scale: {at: 20s, replicas: 16}}]\n";
        assertEquals("0.0 nodes: 2, 81.0 nodes: 3, 81.0 nodes: 4", nodes(yaml, 300));
        assertEquals(
                "0@0 1@1 2@0 3@1 4@0 5@1 6@0 7@1 8@2 9@3 10@2 11@3 12@2 13@3 14@2 15@3",
                plane.places(),
                "all new nodes are in zone a");
    }

    /** Ordered at 21 for zone b, which is lost at 50: it never joins at 81, and another one is ordered for zone a. */
    @Test
    void aMachineIsLostWhileItBoots() {
        String yaml = yaml("count: 1, zones: [a, b]", KARPENTER) + "deployment: {replicas: 4}\n"
                + "events: [{scale: {at: 20s, replicas: 5}}, {loseZone: {at: 50s, zone: b}}]\n";
        assertEquals("0.0 nodes: 1, 141.0 nodes: 2", nodes(yaml, 300));
    }

    @Test
    void podsThatWaitAtTheStartGetMachines() {
        assertEquals(
                "0.0 nodes: 0, 61.0 nodes: 1", nodes(yaml("count: 0", KARPENTER) + "deployment: {replicas: 2}\n", 300));
        assertEquals("0@0 1@0", plane.places());
    }
}
