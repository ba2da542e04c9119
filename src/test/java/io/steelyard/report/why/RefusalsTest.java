package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final String ROLLOUT = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even}
            deployment: {replicas: 10, template: {spec: {containers: [{name: server}]}}}
            endpoints: istiod
            balancer: random
            compare:
              baseline: bare
              bare: {}
              probed: &probed
                deployment: {template: {spec: {containers: [{name: server, readinessProbe: {}}]}}}
              exact: {endpoints: immediate}
              slow: *probed
            events: [{rollout: {at: 10m}}]
            """;

    private static void rollout(RunBuilder run, double refused, double early) {
        run.block("run", 0, 1200);
        run.block("rollout at 10m", 600, 1200)
                .with(AttemptMetrics.MADE, 100_000)
                .with(AttemptMetrics.REFUSED, refused)
                .with(AttemptMetrics.TOO_EARLY, early);
    }

    @Test
    void whoRefusedIsToldWithTheCauseThatDominates() {
        assertEquals(
                List.of(
                        "rollout at 10m: attempts were sent to pods where nobody listened: 61 % of them with bare (61,000), mostly"
                                + " because pods without a readiness probe are sent clients before they answer; 1.2 % of them with probed"
                                + " (1,200), mostly because pods had closed or gone before the news of it came; fewer with slow; none with"
                                + " exact"),
                Rules.explain(new Refusals(), ROLLOUT, (variant, replication, run) -> {
                    switch (variant) {
                        case "bare" -> rollout(run, 61_000, 60_000);
                        case "probed" -> rollout(run, 1_200, 600);
                        case "slow" -> rollout(run, 300, 0);
                        default -> rollout(run, 0, 0);
                    }
                }));
    }

    @Test
    void causesAreSaidAsTheSetupHasThem() {
        assertEquals(
                List.of(
                        "rollout at 10m: attempts were sent to pods where nobody listened: 10 % of them with exact (10,000), mostly"
                                + " because pods had closed or gone; 9.0 % of them with slow (9,000), mostly because pods that start again do"
                                + " not answer yet and news of their end is late; none with bare and probed"),
                Rules.explain(new Refusals(), ROLLOUT, (variant, replication, run) -> {
                    switch (variant) {
                        case "exact" -> rollout(run, 10_000, 4_000);
                        case "slow" -> rollout(run, 9_000, 8_000);
                        default -> rollout(run, 0, 0);
                    }
                }));
    }

    @Test
    void fewAreNoNews() {
        assertEquals(
                List.of(), Rules.explain(new Refusals(), ROLLOUT, (variant, replication, run) -> rollout(run, 999, 0)));
        assertEquals(
                List.of(),
                Rules.explain(
                        new Refusals(),
                        ROLLOUT,
                        (variant, replication, run) -> run.block("run", 0, 1200).block("rollout at 10m", 600, 1200)));
    }
}
