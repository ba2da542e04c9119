package io.steelyard.select.envoy.istio;

import io.steelyard.scenario.NotModelled;
import io.steelyard.scenario.Shorthand;

/**
 * A subset of a DestinationRule: the first is that of the Deployment, the second that of the canary.
 *
 * @param name by which routes refer to it
 */
@Shorthand("name")
@NotModelled({"labels", "trafficPolicy"})
public record Subset(String name) {}
