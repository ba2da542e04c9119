package io.steelyard.report.screen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One sentence for an event, on made-up runs of two variants. */
class EventLinesTest {
    private static final String CRASH = Made.scenario(2, "random, least-conn", "events: [{crash: {at: 10m}}]");

    private static RunBuilder crash(RunBuilder run) {
        run.block("run", 0, 2400);
        return run.block("crash at 10m", 600, 2400)
                .with(StormMetrics.LOST, 1000)
                .with(AttemptMetrics.MADE, 10_000)
                .with(StormMetrics.PEAK_ATTEMPTS, 500)
                .with(RebalancingMetrics.MOVES_PER_FORCED, 1)
                .with(ClientMetrics.DOWNTIME_P99, 2);
    }

    private static String line(Made.Maker maker) {
        List<EventLines.Line> lines = new EventLines(Made.report(CRASH, maker).summary()).lines();
        assertEquals(1, lines.size());
        assertEquals("crash at 10m", lines.get(0).event());
        return lines.get(0).text();
    }

    @Test
    void withoutNewsTheUsualFiguresAreTold() {
        assertEquals(
                "all variants (tied) lose 1,000 connections; all variants (tied) peak at 500 reconnects/s; all variants (tied)"
                        + " have a p99 downtime of 2s",
                line((variant, replication, run) -> crash(run)));
    }

    @Test
    void killedContainersAndRefusalsComeBeforeThem() {
        assertEquals(
                "all variants (tied) lose 1,000 connections; least-conn has 0 containers killed for their memory, random 98; all"
                        + " variants (tied) send 900 attempts to full pods",
                line((variant, replication, run) -> crash(run)
                        .with(PodMetrics.OUT_OF_MEMORY, variant.equals("random") ? 98 : 0)
                        .with(AttemptMetrics.REFUSED_FULL, 900)
                        .with(AttemptMetrics.REFUSED, 800)));
        assertEquals(
                "all variants (tied) lose 1,000 connections; all variants (tied) have 3 containers killed by their probes; all"
                        + " variants (tied) peak at 500 reconnects/s",
                line((variant, replication, run) -> crash(run).with(PodMetrics.UNHEALTHY, 3)));
    }

    @Test
    void failedAttemptsAreToldByTheirCause() {
        assertEquals(
                "all variants (tied) lose 1,000 connections; least-conn sends 0 attempts to pods where nobody listens, random"
                        + " 2,000; all variants (tied) have 101 attempts without an endpoint",
                line((variant, replication, run) -> crash(run)
                        .with(AttemptMetrics.REFUSED, variant.equals("random") ? 2000 : 0)
                        .with(AttemptMetrics.WITHOUT_ENDPOINT, 101)));
        // Fifty of 10,000 are not worth a clause.
        assertEquals(
                "all variants (tied) lose 1,000 connections; all variants (tied) send 51 attempts that nobody answers; all"
                        + " variants (tied) peak at 500 reconnects/s",
                line((variant, replication, run) ->
                        crash(run).with(AttemptMetrics.TIMED_OUT, 51).with(AttemptMetrics.WITHOUT_ENDPOINT, 50)));
    }

    @Test
    void lossesByEvictionsAndWithNodesAreSaidToBeThat() {
        assertEquals(
                "all variants (tied) lose 600 connections by evictions",
                line((variant, replication, run) -> crash(run).with(StormMetrics.LOST_BY_EVICTION, 600))
                        .replaceFirst(";.*", ""));
        assertEquals(
                "all variants (tied) lose 600 connections with their nodes",
                line((variant, replication, run) -> crash(run).with(StormMetrics.LOST_BY_NODE, 600))
                        .replaceFirst(";.*", ""));
        assertEquals(
                "all variants (tied) lose 1,000 connections",
                line((variant, replication, run) -> crash(run)
                                .with(StormMetrics.LOST_BY_EVICTION, 400)
                                .with(StormMetrics.LOST_BY_NODE, 400))
                        .replaceFirst(";.*", ""));
    }

    @Test
    void anEventThatLosesNothingCanStillHaveNews() {
        assertEquals(
                "all variants (tied) have 5,000 attempts without an endpoint; all variants (tied) keep max/mean at 1.50",
                line((variant, replication, run) -> crash(run)
                        .with(StormMetrics.LOST, 0)
                        .with(BalanceMetrics.MAX_OVER_MEAN, 1.5)
                        .with(AttemptMetrics.WITHOUT_ENDPOINT, 5000)));
    }
}
