package io.steelyard.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The names that a scenario may use beyond its own keys, with what is needed to read what stands under them.
 *
 * @param balancers every balancer, by name
 * @param plannedBalancers names of balancers that are known and refused, because they are not modelled yet
 * @param presets what each preset stands for, by name, by the record that names one, such as {@code Law.Preset}
 * @param metrics the metrics that an objective may limit, by id
 */
public record Vocabulary(
        Map<String, Balancer> balancers,
        List<String> plannedBalancers,
        Map<Class<? extends Record>, Map<String, Record>> presets,
        Map<String, MetricForm> metrics) {
    public Vocabulary {
        balancers = Collections.unmodifiableMap(new LinkedHashMap<>(balancers));
        plannedBalancers = List.copyOf(plannedBalancers);
        Map<Class<? extends Record>, Map<String, Record>> named = new LinkedHashMap<>();
        presets.forEach((type, byName) -> named.put(type, Collections.unmodifiableMap(new LinkedHashMap<>(byName))));
        presets = Collections.unmodifiableMap(named);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /**
     * What stands under a balancer's name.
     *
     * @param options the record of its options
     * @param summary one line: what it does, product and version or paper
     */
    public record Balancer(Class<? extends Record> options, String summary) {}

    /**
     * How the values of a metric look.
     *
     * @param unit {@code s}, {@code 1/s}, {@code ratio} and so on
     * @param overTime whether it varies over time, so that it has quantiles
     * @param meaning one sentence
     */
    public record MetricForm(String unit, boolean overTime, String meaning) {}
}
