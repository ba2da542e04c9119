package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class ClusterPlacementTest {
    private Plane plane = new Plane("deployment: {replicas: 1}\n");

    private String run(String yaml, double untilSeconds) {
        plane = new Plane(yaml);
        plane.news();
        return String.join(", ", plane.until(untilSeconds).news());
    }

    @Test
    void dealsNodesOverZonesAndPodsOverBoth() {
        run("""
                nodes: {pools: [{name: p, count: 4, zones: [a, b]}, {name: q, count: 1, zones: [c]}]}
                deployment: {replicas: 6}
                """, 1);
        assertEquals("0@0 1@1 2@4 3@2 4@3 5@4", plane.places(), "two to each zone");
    }

    /**
     * Both pods of node 0 want the new image at 10: it is pulled in 10 s, found in 1 s by the second one, and found at once
     * by whoever comes later. The pods of the start had theirs.
     */
    @Test
    void pullsAnImageOncePerNode() {
        String pulls = run("""
                nodes: {pools: [{name: pool, count: 1}]}
                workload:
                  startup: {deterministic: 3s}
                  imagePull: {cold: {deterministic: 10s}, cached: {deterministic: 1s}}
                deployment: {replicas: 2, strategy: {rollingUpdate: {maxSurge: 2, maxUnavailable: 0}}}
                events: [{scale: {at: 5s, replicas: 3}}, {rollout: {at: 10s}}, {scale: {at: 40s, replicas: 4}}]
                """, 100);
        String serving = pulls.replaceAll("(^|, )[0-9.]+ (?!serving)[^,]*", "");
        assertEquals(
                "9.0 serving 2, 23.0 serving 3, 24.0 serving 4, 27.0 serving 5, 44.0 serving 6", serving.substring(2));
    }

    /** Tried in vain at 10; there is room from 10.5 on, but only at 11 its second of back-off is over. */
    @Test
    void aPodThatWaitsIsTriedAgainWhenRoomHasComeAndItsBackOffIsOver() {
        String waited = run("""
                nodes: {pools: [{name: pool, count: 2, capacity: {pods: 3}}]}
                workload: {startup: {deterministic: 3s}}
                deployment: {replicas: 3}
                events: [{drainNode: {at: 1s, node: pool-1}}, {scale: {at: 10s, replicas: 5}}, {uncordon: {at: 10500ms}}]
                """, 9.9);
        assertEquals("0@0 2@0 3@0", plane.places(), waited);
        plane.news();
        assertEquals(
                "[10.0 created 4, 10.0 created 5, 14.0 serving 4, 14.0 endpoint 4, 14.0 serving 5, 14.0 endpoint 5]",
                plane.until(60).news().toString());
    }

    /**
     * The small node has room for nobody: that it is uncordoned makes the pods that wait try in vain. Pod 4 tries at 9, at 10
     * for the first change, at 12 for the second, and at 16 for the third: 1, 2 and 4 s later. Pod 5 tries at 10.7, after the
     * second change, has no reason to when pod 4 does at 12, and so may at 12.5, with the third.
     */
    @Test
    void everyPodThatWaitsHasItsOwnBackOffAndTriesOnlyAfterAChange() {
        run("""
                nodes:
                  pools: [{name: big, count: 2, capacity: {pods: 3}}, {name: small, count: 1, capacity: {cpu: 500m}}]
                workload: {startup: {deterministic: 3s}}
                deployment:
                  replicas: 3
                  template: {spec: {containers: [{name: app, resources: {requests: {cpu: 1}}}]}}
                events:
                  - drainNode: {at: 1s, node: big-1}
                  - drainNode: {at: 1s, node: small-0}
                  - scale: {at: 9s, replicas: 4}
                  - uncordon: {at: 9500ms, node: small-0}
                  - drainNode: {at: 10100ms, node: small-0}
                  - uncordon: {at: 10600ms, node: small-0}
                  - scale: {at: 10700ms, replicas: 5}
                  - uncordon: {at: 12500ms, node: big-1}
                """, 8.9);
        assertEquals("0@0 2@0 3@0", plane.places());
        plane.news();
        assertEquals(
                "[9.0 created 4, 10.7 created 5, 15.5 serving 5, 15.5 endpoint 5, 19.0 serving 4, 19.0 endpoint 4]",
                plane.until(60).news().toString());
    }

    /**
     * Two workloads of three pods each on two nodes of five: they share the room, and neither counts the other's pods as its
     * own. A drain evicts the pods of both, each within its own budget; a lost node loses the pods of both.
     */
    @Test
    void workloadsShareTheNodes() {
        Plane service = new Plane("""
                nodes: {pools: [{name: pool, count: 2, capacity: {pods: 5}}]}
                deployment: {replicas: 3}
                events: [{drainNode: {at: 10s, node: pool-1}}, {loseNode: {at: 20s, node: pool-0}}]
                """);
        Plane gateway = new Plane("deployment: {replicas: 3}\npodDisruptionBudget: {maxUnavailable: 0}\n", service);
        assertEquals("0@0 1@1 2@0", service.places());
        assertEquals("0@0 1@1 2@0", gateway.places());
        service.news();
        gateway.news();

        service.until(19);
        assertEquals("0@0 2@0 3@0", service.places(), "its pod of node 1 was evicted");
        assertEquals("[10.0 refused 1, 15.0 refused 1]", gateway.news().toString());
        service.news();

        service.until(20);
        assertEquals("[20.0 lost 0, 20.0 lost 2, 20.0 lost 3]", service.news().toString());
        assertEquals(
                "[20.0 lost 0, 20.0 lost 2, 20.0 refused 1]", gateway.news().toString());
    }

    @Test
    void nothingIsTriedWhileNothingChanges() {
        run("""
                nodes: {pools: [{name: pool, count: 1, capacity: {pods: 3}}]}
                deployment: {replicas: 3}
                events: [{scale: {at: 10s, replicas: 5}}]
                """, 100_000);
        assertEquals("0@0 1@0 2@0 3@- 4@-", plane.places());
    }

    /** With one pod per node required, the surge of a rollout has no place until a pod is gone: the rollout is stuck. */
    @Test
    void requiredAntiAffinityStopsARolloutThatOnlySurges() {
        String yaml = """
                nodes: {pools: [{name: pool, count: 2}]}
                deployment:
                  replicas: 2
                  strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: UNAVAILABLE}}
                  template:
                    spec:
                      affinity:
                        podAntiAffinity:
                          requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: kubernetes.io/hostname}]
                events: [{rollout: {at: 10s}}]
                """;
        run(yaml.replace("UNAVAILABLE", "0"), 4000);
        assertEquals("0@0 1@1 2@-", plane.places());
        run(yaml.replace("UNAVAILABLE", "1"), 4000);
        assertEquals(2, plane.places().split(" ").length);
        assertEquals("", plane.places().replaceAll("[2-9]@[01] ?", ""), "two pods of the new revision, each on a node");
    }

    /** The cordoned node is empty, and its domain counts: one pod more on the other would be a skew of 2. */
    @Test
    void aRequiredSpreadKeepsPodsOffWhileANodeIsCordoned() {
        String yaml = """
                nodes: {pools: [{name: pool, count: 2}]}
                deployment:
                  replicas: 2
                  template:
                    spec:
                      topologySpreadConstraints:
                        - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule POLICY}
                events: [{drainNode: {at: 10s, node: pool-1}}]
                """;
        run(yaml.replace("POLICY", ""), 100);
        assertEquals("0@0 2@-", plane.places());
        run(yaml.replace("POLICY", ", nodeTaintsPolicy: Honor"), 100);
        assertEquals("0@0 2@0", plane.places());
    }
}
