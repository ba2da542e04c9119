package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.Metric;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.Reconnect.Jitter;
import io.steelyard.traffic.ReconnectPresets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The rules about how high attempts peak. */
class StormRulesTest {
    private static final String CRASH = """
            name: made
            description: ''
            duration: 10m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even}
            deployment: {replicas: 10}
            compare:
              baseline: socket
              socket: {balancer: random}
              fixed: {balancer: random, clients: {reconnect: {fixed: {delay: 5s}}}}
              wide: {balancer: random, clients: {reconnect: {fixed: {delay: 5s, spread: 20s}}}}
            events: [{crash: {at: 1m}}]
            """;

    private static RunBuilder crash(RunBuilder run, double peak, double byCrash) {
        run.block("run", 0, 600);
        return run.block("crash at 1m", 60, 600)
                .with(StormMetrics.LOST, 1000)
                .with(StormMetrics.LOST_BY_CRASH, byCrash)
                .with(StormMetrics.PEAK_ATTEMPTS, peak);
    }

    private static double peak(String variant) {
        return switch (variant) {
            case "socket" -> 510;
            case "fixed" -> 1000;
            default -> 66;
        };
    }

    @Test
    void firstWaitsExplainThePeaksOfACrash() {
        assertEquals(
                List.of(
                        "crash at 1m: all losses fall in one instant, so only the spread of the first waits keeps the attempts"
                                + " apart; the fullest second sees of them 51 % with socket (500ms to 1.5s), 100 % with fixed (5s),"
                                + " 6.6 % with wide (5s to 25s)"),
                Rules.explain(new FirstWaits(), CRASH, (variant, replication, run) -> crash(run, peak(variant), 1000)));
    }

    @Test
    void aPeakThatFirstWaitsDoNotGiveHasAnotherCause() {
        List<String> sentences = Rules.explain(
                new FirstWaits(),
                CRASH,
                (variant, replication, run) -> crash(run, variant.equals("socket") ? 900 : peak(variant), 1000));
        assertEquals(1, sentences.size());
        assertTrue(!sentences.get(0).contains("socket"), sentences.get(0));
        assertEquals(
                List.of(), Rules.explain(new FirstWaits(), CRASH, (variant, replication, run) -> crash(run, 5, 1000)));
    }

    @Test
    void lossesThatAreNotTheCrashesAreNotInOneInstant() {
        assertEquals(
                List.of(),
                Rules.explain(new FirstWaits(), CRASH, (variant, replication, run) -> crash(run, peak(variant), 900)));
    }

    @Test
    void lossesOfContainersThatAreKilledLaterAreNotInOneInstant() {
        for (Metric killed : List.of(PodMetrics.OUT_OF_MEMORY, PodMetrics.UNHEALTHY)) {
            assertEquals(
                    List.of(),
                    Rules.explain(
                            new FirstWaits(),
                            CRASH,
                            (variant, replication, run) ->
                                    crash(run, peak(variant), 1000).with(killed, 1)));
        }
    }

    @Test
    void firstWaitsOfPoliciesAndPresets() {
        assertEquals(Optional.of(new FirstWait(0, 0)), FirstWait.of(new Reconnect.Immediate()));
        assertEquals(Optional.of(new FirstWait(0.5, 1.5)), FirstWait.of(new Reconnect.Preset("socket.io")));
        assertEquals(Optional.of(new FirstWait(2, 3)), FirstWait.of(new Reconnect.Preset("nats-tls")));
        assertEquals(Optional.of(new FirstWait(0, 0)), FirstWait.of(new Reconnect.Preset("signalr")));
        assertEquals(Optional.of(new FirstWait(1, 3)), FirstWait.of(new Reconnect.Preset("decorrelated-jitter")));
        assertEquals(Optional.of(new FirstWait(0.5, 1)), FirstWait.of(new Reconnect.Preset("equal-jitter")));
        // Base 5 ms, exponents from 1.
        assertEquals(Optional.of(new FirstWait(0, 0.01)), FirstWait.of(new Reconnect.Preset("aws-full")));
        Reconnect.Exponential socket =
                (Reconnect.Exponential) ReconnectPresets.named("socket.io").policy();
        Reconnect cut = new Reconnect.Exponential(
                socket.base(),
                2,
                Duration.ofMillis(1200),
                Jitter.PROPORTIONAL,
                socket.proportion(),
                Reconnect.Capped.AFTER_JITTER,
                0,
                Optional.empty());
        assertEquals(Optional.empty(), FirstWait.of(cut));
    }

    @Test
    void theFullestSecondIsTheOneThatTheSpanCoversMost() {
        assertEquals(1, new FirstWait(5, 5).fullestSecond(60));
        assertEquals(0.5, new FirstWait(0.5, 1.5).fullestSecond(60), 1e-12);
        assertEquals(1, new FirstWait(0.5, 1.5).fullestSecond(59.5), 1e-12);
        assertEquals(0.05, new FirstWait(0, 20).fullestSecond(60.25), 1e-12);
        assertEquals(0.75, new FirstWait(0, 1).fullestSecond(60.25), 1e-12);
    }

    private static void rollout(RunBuilder run, double peak, double lostPerSecond) {
        run.block("run", 0, 600);
        run.block("rollout at 1m", 60, 600).with(StormMetrics.PEAK_ATTEMPTS, peak);
        run.pods("a");
        run.sample(0, 1, 0, 0, 1).sample(60, 1, 0, 0, 1).sample(70, 1, 0, 10 * lostPerSecond, 1);
        run.sample(600, 1, 0, 0, 1);
    }

    @Test
    void peaksThatFollowTheRateOfLossesAreTold() {
        assertEquals(
                List.of(
                        "rollout at 1m: attempts peak where connections end fastest: 400/s with random, where up to 350 a second"
                                + " end, 90/s with least-conn, where up to 70 a second end"),
                Rules.explain(
                        new LossRate(),
                        Made.scenario(2, "random, least-conn", "events: [{rollout: {at: 1m}}]"),
                        (variant, replication, run) -> rollout(
                                run, variant.equals("random") ? 400 : 90, variant.equals("random") ? 350 : 70)));
    }

    @Test
    void aVariantWithoutAttemptsIsNotTheOneToCompareWith() {
        assertEquals(
                List.of(
                        "rollout at 1m: attempts peak where connections end fastest: 400/s with random, where up to 350 a second"
                                + " end, 90/s with least-conn, where up to 70 a second end"),
                Rules.explain(
                        new LossRate(),
                        Made.scenario(2, "random, round-robin, least-conn", "events: [{rollout: {at: 1m}}]"),
                        (variant, replication, run) -> {
                            switch (variant) {
                                case "random" -> rollout(run, 400, 350);
                                case "least-conn" -> rollout(run, 90, 70);
                                default -> rollout(run, 0, 0);
                            }
                        }));
    }

    @Test
    void peaksThatDoNotFollowTheRateOfLossesAreNot() {
        String yaml = Made.scenario(2, "random, least-conn", "events: [{rollout: {at: 1m}}]");
        // Equal rates, then attempts far beyond the losses, then equal peaks.
        assertEquals(
                List.of(),
                Rules.explain(
                        new LossRate(),
                        yaml,
                        (variant, replication, run) -> rollout(run, variant.equals("random") ? 400 : 300, 350)));
        assertEquals(
                List.of(),
                Rules.explain(
                        new LossRate(),
                        yaml,
                        (variant, replication, run) -> rollout(
                                run, variant.equals("random") ? 900 : 90, variant.equals("random") ? 350 : 70)));
        assertEquals(
                List.of(),
                Rules.explain(
                        new LossRate(),
                        yaml,
                        (variant, replication, run) -> rollout(run, 400, variant.equals("random") ? 350 : 300)));
    }
}
