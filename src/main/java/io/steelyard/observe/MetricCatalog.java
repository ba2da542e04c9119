package io.steelyard.observe;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The list of every metric, in the order in which reports show them. */
public final class MetricCatalog {
    private static final List<Metric> ALL = gather();
    private static final Map<String, Integer> INDEX = index();

    private MetricCatalog() {}

    private static List<Metric> gather() {
        List<Metric> all = new ArrayList<>();
        all.addAll(BalanceMetrics.ALL);
        all.addAll(StormMetrics.ALL);
        all.addAll(QueueMetrics.ALL);
        all.addAll(AttemptMetrics.ALL);
        all.addAll(RebalancingMetrics.ALL);
        all.addAll(AutoscalerMetrics.ALL);
        all.addAll(PodMetrics.ALL);
        all.addAll(WorkloadMetrics.ALL);
        all.addAll(NodeMetrics.ALL);
        all.addAll(GatewayMetrics.ALL);
        all.addAll(ClientMetrics.ALL);
        return List.copyOf(all);
    }

    private static Map<String, Integer> index() {
        Map<String, Integer> index = new LinkedHashMap<>();
        for (Metric metric : ALL) {
            index.put(metric.id(), index.size());
        }
        return index;
    }

    /** Every metric. */
    public static List<Metric> all() {
        return ALL;
    }

    /** The metric with an id. */
    public static Optional<Metric> find(String id) {
        return Optional.ofNullable(INDEX.get(id)).map(ALL::get);
    }

    /** The position of a metric in {@link #all()}. */
    public static int indexOf(Metric metric) {
        Integer index = INDEX.get(metric.id());
        if (index == null) {
            throw new IllegalArgumentException("no metric of the catalog: " + metric.id());
        }
        return index;
    }
}
