package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Inert;

/**
 * The name of a metric (autoscaling/v2 {@code MetricIdentifier}). The scenario says what the name measures, so a
 * selector of series has nothing left to choose.
 *
 * @param name the metric's name
 */
@Inert({"selector"})
public record MetricIdentifier(String name) {
    public MetricIdentifier {
        Check.notBlank("name", name);
    }
}
