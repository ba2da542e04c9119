package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * The layer-4 balancer before the gateways.
 *
 * @param balancer how it chooses a gateway for a connection
 * @param healthCheck how it finds out which gateways listen; without it, it knows at once
 * @param deregistration how long the connections of a gateway that is being deleted live on at most; without it, as long
 *     as the gateway carries them
 */
@NotModelled({"preset", "idleTimeout", "crossZone"})
public record Frontend(
        @Default("random") Spec balancer, Optional<HealthCheck> healthCheck, Optional<Duration> deregistration) {
    public Frontend {
        deregistration.ifPresent(delay -> Checks.positive("deregistration", delay));
        if (healthCheck.isPresent() && healthCheck.get().onMarkedDown() != HealthCheck.OnMarkedDown.KEEP) {
            throw new IllegalArgumentException("healthCheck must not have onMarkedDown: a front end keeps connections");
        }
    }
}
