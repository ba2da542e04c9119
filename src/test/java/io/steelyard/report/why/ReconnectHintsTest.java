package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.StormMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconnectHintsTest {
    private static final String ROLLOUT = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even}
            deployment: {replicas: 3}
            balancer: random
            compare:
              baseline: none
              none: {}
              all: {workload: {reconnectHint: {window: 20s}}}
              few: {workload: {reconnectHint: {window: 20s}}, clients: {honour: 30%}}
              nobody: {workload: {reconnectHint: {window: 20s}}, clients: {honour: 0%}}
            events: [{rollout: {at: 5m}}]
            """;

    private static List<String> explain(double lost) {
        return Rules.explain(new ReconnectHints(), ROLLOUT, (variant, replication, run) -> {
            run.block("run", 0, 1200);
            run.block("rollout at 5m", 300, 1200)
                    .with(StormMetrics.LOST_BY_ROLLOUT, lost)
                    .with(StormMetrics.PEAK_ATTEMPTS, variant.equals("all") ? 634 : 4_300)
                    .with(ClientMetrics.DOWNTIME_P99, 20);
        });
    }

    @Test
    void aHintIsToldWithWhoHeedsIt() {
        assertEquals(
                List.of(
                        "rollout at 5m: pods tell clients how long to wait: with all all wait a random time of up to 20s"
                                + " (attempts peak at 634/s, the p99 downtime is 20s); with few 30 % of them heed it and wait a"
                                + " random time of up to 20s, and the others come back as ever (attempts peak at 4,300/s, the p99"
                                + " downtime is 20s)"),
                explain(10_000));
    }

    @Test
    void whereNothingEndsThereIsNothingToTell() {
        assertEquals(List.of(), explain(0));
    }
}
