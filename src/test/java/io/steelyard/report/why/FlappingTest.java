package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlappingTest {
    private static final String SCALED = """
            name: made
            description: ''
            duration: 2h
            replications: 2
            clients: {open: 1k, lifetime: never, start: even}
            deployment:
              replicas: 1
              template: {spec: {containers: [{name: server, resources: {requests: {cpu: 400m}}}, {name: helper, resources: {requests: {cpu: 100m}}}]}}
            workload: {cpu: {perConnection: 280u, perHandshake: 50m}}
            autoscaler:
              minReplicas: 1
              maxReplicas: 5
              metrics: [METRIC]
            metrics: {open: {is: openConnections}}
            balancer: random
            compare:
              baseline: default
              default: {}
              window: {autoscaler: {behavior: {scaleUp: {stabilizationWindowSeconds: 120}}}}
            """;
    private static final String CPU = SCALED.replace(
            "METRIC", "{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}");
    private static final String OPEN = SCALED.replace(
            "METRIC", "{type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 1k}}}");

    private static DecisionRecord decision(double seconds, int from, int to, String metric, long milli) {
        return new DecisionRecord(
                (long) (seconds * 1e9), from, from, from, 0, metric, milli, "", to, to, "", "", "", 0);
    }

    private static void flaps(RunBuilder run, double times, double closed) {
        run.block("run", 0, 7200)
                .with(AutoscalerMetrics.FLAPS, times)
                .with(AutoscalerMetrics.LOST_BY_SCALE_DOWN, closed);
    }

    /** At 100 s and at 1000 s two pods become one, 15 s later two again; at 4000 s for good. */
    private static void downAndUp(RunBuilder run, String metric, long before, long after) {
        for (int at : new int[] {100, 1000}) {
            run.decision(decision(at - 15, 2, 2, metric, 777));
            run.decision(decision(at, 2, 1, metric, before));
            run.decision(decision(at + 15, 1, 2, metric, after));
        }
        run.decision(decision(4000, 2, 1, metric, before));
    }

    private static List<String> explain(String yaml, String metric, double closed) {
        return Rules.explain(new Flapping(), yaml, (variant, replication, run) -> {
            boolean flaps = variant.equals("default");
            flaps(run, flaps ? 3 + replication : 0, flaps ? closed : 0);
            if (flaps) {
                downAndUp(run, metric, 120 + 10 * replication, 600);
            }
        });
    }

    @Test
    void scaleDownsWhoseHandshakesBringThePodsBackAreTold() {
        assertEquals(
                List.of(
                        "the autoscaler turns round 3.50 ±6.35 times with default: a scale-down closes 300 connections, whose"
                                + " handshakes lift cpu from 25 % to 120 % (target 80 %), and 15s later it goes up again, every 15m; never"
                                + " with window"),
                explain(CPU, "cpu", 900));
    }

    @Test
    void aMetricThatHandshakesDoNotRaiseIsToldWithoutThem() {
        assertEquals(
                List.of(
                        "the autoscaler turns round 3.50 ±6.35 times with default: a scale-down at open 0.13 closes 300 connections"
                                + " and is taken back 15s later at 0.60 (target 1,000), every 15m; never with window"),
                explain(OPEN, "open", 900));
        assertEquals(
                List.of(
                        "the autoscaler turns round 3.50 ±6.35 times with default: it goes down at open 0.13 and up again 15s later"
                                + " at 0.60 (target 1,000), every 15m; never with window"),
                explain(OPEN, "open", 0));
    }

    @Test
    void whereAnotherMetricDecidedNoValueIsTold() {
        assertEquals(
                List.of(
                        "the autoscaler turns round 3.50 ±6.35 times with default: a scale-down closes 300 connections and is taken"
                                + " back 15s later, every 15m; never with window"),
                explain(OPEN, "other", 900));
    }

    @Test
    void scaleUpsThatAreTakenBackAreTold() {
        assertEquals(
                List.of(
                        "the autoscaler turns round 2 times with default: it goes up at cpu 120 % and down again 5m later at 24 %"
                                + " (target 80 %); 2 times with window: it goes up at cpu 120 % and down again 5m later at 24 % (target"
                                + " 80 %)"),
                Rules.explain(new Flapping(), CPU, (variant, replication, run) -> {
                    flaps(run, 2, 100);
                    run.decision(decision(100, 1, 2, "cpu", 600)).decision(decision(400, 2, 1, "cpu", 120));
                }));
    }

    @Test
    void changesFarApartAreNoTurns() {
        assertEquals(
                List.of("the autoscaler turns round 2 times with default; 2 times with window"),
                Rules.explain(new Flapping(), CPU, (variant, replication, run) -> {
                    flaps(run, 2, 0);
                    run.decision(decision(100, 2, 1, "cpu", 120)).decision(decision(701, 1, 2, "cpu", 600));
                }));
    }

    @Test
    void whoTurnsRoundOnceHasNoHabitOfIt() {
        assertEquals(List.of(), Rules.explain(new Flapping(), CPU, (variant, replication, run) -> flaps(run, 1, 900)));
        assertEquals(
                List.of("the autoscaler turns round 2 times with window; fewer times with default"),
                Rules.explain(
                        new Flapping(),
                        CPU,
                        (variant, replication, run) -> flaps(run, variant.equals("window") ? 2 : 1, 0)));
    }

    @Test
    void aSteadyAutoscalerIsNoNews() {
        assertEquals(List.of(), Rules.explain(new Flapping(), CPU, (variant, replication, run) -> flaps(run, 0, 900)));
    }
}
