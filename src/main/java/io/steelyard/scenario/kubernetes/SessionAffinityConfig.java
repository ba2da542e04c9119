package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;

/**
 * The configuration of a Service's session affinity.
 *
 * @param clientIP that by source address
 */
public record SessionAffinityConfig(@Default("{}") ClientIPConfig clientIP) {}
