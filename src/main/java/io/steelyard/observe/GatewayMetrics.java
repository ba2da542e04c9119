package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of gateways. */
public final class GatewayMetrics {
    private GatewayMetrics() {}

    /** Gateways. */
    public static final Metric GATEWAYS_MEAN = Metric.neutral(
            "gateways.mean",
            "gateways",
            "gateways",
            "Gateways that take connections, mean over samples; n/a where the scenario has none.");

    /** How unevenly connections are spread over gateways. */
    public static final Metric MAX_OVER_MEAN = Metric.lower(
            "gateways.maxOverMean",
            "fullest over mean gateway",
            "ratio",
            "Connections of the fullest of the gateways that take connections over their mean, mean over samples.");

    /** All of them. */
    static final List<Metric> ALL = List.of(GATEWAYS_MEAN, MAX_OVER_MEAN);
}
