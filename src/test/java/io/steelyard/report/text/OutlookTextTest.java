package io.steelyard.report.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Outlook;
import org.junit.jupiter.api.Test;

class OutlookTextTest {
    @Test
    void gatewaysAndTheSecondDeploymentAreNamed() {
        Scenario scenario = Steelyard.parse("""
                duration: 1h
                clients: {open: 100, lifetime: never}
                deployment: {replicas: 9}
                canary: {deployment: {replicas: 1}}
                gateway: {deployment: {replicas: 3}, concurrency: 4, endpointUpdates: reload}
                balancer: random
                """);
        String text = OutlookText.of(scenario, Outlook.of(scenario), 120);
        assertTrue(text.contains("canary      1 replica of a second Deployment\n"), text);
        assertTrue(
                text.contains("gateways    3 replicas of 4 workers, no autoscaler; changes of pods come by a reload\n"),
                text);
    }
}
