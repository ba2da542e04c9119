package io.steelyard.sim;

import io.steelyard.kube.hpa.MetricRule;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.MetricSpec;
import java.util.List;
import java.util.OptionalDouble;

/** The connections that an autoscaler wants on a pod, where one of its metrics says so. */
final class TargetPerPod {
    private static final double MILLI = 1_000;

    private TargetPerPod() {}

    /** The least average value that a metric of open connections is held at; empty if there is none. */
    static OptionalDouble of(Setup setup) {
        OptionalDouble least = OptionalDouble.empty();
        for (MetricSpec spec : setup.autoscaler().map(hpa -> hpa.metrics()).orElseGet(List::of)) {
            MetricRule rule = MetricRule.of(spec);
            MetricSource source = setup.metrics().get(rule.name());
            boolean ofConnections = source != null && source.is() == MetricSource.Source.OPEN_CONNECTIONS;
            if (ofConnections && rule.target().averageValueMilli().isPresent()) {
                double target = rule.target().averageValueMilli().getAsLong() / MILLI;
                least = OptionalDouble.of(Math.min(target, least.orElse(target)));
            }
        }
        return least;
    }
}
