package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.DecisionRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What people meet with a HorizontalPodAutoscaler over long-lived connections, each as a scenario. */
class AutoscalingTest {
    private static final String ROLL = """
            duration: 10m
            kubernetes: {version: "VERSION", horizontalPodAutoscaler: {phase: 0s}}
            clients: {open: 20k, lifetime: never, start: even, reconnect: immediate}
            deployment: {replicas: 20, strategy: {rollingUpdate: {maxSurge: 10%, maxUnavailable: 0}}}
            workload: {startup: {deterministic: 40s}}
            autoscaler:
              maxReplicas: 100
              metrics: [METRIC]
            metrics: {open: {is: openConnections}}
            balancer: least-conn
            events: [{rollout: {at: 1m}}]
            """;
    private static final String EXTERNAL =
            "{type: External, external: {metric: {name: open}, target: {type: AverageValue, averageValue: 1000}}}";
    private static final String PODS =
            "{type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 1000}}}";

    /**
     * kubernetes#138505: 22 pods exist while 20 are wanted, 20,000 / 22 is within the tolerance of 1,000, and the answer is
     * then the pods that exist. No version up to 1.37 has it mended.
     */
    @ParameterizedTest
    @ValueSource(strings = {"1.27", "1.30", "1.32", "1.33", "1.35", "1.37"})
    void anExternalAverageDriftsUpDuringARoll(String version) {
        Decisions external = Decisions.of(Fill.in(ROLL, "VERSION", version, "METRIC", EXTERNAL));
        Decisions pods = Decisions.of(Fill.in(ROLL, "VERSION", version, "METRIC", PODS));

        DecisionRecord first = external.all().stream()
                .filter(decision -> decision.desiredReplicas() > 20)
                .findFirst()
                .orElseThrow();
        assertEquals(22, first.statusReplicas());
        assertEquals(22, first.desiredReplicas());
        assertEquals("open: 909091m/1k (avg)", first.targets());
        assertEquals(20, pods.most());
    }

    /** One key, so one pod holds all connections; their mean is on target. */
    @Test
    void itStaysAtItsAverageWhileOnePodIsHot() {
        Decisions decisions = Decisions.of("""
                duration: 10m
                clients: {open: 1000, lifetime: never, affinity: {zipf: {keys: 1}}, reconnect: immediate}
                deployment: {replicas: 10}
                autoscaler:
                  maxReplicas: 100
                  metrics:
                    - {type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 100}}}
                metrics: {open: {is: openConnections}}
                balancer: ring-hash
                """);

        for (DecisionRecord decision : decisions.all()) {
            assertEquals(1000, decision.hottestPod());
            assertEquals(100_000, decision.metricMilli());
            assertEquals(10, decision.desiredReplicas());
        }
        assertEquals(39, decisions.all().size());
    }

    private static final String TWO_METRICS = """
            duration: 6m
            kubernetes: {horizontalPodAutoscaler: {phase: 0s}}
            clients: {open: 2000, arrivals: [ARRIVALS], lifetime: never, start: even, reconnect: immediate}
            deployment: {replicas: 20}
            autoscaler:
              maxReplicas: 100
              metrics:
                - {type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 100}}}
                - {type: External, external: {metric: {name: sum}, target: {type: AverageValue, averageValue: 100}}}
              behavior: {scaleDown: {stabilizationWindowSeconds: 0}}
            metrics: {open: {is: openConnections}, sum: {is: openConnections}}
            balancer: least-conn
            events: [{failMetric: {at: 50s, metric: open, for: 2m}}EVENTS]
            """;

    @Test
    void aFailingMetricForbidsTakingReplicasAway() {
        Decisions decisions =
                Decisions.of(Fill.in(TWO_METRICS, "ARRIVALS", "", "EVENTS", ", {leave: {at: 80s, clients: 1000}}"));

        assertEquals(180, decisions.leaves(20), "the first sync at which the metric answers again");
        for (DecisionRecord decision : decisions.between(90, 170)) {
            assertEquals("FailedGetPodsMetric", decision.scalingActive());
            assertEquals("open: <unknown>/100, sum: 50/100 (avg)", decision.targets());
            assertEquals(20, decision.desiredReplicas());
            assertEquals(-1, decision.proposal());
        }
        assertEquals(10, decisions.at(180).desiredReplicas());
    }

    @Test
    void aFailingMetricDoesNotForbidAddingReplicas() {
        Decisions decisions =
                Decisions.of(Fill.in(TWO_METRICS, "ARRIVALS", "{burst: {at: 80s, clients: 1000}}", "EVENTS", ""));

        DecisionRecord up = decisions.at(90);
        assertEquals(30, up.desiredReplicas());
        assertEquals("ValidMetricFound", up.scalingActive());
        assertEquals("SucceededRescale", up.ableToScale());
        assertEquals("sum", up.metric());
    }

    private static final String LEAVE = """
            duration: 12m
            kubernetes: {horizontalPodAutoscaler: {phase: 0s, syncPeriod: PERIODs}}
            clients: {open: 2000, lifetime: never, start: even, reconnect: immediate}
            deployment: {replicas: 20}
            autoscaler:
              maxReplicas: 100
              metrics:
                - {type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 100}}}
            metrics: {open: {is: openConnections, scrape: 1s}}
            balancer: least-conn
            events: [{leave: {at: 1s, clients: 1000}}EVENTS]
            """;

    /** What the new instance finds at 215 s counts for 300 s, the 20 replicas that there still are. */
    @Test
    void aRestartDelaysAScaleDownByTheWholeWindow() {
        Decisions steady = Decisions.of(Fill.in(LEAVE, "PERIOD", "15", "EVENTS", ""));
        Decisions restarted =
                Decisions.of(Fill.in(LEAVE, "PERIOD", "15", "EVENTS", ", {restartAutoscaler: {at: 200s}}"));

        assertEquals(315, steady.leaves(20));
        assertEquals(530, restarted.leaves(20));
        assertEquals(
                List.of(195.0, 215.0, 230.0),
                restarted.between(195, 231).stream().map(Decisions::seconds).toList());
    }

    /** A policy of one pod in five minutes: the restarted controller does not know that it has used it up. */
    @Test
    void aRestartForgetsScaleEvents() {
        String policy = """
                  behavior:
                    scaleDown: {stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 1, periodSeconds: 300}]}
                metrics""";
        Decisions restarted = Decisions.of(Fill.in(LEAVE, "PERIOD", "15", "EVENTS", ", {restartAutoscaler: {at: 61s}}")
                .replace("metrics: {open", policy + ": {open"));

        assertEquals(15, restarted.leaves(20));
        assertEquals(76, restarted.leaves(19));
        assertEquals(376, restarted.leaves(18));
    }

    /** A recommendation exactly as old as the window still counts without behavior; a few milliseconds make it older. */
    @Test
    void someMillisecondsMoreMakeTheWindowEndOneSyncEarlier() {
        assertEquals(
                315, Decisions.of(Fill.in(LEAVE, "PERIOD", "15", "EVENTS", "")).leaves(20));
        assertEquals(
                300.1,
                Decisions.of(Fill.in(LEAVE, "PERIOD", "15.005", "EVENTS", "")).leaves(20));
    }

    /** 1,100 connections on 10 pods with a target of 100: |1 - 1.1| is above 0.1 as a double, 1.1 is not above 1 + 0.1. */
    @ParameterizedTest
    @CsvSource({"1.32, 11", "1.33, 10", "1.37, 10"})
    void theVersionDecidesAtTheEdgeOfTheTolerance(String version, int replicas) {
        Decisions decisions = Decisions.of(Fill.in("""
                duration: 1m
                kubernetes: {version: "VERSION"}
                clients: {open: 1100, lifetime: never, start: even}
                deployment: {replicas: 10}
                autoscaler:
                  maxReplicas: 100
                  metrics:
                    - {type: Pods, pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 100}}}
                metrics: {open: {is: openConnections}}
                balancer: least-conn
                """, "VERSION", version));

        assertEquals(replicas, decisions.at(15).desiredReplicas());
    }

    /** Half of the pods drain for minutes: their clients count in one sum and not in the other. */
    @ParameterizedTest
    @CsvSource({"false, 1000, 10", "true, 2000, 20"})
    void anExternalSumCountsDrainingPodsOrNot(boolean terminating, int sum, int replicas) {
        Decisions decisions = Decisions.of(Fill.in("""
                duration: 3m
                kubernetes: {horizontalPodAutoscaler: {phase: 0s}}
                clients: {open: 2000, lifetime: never, start: even, reconnect: immediate}
                deployment: {replicas: 20, template: {spec: {terminationGracePeriodSeconds: 600}}}
                workload: {drain: untilKilled, startup: {deterministic: 20s}}
                autoscaler:
                  maxReplicas: 100
                  metrics:
                    - {type: External, external: {metric: {name: sum}, target: {type: AverageValue, averageValue: 100}}}
                metrics: {sum: {is: openConnections, terminating: COUNTED}}
                balancer: least-conn
                events: [{scale: {at: 20s, replicas: 10}}]
                """, "COUNTED", terminating));

        DecisionRecord after = decisions.at(30);
        assertEquals(10, after.statusReplicas());
        assertEquals(2000, after.connections());
        assertEquals(sum * 1000L / 10, after.metricMilli());
        assertEquals(replicas, after.proposal());
    }

    /** From 1.37 on a HorizontalPodAutoscaler goes to no replica by itself, and back by a metric that needs no pod. */
    @Test
    void minReplicasMayBeZero() {
        Decisions decisions = Decisions.of("""
                duration: 20m
                kubernetes: {version: "1.37", horizontalPodAutoscaler: {phase: 0s}}
                clients:
                  open: 100
                  arrivals: [{exact: {clients: 50, at: 722s, every: 100ms}}]
                  lifetime: never
                  start: even
                  reconnect: {fixed: 1s}
                deployment: {replicas: 2}
                workload: {startup: {deterministic: 10s}}
                autoscaler:
                  minReplicas: 0
                  maxReplicas: 10
                  metrics:
                    - {type: External, external: {metric: {name: open}, target: {type: AverageValue, averageValue: 50}}}
                    - {type: External, external: {metric: {name: tries}, target: {type: Value, value: 1k}}}
                metrics: {open: {is: openConnections}, tries: {is: attempts, window: 15s}}
                balancer: least-conn
                events: [{leave: {at: 1m, clients: 100}}]
                """);

        assertEquals(0, decisions.at(600).currentReplicas());
        assertEquals(0, decisions.at(720).desiredReplicas());
        // 50 clients arrive within 5 s and try once a second: some 40 attempts a second, of which 1,000 would be one
        // pod.
        assertEquals(1, decisions.at(735).desiredReplicas());
        assertEquals("tries", decisions.at(735).metric());
        assertEquals("ValidMetricFound", decisions.at(735).scalingActive());
        assertTrue(decisions.at(795).connections() == 50 && decisions.at(795).readyPods() == 1);
    }
}
