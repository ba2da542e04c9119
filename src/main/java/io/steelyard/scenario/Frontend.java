package io.steelyard.scenario;

/**
 * The layer-4 balancer before the gateways.
 *
 * @param balancer how it chooses a gateway for a connection
 */
@NotModelled({"preset", "idleTimeout", "healthCheck", "deregistration", "crossZone"})
public record Frontend(@Default("random") Spec balancer) {}
