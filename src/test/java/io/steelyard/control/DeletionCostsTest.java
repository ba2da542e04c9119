package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.sim.Experiment;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which pods a scale-down takes where somebody annotates them with what they hold; nobody comes or goes by himself. */
final class DeletionCostsTest {
    private static final String SCENARIO = """
            duration: 100s
            replications: 1
            clients: {open: 200, lifetime: never, reconnect: immediate}
            PODS
            workload: {WORKLOAD}
            balancer: random
            events: [EVENTS]
            """;
    private static final String EIGHT = "deployment: {replicas: 8}";
    private static final String AGENT = "deletionCost: {of: openConnections, every: 30s}";
    private static final String TO_FOUR = "{scale: {at: 50s, replicas: 4}}";

    private static RunResult run(String pods, String workload, String events) {
        return run(SCENARIO, pods, workload, events);
    }

    private static RunResult run(String scenario, String pods, String workload, String events) {
        String yaml =
                scenario.replace("PODS", pods).replace("WORKLOAD", workload).replace("EVENTS", events);
        return Experiment.of(Steelyard.parse(yaml))
                .threads(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
    }

    private static double lost(RunResult run) {
        return run.blocks().get(0).value(AutoscalerMetrics.LOST_BY_SCALE_DOWN);
    }

    private static int[] loads(RunResult run, int sample) {
        return run.pods().connections().get(sample);
    }

    private static double emptiest(int[] loads, int count) {
        return Arrays.stream(loads).sorted().limit(count).sum();
    }

    @Test
    void theEmptiestPodsGo() {
        RunResult run = run(EIGHT, AGENT, TO_FOUR);
        int[] loads = loads(run, 0);

        assertEquals(emptiest(loads, 4), lost(run));
        int[] left = loads(run, run.pods().connections().size() - 1);
        double limit = Arrays.stream(loads).sorted().skip(3).findFirst().orElseThrow();
        assertTrue(IntStream.range(0, 8).allMatch(pod -> left[pod] >= 0 || loads[pod] <= limit));
    }

    /** All pods are as old, so that those come first which were created first. */
    @Test
    void withoutAnAgentConnectionsDoNotCount() {
        RunResult run = run(EIGHT, "", TO_FOUR);
        int[] loads = loads(run, 0);

        assertEquals(Arrays.stream(loads).limit(4).sum(), lost(run));
        assertTrue(lost(run) > emptiest(loads, 4), Arrays.toString(loads));
    }

    /** The ninth pod takes a burst, and others lose more clients than it does, but it was not annotated: it costs nothing. */
    @Test
    void aNewPodCostsNothingUntilTheNextRound() {
        String clients = SCENARIO.replace(
                        "open: 200", "open: 200, start: even, arrivals: [{burst: {at: 40s, clients: 25}}]")
                .replace("balancer: random", "balancer: least-conn");
        String events =
                "{scale: {at: 35s, replicas: 9}}, {leave: {at: 42s, clients: 100}}, {scale: {at: 45s, replicas: 8}}";
        RunResult slow = run(clients, EIGHT, AGENT, events);
        RunResult quick = run(clients, EIGHT, AGENT.replace("30s", "1s"), events);
        RunResult inTime = run(clients, EIGHT, AGENT, events.replace("45s", "60s"));
        int[] loads = loads(slow, 44);

        assertEquals(loads[8], lost(slow));
        assertEquals(emptiest(loads, 1), lost(quick));
        assertEquals(emptiest(loads, 1), lost(inTime), "a round comes before the controller of its instant");
        assertTrue(loads[8] > emptiest(loads, 1), Arrays.toString(loads));
    }

    @Test
    void aStatefulSetLooksAtItsOrdinalsOnly() {
        RunResult with = run("statefulSet: {replicas: 8}", AGENT, TO_FOUR);
        RunResult without = run("statefulSet: {replicas: 8}", "", TO_FOUR);

        assertEquals(lost(without), lost(with));
    }
}
