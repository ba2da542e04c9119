package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import java.util.List;
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

    private static final Metric LOST = StormMetrics.LOST_BY_GATEWAY;

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
        assertEquals(0, before.blocks().get(0).value(LOST), gateway);
        assertEquals(lost, after.blocks().get(0).value(LOST), gateway);
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

    /** Each client's first connection is as old as it would be had it begun at any time, so that not all are cut together. */
    @Test
    void aMaximumAgeCutsAgainAndAgain() {
        RunResult run = run("timers: {maxStreamDuration: 25s}", "", "99s");
        // A client is away for 100 s after its first cut, which is uniform in 25 s.
        assertEquals(60, run.blocks().get(0).value(LOST));
        RunResult half = run("timers: {maxStreamDuration: 25s}", "", "12500ms");
        // 60 draws of probability 1/2 have the deviation 3.9; its 3.3-fold is 12.8.
        assertEquals(30, half.blocks().get(0).value(LOST), 12.8);
    }

    @Test
    void onlySilenceLongerThanTheLimitCuts() {
        assertEquals(
                0,
                run("timers: {streamIdleTimeout: 20s}", "", "99s")
                        .blocks()
                        .get(0)
                        .value(LOST));
        assertEquals(
                60,
                run("timers: {streamIdleTimeout: 19s}", "", "99s")
                        .blocks()
                        .get(0)
                        .value(LOST));
        assertEquals(
                60,
                run("mode: tcp; timers: {idleTimeout: 19s}", "", "99s")
                        .blocks()
                        .get(0)
                        .value(LOST));
        assertEquals(0, run("mode: tcp", "", "99s").blocks().get(0).value(LOST));
    }

    @Test
    void aNewListenerKeepsWhatItHasAccepted() {
        assertCut("preset: istio", "{configPush: {at: 1m}}", 105, 60);
        assertCut("preset: istio", "{configPush: {at: 1m, drain: 7s}}", 67, 60);
        assertCut("push: {deterministic: 4s}", "{configPush: {at: 1m, drain: 7s}}", 71, 60);
        // Who lost a connection at 61 s and comes back at 161 s has one of the new listener.
        String events = "{crash: {at: 61s, pods: 1}}, {configPush: {at: 80s, drain: 100s}}";
        assertCut("preset: istio", events, 180, 40);
    }

    @Test
    void oldProcessesEndWithWhatTheyCarryAfterAReload() {
        assertCut("workerShutdownTimeout: 11s", "{reload: 1m}", 71, 60);
        assertCut("preset: ingress-nginx", "{reload: 1m}", 300, 60);
        assertEquals(
                0, run("preset: istio", "{reload: 1m}", "20m").blocks().get(0).value(LOST));
        // Whose pod crashed at 30 s comes back at 130 s to the new process; the next reload makes that an old one too.
        String crash = "{crash: {at: 30s, pods: 1}}, {reload: 1m}";
        assertCut("workerShutdownTimeout: 90s", crash, 150, 40);
        String again = crash + ", {reload: 200s}";
        assertEquals(
                40,
                run("workerShutdownTimeout: 90s", again, "289s").blocks().get(0).value(LOST));
        // The 20 of the pod, and the 40 of the first cut, who are back since 250 s on the newest process and stay.
        assertEquals(
                60,
                run("workerShutdownTimeout: 90s", again, "20m").blocks().get(0).value(LOST));
        assertCut("endpointUpdates: reload; workerShutdownTimeout: 10s", "{crash: {at: 30s, pods: 1}}", 40, 40);
        assertEquals(
                0,
                run("workerShutdownTimeout: 10s", "{crash: {at: 30s, pods: 1}}", "99s")
                        .blocks()
                        .get(0)
                        .value(LOST));
    }

    /** The first whole second of a run at which gateways take connections after none did. */
    private static long secondOfReturn(RunResult run) {
        double[] gateways =
                run.series().columns()[List.of(SeriesColumn.values()).indexOf(SeriesColumn.GATEWAYS)];
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
