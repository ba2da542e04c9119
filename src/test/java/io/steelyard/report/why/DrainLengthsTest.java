package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.StormMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class DrainLengthsTest {
    private static final String ROLLOUT = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients: {open: 180k, lifetime: never, start: even}
            deployment: {replicas: 3}
            workload: {drain: {batches: {size: 1000, every: 2s}}}
            balancers: [random]
            events: [{rollout: {at: 5m}}]
            """;

    private static List<String> explain(String yaml, double lost) {
        return Rules.explain(new DrainLengths(), yaml, (variant, replication, run) -> {
            run.block("run", 0, 1200);
            run.block("rollout at 5m", 300, 1200).with(StormMetrics.LOST_BY_ROLLOUT, lost);
            run.pods("a", "b", "c").sample(0, 3, 0, 0, 60_000, 60_000, 60_000);
            run.sample(300, 3, 0, 0, 60_000, 59_000, 60_500).sample(1200, 3, 0, 0, 0, 0, 0);
        });
    }

    /** 60,500 are 61 batches; those from 0 to 30 s are 16. */
    @Test
    void whatTheGracePeriodCutsIsTold() {
        assertEquals(
                List.of(
                        "rollout at 5m: a pod of 60,500 connections lets them go in 61 batches, one every 2s, the last one 2m"
                                + " after SIGTERM: its grace period ends after 30s and cuts about 44,500 of them at once with random"),
                explain(ROLLOUT, 1));
    }

    @Test
    void aGracePeriodThatSufficesIsTold() {
        assertEquals(
                List.of(
                        "rollout at 5m: a grace period of 30s suffices: a pod of 60,500 connections lets them go at 2,500 a"
                                + " second, the last one 24s after SIGTERM, with random"),
                explain(ROLLOUT.replace("{batches: {size: 1000, every: 2s}}", "{rate: 2500/s}"), 1));
    }

    @Test
    void theProxyInThePodMayCutEarlier() {
        assertEquals(
                List.of(
                        "rollout at 5m: a pod of 60,500 connections lets them go over 20s, the last one 20s after SIGTERM: the"
                                + " proxy in the pod ends after 5s and cuts about 45,375 of them at once with random"),
                explain(ROLLOUT.replace("{batches: {size: 1000, every: 2s}}", "{over: 20s}, sidecar: {}"), 1));
    }

    private static String hook(int seconds) {
        return "replicas: 3, template: {spec: {containers: [{name: a, lifecycle: {preStop: {sleep: {seconds: " + seconds
                + "}}}}]}}";
    }

    /** Batches of 10,000 every 2 s from 0 to 12 s are seven. */
    @Test
    void whatAPreStopHookTakesOfTheGracePeriodIsTold() {
        String drain = ROLLOUT.replace("{batches: {size: 1000, every: 2s}}", "phoenix");
        assertEquals(
                List.of("rollout at 5m: a grace period of 30s suffices: a pod of 60,500 connections lets them go in 7"
                        + " batches, one every 2s, the last one 12s after SIGTERM, with random"),
                explain(drain.replace("replicas: 3", hook(18)), 1));
        assertEquals(
                List.of(
                        "rollout at 5m: a pod of 60,500 connections lets them go in 7 batches, one every 2s, the last one"
                                + " 12s after SIGTERM: its grace period of 30s, of which the preStop hook takes 19s, ends after 11s"
                                + " and cuts about 500 of them at once with random"),
                explain(drain.replace("replicas: 3", hook(19)), 1));
    }

    /** Of a window from 10 s to 2 min 10 s, a sixth lies before the end at 30 s. */
    @Test
    void aWindowMayBeginLater() {
        assertEquals(
                List.of("rollout at 5m: a pod of 60,500 connections lets them go over 2m, from 10s on, the last one"
                        + " 2m10s after SIGTERM: its grace period ends after 30s and cuts about 50,417 of them at once with"
                        + " random"),
                explain(ROLLOUT.replace("{batches: {size: 1000, every: 2s}}", "nats-lame-duck"), 1));
    }

    @Test
    void withoutADrainOrALossOrTimeForItThereIsNothingToTell() {
        assertEquals(List.of(), explain(ROLLOUT, 0));
        assertEquals(List.of(), explain(ROLLOUT.replace("{batches: {size: 1000, every: 2s}}", "{over: 20s}"), 1));
        assertEquals(List.of(), explain(ROLLOUT.replace("{batches: {size: 1000, every: 2s}}", "atOnce"), 1));
        assertEquals(List.of(), explain(ROLLOUT.replace("rollout: {at: 5m}", "crash: {at: 5m}"), 1));
        assertEquals(List.of(), explain(ROLLOUT.replace("replicas: 3", hook(30)), 1));
    }
}
