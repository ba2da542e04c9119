package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.DecisionRecord;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A workload under a ScaledObject of KEDA: to no replica and back by KEDA, everything between by its autoscaler. KEDA looks
 * at 0 s, 30 s, ..., and at 0 s no rate has been measured yet; the autoscaler decides at 7 s, 22 s, ...
 */
class KedaTest {
    private static final String SCENARIO = """
            duration: 20m
            kubernetes: {horizontalPodAutoscaler: {phase: 7s}}
            clients:
              open: OPEN
              arrivals: [ARRIVALS]
              lifetime: never
              start: even
              reconnect: {fixed: 1s}
            deployment: {replicas: REPLICAS}
            workload: {startup: {deterministic: 10s}}
            scaledObject:
              apiVersion: keda.sh/v1alpha1
              kind: ScaledObject
              metadata: {name: gateway}
              spec:
                scaleTargetRef: {name: gateway}
                BOUNDS
                triggers:
                  - type: prometheus
                    metadata: {serverAddress: "http://prometheus:9090", query: sum(open), threshold: "100"ACTIVATION}
                  - {type: prometheus, name: tries, metricType: Value, metadata: {query: "sum(rate(x[1m]))", threshold: "1000"}}
                ADVANCED
            metrics:
              sum(open): {is: openConnections}
              tries: {is: attempts, window: 15s}
            balancer: least-conn
            events: [EVENTS]
            """;

    private static Decisions run(Object... namesAndValues) {
        String filled = Fill.in(SCENARIO, namesAndValues);
        return Decisions.of(Fill.in(
                filled,
                "OPEN",
                2000,
                "ARRIVALS",
                "",
                "REPLICAS",
                20,
                "BOUNDS",
                "maxReplicaCount: 50",
                "ACTIVATION",
                "",
                "ADVANCED",
                "",
                "EVENTS",
                ""));
    }

    /** What KEDA did, not the autoscaler. */
    private static List<String> reports(Decisions decisions) {
        return decisions.all().stream()
                .filter(decision -> decision.scalingActive().startsWith("Scaler"))
                .map(decision -> (long) Decisions.seconds(decision) + " " + decision.currentReplicas() + "->"
                        + decision.desiredReplicas() + " " + decision.scalingActive() + " " + decision.ableToScale())
                .toList();
    }

    /**
     * A look every 30 s; the one at 30 s is the last that sees clients. 300 s later it is not yet longer ago than the
     * cooldown period, so the replicas go at 360 s: all at once, though the autoscaler may take none away.
     */
    @Test
    void deactivationGoesPastEveryPolicy() {
        Decisions decisions = run(
                "ADVANCED",
                "advanced: {horizontalPodAutoscalerConfig: {behavior: {scaleDown: {selectPolicy: Disabled}}}}",
                "EVENTS",
                "{leave: {at: 45s, clients: 2000}}");

        assertEquals(
                List.of(
                        "0 20->20 ScalerActive PartialTriggerError",
                        "30 20->20 ScalerActive ",
                        "60 20->20 ScalerCooldown ",
                        "360 20->0 ScalerNotActive KEDAScaleTargetDeactivated",
                        "390 0->0 ScalerNotActive "),
                reports(decisions));
        DecisionRecord held = decisions.at(352);
        assertEquals(20, held.desiredReplicas());
        assertEquals(0, held.proposal());
        assertEquals("ScalingDisabled", decisions.at(367).scalingActive());
    }

    /** Connections cannot tell that anybody waits while no pod runs; attempts can. */
    @Test
    void activationBringsOnePodAndTheAutoscalerTheRest() {
        Decisions decisions =
                run("OPEN", 0, "REPLICAS", 0, "ARRIVALS", "{exact: {clients: 450, at: 65s, every: 10ms}}");

        assertEquals(
                List.of(
                        "0 0->0 ScalerNotActive TriggerError",
                        "30 0->0 ScalerNotActive ",
                        "90 0->1 ScalerActive KEDAScaleTargetActivated",
                        "120 4->4 ScalerActive "),
                reports(decisions).subList(0, 4));
        assertEquals("ScalingDisabled", decisions.at(82).scalingActive());
        // The pod is ready at 100 s and seen with all clients at 105 s: 450 of 100 a pod are five pods.
        assertEquals(450, decisions.at(112).connections());
        assertEquals(4, decisions.at(112).desiredReplicas(), "twice the pods, or four");
        assertEquals(5, decisions.at(127).desiredReplicas());
    }

    @Test
    void itsAutoscalerHasAtLeastOneReplicaAndAnExternalAverage() {
        Decisions decisions = run("OPEN", 50, "REPLICAS", 2, "ACTIVATION", ", activationThreshold: \"40\"");

        assertEquals("sum(open): 25/100 (avg), tries: 0/1k", decisions.at(22).targets());
        assertEquals(1, decisions.at(1192).currentReplicas());
        assertTrue(reports(decisions).stream().allMatch(report -> report.contains("ScalerActive")));
    }

    /** 40 connections are not above 40. */
    @Test
    void atItsActivationThresholdATriggerIsInactive() {
        Decisions decisions = run("OPEN", 40, "REPLICAS", 2, "ACTIVATION", ", activationThreshold: \"40\"");

        assertEquals(
                List.of("0 2->2 ScalerNotActive TriggerError", "30 2->0 ScalerNotActive KEDAScaleTargetDeactivated"),
                reports(decisions).subList(0, 2));
    }

    /** With idleReplicaCount there are none or at least minReplicaCount. */
    @Test
    void idleReplicasStandInForTheFewest() {
        Decisions decisions = run(
                "BOUNDS",
                "minReplicaCount: 5\n    idleReplicaCount: 0\n    cooldownPeriod: 60",
                "EVENTS",
                "{leave: {at: 45s, clients: 2000}}",
                "ARRIVALS",
                "{exact: {clients: 10, at: 310s}}");

        assertEquals(
                List.of(
                        "0 20->20 ScalerActive PartialTriggerError",
                        "30 20->20 ScalerActive ",
                        "60 20->20 ScalerCooldown ",
                        "120 20->0 ScalerNotActive KEDAScaleTargetDeactivated",
                        "150 0->0 ScalerNotActive ",
                        "330 0->5 ScalerActive KEDAScaleTargetActivated",
                        "360 5->5 ScalerActive "),
                reports(decisions));
    }

    /**
     * While a trigger cannot be read, KEDA leaves the replicas alone; its cooldown goes on from the last good look. Its
     * autoscaler takes all but one away as soon as the metric answers again.
     */
    @Test
    void anUnreadableTriggerHoldsDeactivationBack() {
        Decisions decisions = run(
                "EVENTS", "{leave: {at: 45s, clients: 2000}}, {failMetric: {at: 350s, metric: sum(open), for: 1m}}");

        assertEquals(
                List.of(
                        "0 20->20 ScalerActive PartialTriggerError",
                        "30 20->20 ScalerActive ",
                        "60 20->20 ScalerCooldown ",
                        "360 20->20 ScalerNotActive TriggerError",
                        "420 1->0 ScalerNotActive KEDAScaleTargetDeactivated",
                        "450 0->0 ScalerNotActive "),
                reports(decisions));
    }
}
