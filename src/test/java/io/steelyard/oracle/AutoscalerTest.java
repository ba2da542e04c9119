package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.sim.Experiment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The autoscaler as a loop around pods that start at once: the replicas after each sync follow an integer recursion.
 *
 * <p>Syncs are at 0 s, 15 s, ...; the load changes at 1 s, so that the first of them sees the load before. Connections are
 * counted at each sync and seen a number of syncs later.
 */
class AutoscalerTest {
    private static final String LOOP = """
            duration: DURATIONs
            clients:
              open: BEFORE
              ARRIVALS
              lifetime: never
              start: even
              reconnect: immediate
            kubernetes: {horizontalPodAutoscaler: {phase: 0s}}
            deployment: {replicas: REPLICAS}
            autoscaler:
              minReplicas: 1
              maxReplicas: 1000
              METRIC
              BEHAVIOR
            metrics: {load: {is: openConnections, scrape: 15s, lag: LAGs, aggregate: AGGREGATE}}
            balancer: least-conn
            EVENTS
            """;
    private static final String PODS =
            "metrics: [{type: Pods, pods: {metric: {name: load}, target: {type: AverageValue, averageValue: 100}}}]";
    private static final String OBJECT_VALUE =
            "metrics: [{type: Object, object: {metric: {name: load}, describedObject: {kind: Service, name: app}, "
                    + "target: {type: Value, value: 100}}}]";
    private static final String EXTERNAL_AVERAGE =
            "metrics: [{type: External, external: {metric: {name: load}, target: {type: AverageValue, averageValue: 100}}}]";
    private static final String DEFAULT_POLICIES =
            "behavior: {scaleUp: {policies: [{type: Percent, value: 100, periodSeconds: 15}, "
                    + "{type: Pods, value: 4, periodSeconds: 15}]}}";
    private static final String OPEN_POLICIES =
            "behavior: {scaleUp: {stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 1000, periodSeconds: 15}]}, "
                    + "scaleDown: {stabilizationWindowSeconds: 0, "
                    + "policies: [{type: Percent, value: 100, periodSeconds: 15}]}}";

    private record Loop(String metric, String aggregate, String behavior) {
        static final Loop FRESH_PODS = new Loop(PODS, "sum", DEFAULT_POLICIES);
        static final Loop NO_BEHAVIOR = new Loop(PODS, "sum", "");
        static final Loop OPEN_PODS = new Loop(PODS, "sum", OPEN_POLICIES);
        static final Loop OPEN_OBJECT = new Loop(OBJECT_VALUE, "mean", OPEN_POLICIES);
        static final Loop EXTERNAL = new Loop(EXTERNAL_AVERAGE, "sum", OPEN_POLICIES);
    }

    /** The replicas after each sync, as text. */
    private static String replicas(Loop loop, int initial, int before, int after, int lagSyncs, int syncs) {
        int change = after - before;
        String yaml = Fill.in(
                LOOP,
                "DURATION",
                15 * syncs + 5,
                "ARRIVALS",
                change > 0 ? "arrivals: [{burst: {at: 1s, clients: " + change + "}}]" : "arrivals: []",
                "EVENTS",
                change < 0 ? "events: [{leave: {at: 1s, clients: " + -change + "}}]" : "",
                "BEFORE",
                before,
                "REPLICAS",
                initial,
                "METRIC",
                loop.metric(),
                "BEHAVIOR",
                loop.behavior(),
                "LAG",
                15 * lagSyncs,
                "AGGREGATE",
                loop.aggregate());
        List<DecisionRecord> decisions = Experiment.of(Steelyard.parse(yaml))
                .replications(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0)
                .decisions();
        return decisions.stream()
                .map(decision -> String.valueOf(decision.desiredReplicas()))
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @CsvSource({"10, 1000, 5000, 10 20 40 50 50 50", "1, 100, 10000, 1 5 10 20 40 80 100 100"})
    void withAFreshMetricThePoliciesAloneSetThePace(int initial, int before, int after, String replicas) {
        assertEquals(
                replicas, replicas(Loop.FRESH_PODS, initial, before, after, 0, replicas.split(" ", -1).length - 1));
    }

    /** Without behavior the limit is twice the replicas, or 4 if that is more, not 4 more. */
    @Test
    void withoutBehaviorTheLimitIsTwiceOrFour() {
        assertEquals("1 4 8 16 32 64 100 100", replicas(Loop.NO_BEHAVIOR, 1, 100, 10_000, 0, 7));
    }

    /** Up to 10 % off target nothing is done. */
    @ParameterizedTest
    @CsvSource({"1090, 10", "1100, 10", "1110, 12", "920, 10", "900, 10", "890, 9"})
    void withinItsToleranceItDoesNothing(int after, int replicas) {
        assertEquals("10 " + replicas, replicas(Loop.OPEN_PODS, 10, 1000, after, 0, 1));
    }

    /** The recommendation of sync 0 counts for 300 s, the last one included: the 21st sync, at 315 s, is the first without. */
    @Test
    void aDecreaseWaitsForTheStabilizationWindow() {
        String twenties = IntStream.rangeClosed(0, 20).mapToObj(sync -> "20").collect(Collectors.joining(" "));
        assertEquals(twenties + " 10 10 10", replicas(Loop.NO_BEHAVIOR, 20, 2000, 1000, 0, 23));
    }

    /** The replicas of the beginning count as a recommendation, or the first sync would already take half of them. */
    @Test
    void aDecreaseFromTheBeginningWaitsToo() {
        String twenties = IntStream.rangeClosed(0, 20).mapToObj(sync -> "20").collect(Collectors.joining(" "));
        assertEquals(twenties + " 10", replicas(Loop.NO_BEHAVIOR, 20, 1000, 1000, 0, 21));
    }

    /** A mean over the pods one sync late is the marginal case: a cycle of six syncs that never ends. */
    @Test
    void aMeanOneSyncLateSwingsForEver() {
        assertEquals("10 10 20 40 40 20 10 10 20 40 40 20 10 10 20", replicas(Loop.OPEN_OBJECT, 10, 1000, 2000, 1, 14));
    }

    /** Two syncs late it is unstable, and only the limits hold it. */
    @Test
    void aMeanTwoSyncsLateRunsAway() {
        assertEquals("10 10 10 20 40 80 80 40 10 3 2 4 27 270 1000", replicas(Loop.OPEN_OBJECT, 10, 1000, 2000, 2, 14));
    }

    /** With a metric of pods the new ones have no sample yet and count as idle, which is as good as waiting. */
    @Test
    void missingSamplesDampTheLoop() {
        assertEquals("10 10 20 20 20 20 20 20", replicas(Loop.OPEN_PODS, 10, 1000, 2000, 1, 7));
    }

    /** A total over the target per pod does not depend on the replicas: late, it is late, and that is all. */
    @Test
    void aTotalHasNoLoop() {
        assertEquals("10 10 20 20 20 20", replicas(Loop.EXTERNAL, 10, 1000, 2000, 1, 5));
        assertEquals("10 10 10 20 20 20", replicas(Loop.EXTERNAL, 10, 1000, 2000, 2, 5));
    }
}
