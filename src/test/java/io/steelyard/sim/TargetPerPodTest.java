package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class TargetPerPodTest {
    private static OptionalDouble target(String metrics, String sources) {
        return TargetPerPod.of(Steelyard.parse("""
                        duration: 1m
                        clients: {arrivals: [{poisson: 1/s}], lifetime: {exponential: 1m}}
                        deployment: {replicas: 2}
                        autoscaler: {maxReplicas: 9, metrics: [%s]}
                        metrics: {%s}
                        balancer: random
                        """.formatted(metrics, sources)).baselineSetup());
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
}
