package io.steelyard.proxy;

/**
 * How somebody checks whether targets answer.
 *
 * @param intervalNanos time between two checks of one target, above 0
 * @param rise successes in a row after which a target is up, at least 1
 * @param fall failures in a row after which a target is down, at least 1
 */
public record HealthCheckSettings(long intervalNanos, int rise, int fall) {}
