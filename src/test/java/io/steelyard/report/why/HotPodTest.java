package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.DecisionRecord;
import io.steelyard.report.Made;
import java.util.List;
import org.junit.jupiter.api.Test;

class HotPodTest {
    private static final String AUTOSCALED = Made.scenario(1, "random, least-conn", """
            autoscaler:
              minReplicas: 1
              maxReplicas: 20
              metrics:
                - type: Pods
                  pods: {metric: {name: open}, target: {type: AverageValue, averageValue: "1000"}}
            metrics: {open: {is: openConnections}}
            """);

    private static DecisionRecord decision(String metric, long perPod, int desired, int hottest) {
        return new DecisionRecord(0, 10, 10, 10, 0, metric, 1000 * perPod, "", 10, desired, "", "", "", hottest);
    }

    private static List<String> explain(String yaml, DecisionRecord random, DecisionRecord leastConn) {
        return Rules.explain(new HotPod(), yaml, (variant, replication, run) -> {
            run.block("run", 0, 2400);
            for (int i = 0; i < 3; i++) {
                run.decision(variant.equals("random") ? random : leastConn);
            }
            run.decision(decision("open", 990, 10, 1010));
        });
    }

    @Test
    void podsThatTheAverageHidesAreTold() {
        assertEquals(
                List.of(
                        "the autoscaler sees the average: in 75 % of its decisions with random it saw no more than its 1,000 a"
                                + " pod and left the pods as they were, while one held up to 1,380"),
                explain(AUTOSCALED, decision("open", 990, 10, 1380), decision("open", 990, 10, 1010)));
        assertEquals(
                List.of(
                        "the autoscaler sees the average: in 75 % of its decisions with random it saw no more than its 1,000 a"
                                + " pod and left the pods as they were, while one held up to 1,380 (with least-conn in 75 %, up to"
                                + " 1,200)"),
                explain(AUTOSCALED, decision("open", 990, 10, 1380), decision("open", 990, 10, 1200)));
    }

    @Test
    void anAutoscalerThatActsIsNotBlind() {
        assertEquals(List.of(), explain(AUTOSCALED, decision("open", 1200, 10, 1380), decision("open", 990, 11, 1380)));
        assertEquals(List.of(), explain(AUTOSCALED, decision("other", 990, 10, 1380), decision("open", -1, 10, 1380)));
        assertEquals(List.of(), explain(AUTOSCALED, decision("open", 990, 10, 1090), decision("open", 990, 10, 1090)));
    }

    @Test
    void withoutATargetOfConnectionsNothingIsHot() {
        DecisionRecord hot = decision("open", 990, 10, 1380);
        assertEquals(List.of(), explain(AUTOSCALED.replace("openConnections", "handshakes"), hot, hot));
        assertEquals(List.of(), explain(Made.scenario(1, "random, least-conn"), hot, hot));
    }
}
