package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import org.junit.jupiter.api.Test;

/** When gateways cut the connections that they carry: runs that end just before, and just after. */
class GatewayWorldTest {
    private static final String TWO = """
            duration: DURATION
            replications: 1
            clients: {open: 60, lifetime: never, reconnect: {fixed: {delay: 100s}}, ping: {interval: 20s, timeout: 5s}}
            deployment: {replicas: 3}
            gateway:
              deployment: {replicas: 2, strategy: {type: Recreate}}
              GATEWAY
            balancer: round-robin
            events: [EVENTS]
            """;

    private static final String ROLLOUT = "{rollout: {at: 1m, of: gateway}}";

    private static RunResult run(String gateway, String events, String duration) {
        String yaml = TWO.replace("GATEWAY", gateway.replace("; ", "\n  "))
                .replace("EVENTS", events)
                .replace("DURATION", duration);
        return Experiment.of(Steelyard.parse(yaml))
                .threads(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
    }

    private static void assertCut(String gateway, String events, int seconds, double lost) {
        RunResult before = run(gateway, events, seconds * 1000 - 1 + "ms");
        RunResult after = run(gateway, events, seconds * 1000 + 1 + "ms");
        assertEquals(0, before.blocks().get(0).value(StormMetrics.LOST_BY_GATEWAY), gateway);
        assertEquals(lost, after.blocks().get(0).value(StormMetrics.LOST_BY_GATEWAY), gateway);
    }

    @Test
    void theAgentKillsAProxyInUseAfterTheDrain() {
        assertCut("preset: istio", ROLLOUT, 65, 60);
        assertCut("terminationDrainDuration: 12s", ROLLOUT, 72, 60);
        assertCut("preset: istio; workload: {drain: {after: 20s}}", ROLLOUT, 80, 60);
    }

    /** A client that stays for ever is cut by SIGKILL: 30 s after SIGTERM, unless the pod's spec says otherwise. */
    @Test
    void aProxyThatWaitsForItsClientsLivesUntilItIsKilled() {
        assertCut("preset: istio; exitOnZeroActiveConnections: true", ROLLOUT, 90, 60);
    }

    /**
     * Everybody leaves at 68 s. The agent looks 5 s after SIGTERM, which is 65.5 s, and every second from then on; new
     * gateways come when the old ones have gone.
     */
    @Test
    void theAgentLooksEverySecondWhetherTheProxyIsEmpty() {
        String events = "{rollout: {at: 60500ms, of: gateway}}, {leave: {at: 68s, clients: 60}}";
        String agent = "exitOnZeroActiveConnections: true";
        assertEquals(69, secondOfReturn(run(agent, events, "100s")));
        assertEquals(81, secondOfReturn(run(agent + "; minimumDrainDuration: 20s", events, "100s")));
        assertEquals(91, secondOfReturn(run(agent, events.substring(0, events.indexOf("}},") + 2), "100s")));
        assertEquals(68, secondOfReturn(run("workload: {drain: idle}", events, "100s")));
        // Not even an empty proxy ends before its time.
        String empty = "{leave: {at: 50s, clients: 60}}, {rollout: {at: 60500ms, of: gateway}}";
        assertEquals(66, secondOfReturn(run(agent, empty, "100s")));
        assertEquals(68, secondOfReturn(run("terminationDrainDuration: 7s", empty, "100s")));
    }

    /** The first whole second of a run at which gateways take connections after none did. */
    private static long secondOfReturn(RunResult run) {
        double[] gateways = run.series().columns()[SeriesColumn.GATEWAYS.ordinal()];
        int sample = 0;
        while (gateways[sample] > 0) {
            sample++;
        }
        while (!(gateways[sample] > 0)) {
            sample++;
        }
        return run.series().timesNanos()[sample] / 1_000_000_000L;
    }
}
