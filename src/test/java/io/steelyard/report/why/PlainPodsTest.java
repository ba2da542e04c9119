package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainPodsTest {
    private static final String PODS = """
            duration: 1h
            clients: {open: 50, lifetime: never}
            balancer: random
            """;

    private static boolean plain(String pods) {
        return PlainPods.of(Steelyard.parse(PODS + pods).baselineSetup());
    }

    @Test
    void aStartMayTakeItsTimeAndAContainerMayBeWatchedForItsLife() {
        assertTrue(plain("deployment: {replicas: 3}\n"));
        assertTrue(plain("""
                workload: {startup: {exponential: 20s}, warmUp: {deterministic: 0s}}
                deployment: {template: {spec: {containers: [{name: server, livenessProbe: {}}]}}}
                """));
        assertTrue(plain("deployment: {template: {spec: {containers: [{name: a}, {name: b, readinessProbe: {}}]}}}\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deployment: {}\nworkload: {warmUp: {deterministic: 1s}}",
                "deployment: {}\nworkload: {warmUp: {exponential: 1s}}",
                "deployment: {}\nworkload: {connectionLimit: 5k}",
                "deployment: {}\nendpoints: istiod",
                "deployment: {}\nendpoints: kubeProxy",
                "statefulSet: {template: {spec: {containers: [{name: a, readinessProbe: {}}]}}}"
            })
    void whatDelaysOrLimitsIsNotPlain(String pods) {
        assertFalse(plain(pods));
    }
}
