package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import org.junit.jupiter.api.Test;

/** What clients do that were told why, and when to come back. */
class AdviceTest {
    private static final String DRAIN = """
            duration: 5m
            replications: 1
            clients: {open: 4000, lifetime: never, start: even, reconnect: {fixed: 100ms}}
            deployment: {replicas: 2, template: {spec: {terminationGracePeriodSeconds: 60}}}
            workload: {drain: {after: 1s}}
            balancer: least-conn
            events: [{scale: {at: 1m, replicas: 1}}]
            """;

    private static double of(Metric metric, String yaml, String... settings) {
        return Experiment.of(Steelyard.reader()
                        .read(yaml, "test", java.util.List.of(settings))
                        .scenario())
                .threads(1)
                .run()
                .variants()
                .get(0)
                .values(1, metric)[0];
    }

    /**
     * Half of 4,000 clients lose their connection at once. Waits uniform within 20 s have a median of 10 s; that of 2,000
     * deviates by 20 / (2 sqrt(2000)) = 0.224 s, of which 3.9 are 0.87.
     */
    @Test
    void aDrainWithAHintSpreadsTheClientsOverTheWindow() {
        assertEquals(0.1, of(ClientMetrics.DOWNTIME_P50, DRAIN), 0.001);
        assertEquals(10, of(ClientMetrics.DOWNTIME_P50, DRAIN, "workload.reconnectHint.window=20s"), 0.87);
        assertEquals(20, of(ClientMetrics.DOWNTIME_MAX, DRAIN, "workload.reconnectHint.window=20s"), 0.1);
    }

    /** The median of 2,000 waits uniform between 5 s and 30 s is 17.5 s, deviation 25 / (2 sqrt(2000)) = 0.28 s. */
    @Test
    void whoKnowsCloseCodesWaitsFiveToThirtySeconds() {
        assertEquals(17.5, of(ClientMetrics.DOWNTIME_P50, DRAIN, "clients.closeCodes=heeded"), 3.9 * 0.28);
    }

    /** A crash, a process that ends at SIGTERM, and a sidecar that ends before the application say nothing. */
    @Test
    void anEndWithoutAWordGivesNoAdvice() {
        String[] told = {"workload.reconnectHint.window=20s", "clients.closeCodes=heeded"};
        String crash = DRAIN.replace("{scale: {at: 1m, replicas: 1}}", "{crash: {at: 1m}}");
        assertEquals(0.1, of(ClientMetrics.DOWNTIME_P50, crash, told), 0.001);
        assertEquals(0.1, of(ClientMetrics.DOWNTIME_P50, DRAIN.replace("{after: 1s}", "atOnce"), told), 0.001);
        String sidecar = DRAIN.replace("{after: 1s}", "{after: 30s}, sidecar: {terminationDrainDuration: 5s}");
        assertEquals(0.1, of(ClientMetrics.DOWNTIME_P50, sidecar, told), 0.001);
    }

    /**
     * Nobody can connect for 60 s. Whoever gives up after the second failure has waited once as told and once more; a
     * close code makes the policy begin anew, so that there is a further wait.
     */
    @Test
    void aHintCountsAsAWaitOfThePolicyAndACloseCodeDoesNot() {
        String outage = DRAIN.replace("{fixed: 100ms}", "{fixed: {delay: 100ms, attempts: 2}}")
                .replace("replicas: 1}}", "replicas: 0}}");
        assertEquals(2 * 4000, of(StormMetrics.ATTEMPTS, outage));
        assertEquals(2 * 4000, of(StormMetrics.ATTEMPTS, outage, "workload.reconnectHint.window=20s"));
        assertEquals(3 * 4000, of(StormMetrics.ATTEMPTS, outage, "clients.closeCodes=heeded"));
    }
}
