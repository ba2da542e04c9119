package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class NodeDrainsTest {
    private static final String FOUR_PODS = """
            nodes: {pools: [{name: pool, count: 2}]}
            workload: {startup: {deterministic: 3s}}
            deployment: {replicas: 4}
            """;

    private Plane plane = new Plane(FOUR_PODS);

    private String run(String yaml, double untilSeconds) {
        plane = new Plane(yaml);
        plane.news();
        return String.join(", ", plane.until(untilSeconds).news());
    }

    @Test
    void withoutABudgetAllPodsOfANodeAreEvictedAtOnce() {
        String drained = run(FOUR_PODS + "events: [{drainNode: {at: 10s, node: pool-1}}]\n", 10);
        assertTrue(
                drained.startsWith("10.0 evicted 1, 10.0 not serving 1, 10.0 no endpoint 1, 10.0 evicted 3, 10.0 not"
                        + " serving 3, 10.0 no endpoint 3, 10.0 SIGTERM 1"),
                drained);
        assertEquals("0@0 2@0 4@0 5@0", plane.places());
    }

    /** One of four may be missing: the second pod is asked for again 5 s later, when the first one's successor serves. */
    @Test
    void refusedEvictionsAreRepeatedEveryFiveSeconds() {
        String drained = run(
                FOUR_PODS + "podDisruptionBudget: {maxUnavailable: 1}\n"
                        + "events: [{drainNode: {at: 10s, node: pool-1}}]\n",
                100);
        assertEquals(
                "10.0 evicted 1, 10.0 not serving 1, 10.0 no endpoint 1, 10.0 refused 3, 10.0 SIGTERM 1, 10.0 ending 1,"
                        + " 10.0 gone 1, 10.0 created 4, 13.0 serving 4, 13.0 endpoint 4, 15.0 evicted 3, 15.0 not serving"
                        + " 3, 15.0 no endpoint 3, 15.0 SIGTERM 3, 15.0 ending 3, 15.0 gone 3, 15.0 created 5, 18.0"
                        + " serving 5, 18.0 endpoint 5",
                drained);
    }

    @Test
    void aDrainThatIsNeverGrantedGoesOnForEver() {
        String drained = run(
                FOUR_PODS + "podDisruptionBudget: {maxUnavailable: 0}\n"
                        + "events: [{drainNode: {at: 10s, node: pool-1}}]\n",
                100);
        assertEquals(38, drained.split("refused", -1).length - 1, "two pods at 10, 15, ..., 100");
        assertEquals("0@0 1@1 2@0 3@1", plane.places());
    }

    /** The second node's pods are asked for when the first one's are gone, 10 s of preStop hook later. */
    @Test
    void severalNodesAreDrainedOneAfterTheOther() {
        String drained = run("""
                nodes: {pools: [{name: pool, count: 3}]}
                deployment:
                  replicas: 3
                  template: {spec: {containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 10}}}}]}}
                events: [{drainNode: {at: 10s, nodes: 2}}]
                """, 100);
        String evictions = drained.replaceAll("(^|, )[0-9.]+ (?!evicted)[^,]*", "");
        assertTrue(evictions.matches(",? ?10.0 evicted [0-2], 20.0 evicted [0-2]"), evictions);
    }

    /** The node that was emptied is the emptiest of all when it takes pods again. */
    @Test
    void aNodeThatIsUncordonedTakesPodsAgain() {
        run(
                FOUR_PODS + "events: [{drainNode: {at: 10s, node: pool-1}}, {scale: {at: 20s, replicas: 5}},"
                        + " {uncordon: {at: 30s}}, {scale: {at: 40s, replicas: 6}}]\n",
                100);
        assertEquals("0@0 2@0 4@0 5@0 6@0 7@1", plane.places());
    }

    /** A budget binds evictions alone: a rollout within its bounds of 2 goes on as if there were none. */
    @Test
    void aBudgetDoesNotSlowARollout() {
        String rollout = "events: [{rollout: {at: 10s}}]\n";
        String strategy = FOUR_PODS.replace(
                "{replicas: 4}", "{replicas: 4, strategy: {rollingUpdate: {maxSurge: 0, maxUnavailable: 2}}}");
        assertEquals(
                run(strategy + rollout, 100),
                run(strategy + rollout + "podDisruptionBudget: {maxUnavailable: 0}\n", 100));
    }

    @Test
    void evictionsThatSomebodyAsksForAreGrantedOrRefusedOneByOne() {
        String evicted = run(
                FOUR_PODS + "podDisruptionBudget: {minAvailable: 75%}\nevents: [{evict: {at: 10s, pods: 3}}]\n", 100);
        assertEquals(1, evicted.split("evicted", -1).length - 1);
        assertEquals(2, evicted.split("refused", -1).length - 1);
        assertTrue(evicted.endsWith("10.0 created 4, 13.0 serving 4, 13.0 endpoint 4"), evicted);
    }

    @Test
    void evictionsNeedNoNodes() {
        String evicted = run("deployment: {replicas: 4}\nevents: [{evict: {at: 10s, pods: 4}}]\n", 100);
        assertEquals(4, evicted.split("evicted", -1).length - 1);
        assertEquals("4@0 5@0 6@0 7@0", plane.places());
    }
}
