package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetPerPodTest {
    private static OptionalDouble target(String metrics, String sources) {
        return ofAutoscaler("autoscaler: {maxReplicas: 9, metrics: [" + metrics + "]}", sources);
    }

    private static OptionalDouble ofAutoscaler(String autoscaler, String sources) {
        return TargetPerPod.of(
                Steelyard.parse("""
                        duration: 1m
                        clients: {arrivals: [{poisson: 1/s}], lifetime: {exponential: 1m}}
                        deployment: {replicas: 2}
                        %s
                        metrics: {%s}
                        balancer: random
                        """.formatted(autoscaler, sources)).baselineSetup());
    }

    private static String pods(String name, String target) {
        return "{type: Pods, pods: {metric: {name: " + name + "}, target: {type: AverageValue, averageValue: " + target
                + "}}}";
    }

    @Test
    void theLeastAverageOfOpenConnectionsCounts() {
        assertEquals(
                OptionalDouble.of(2.5),
                target(
                        pods("a", "100") + "," + pods("b", "2500m") + "," + pods("c", "1"),
                        "a: {is: openConnections}, b: {is: openConnections}, c: {is: handshakes}"));
    }

    @Test
    void anotherMetricSaysNothingOfConnections() {
        assertEquals(OptionalDouble.empty(), target(pods("c", "1"), "c: {is: handshakes}"));
    }

    @Test
    void theAverageOfKedaAndOfAnAutoscalerByNameCountsToo() {
        String sources = "a: {is: openConnections}";
        String trigger = "scaledObject: {triggers: [{type: prometheus, metadata: {query: a, threshold: 40}}]}";

        assertEquals(OptionalDouble.of(40), ofAutoscaler(trigger, sources));
        assertEquals(
                OptionalDouble.of(1500),
                ofAutoscaler("scaler: {predictive: {metric: a, averageValue: 1.5k, maxReplicas: 9}}", sources));
        assertEquals(
                OptionalDouble.empty(),
                ofAutoscaler("scaler: {scheduled: {steps: [{from: 0s, replicas: 2}]}}", sources));
    }
}
