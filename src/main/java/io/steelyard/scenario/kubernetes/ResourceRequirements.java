package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;

/**
 * What a container requests (core/v1 {@code ResourceRequirements}). Limits are refused: one on memory kills the
 * container, one on cpu slows it down, and both stand in for an absent request.
 *
 * @param requests the requests, the denominators of a utilization
 */
@Inert({"claims"})
@NotModelled({"limits"})
public record ResourceRequirements(@Default("{}") ResourceList requests) {}
