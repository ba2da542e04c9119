package io.steelyard.papers;

import io.steelyard.exactness.Table;
import io.steelyard.observe.StormMetrics;
import io.steelyard.oracle.Fill;
import io.steelyard.oracle.Lengths;
import io.steelyard.oracle.Loads;
import io.steelyard.oracle.Trials;
import io.steelyard.random.Uniform;
import io.steelyard.scenario.Reconnect.Jitter;
import io.steelyard.stats.Summary;
import io.steelyard.theory.FirstWave;
import io.steelyard.theory.RandomPlacement;

/** Netflix' Pushy with small and with large pods: what the crash of one does. */
final class PushySection {
    private static final int FLEET = 12_000_000;
    private static final int RECONNECT_SECONDS = 1800;
    private static final int WAVE_SECONDS = 30;

    /** In the scenario of the fleet one client stands for so many. */
    private static final int SCALE = 1000;

    private static final String CRASH = """
            duration: 40s
            clients:
              open: CLIENTS
              lifetime: never
              start: even
              reconnect: {exponential: {base: 30s, cap: 30s, jitter: full}}
            deployment: {replicas: 2}
            balancer: random
            events: [{crash: {at: 0s, pods: 1}}]
            """;
    private static final String REFILL = """
            duration: 15m
            clients:
              settle: 2
              arrivals: [{poisson: RATE/s}]
              lifetime: {uniform: {low: 27m, high: 33m}}
              reconnect: immediate
            deployment: {replicas: PODS}
            balancer: random
            events: [{crash: {at: 0s, pods: 1}}]
            """;

    private PushySection() {}

    static void on(PapersPage page) {
        page.section("Netflix Pushy: 60,000 or 200,000 connections a pod", """
                "Pushy to the Limit" (Netflix Technology Blog, 2024): from 60,000 connections a pod on average to 200,000, while
                clients reconnect every 30 minutes or so, with some staggering. What a larger pod costs when it dies is arithmetic,
                which stands beside ours. Taken: %,d connections in all, and clients that come back at a
                random instant of %d s. Ours, for the wave: the clients of one pod at full scale, another pod beside it; for the
                refilling: the fleet at 1 to %,d, sessions of 27 to 33 minutes. A restarted pod gets its share of new sessions
                and of those who come back, so that after t it has Ge(t) + (1 - Ge(t)) / n of the mean, Ge(15 min) = 1/2.
                """.formatted(FLEET, WAVE_SECONDS, SCALE));
        Table table = new Table(
                "a pod",
                "pods",
                "lost at once",
                "ordinary reconnects/s of all",
                "mean of the wave, 1/s",
                "its fullest second",
                "ours",
                "verdict",
                "restarted pod after 15 min, of the mean",
                "ours",
                "verdict");
        for (int perPod : new int[] {60_000, 200_000}) {
            row(page, table, perPod);
        }
        page.table(table);
        page.paragraph("""
                The larger pod's wave is more than three times as high: as many attempts a second again as the whole fleet makes
                anyway, on top of them. How soon the restarted pod is as full as the others does not depend on its size; it takes
                the age of the oldest session.
                """);
    }

    private static void row(PapersPage page, Table table, int perPod) {
        int pods = FLEET / perPod;
        RandomPlacement.Extreme fullest =
                FirstWave.of(perPod, WAVE_SECONDS, Jitter.FULL, 0).fullestBin(WAVE_SECONDS);
        Summary peak = Trials.of(Fill.in(CRASH, "CLIENTS", 2 * perPod))
                .measure("peak", Loads.metric(StormMetrics.PEAK_ATTEMPTS))
                .run(Lengths.of(100, 6))
                .summary("peak");
        double half = new Uniform(27 * 60, 33 * 60).integratedSurvival(15 * 60) / RECONNECT_SECONDS;
        double expected = half + (1 - half) / pods;
        double mean = (double) perPod / SCALE;
        Summary refilled = Trials.of(Fill.in(REFILL, "RATE", pods * mean / RECONNECT_SECONDS, "PODS", pods))
                .measure("restarted", run -> Loads.min(Loads.atEnd(run)) / mean)
                .run(Lengths.of(400, 40))
                .summary("restarted");
        double peakError = fullest.deviation() / Math.sqrt(peak.n());
        table.row(
                Text.fixed(perPod, 0),
                String.valueOf(pods),
                Text.fixed(perPod, 0) + " (" + Text.percent((double) perPod / FLEET, 1) + ")",
                Text.fixed((double) FLEET / RECONNECT_SECONDS, 0),
                Text.fixed((double) perPod / WAVE_SECONDS, 0),
                Text.fixed(fullest.mean(), 0),
                Text.withError(peak.mean(), peakError, 0),
                page.verdict(perPod + ", wave", Verdict.of(peak.mean(), peakError, fullest.mean(), 0)),
                Text.percent(expected, 1),
                Text.percent(refilled.mean(), 1) + " ± " + Text.percent(refilled.standardError(), 1),
                page.verdict(
                        perPod + ", restarted pod",
                        Verdict.of(refilled.mean(), refilled.standardError(), expected, 0)));
    }
}
