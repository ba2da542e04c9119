package io.steelyard.yaml;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The names that a scenario may use beyond its own keys, with what is needed to read what stands under them.
 *
 * @param balancers every balancer, by name
 * @param scalers every autoscaler that has a name, by it
 * @param plannedBalancers names of balancers that are known and refused, because they are not modelled yet
 * @param presets what each preset stands for, by name, by the record that names one, such as {@code Law.Preset}
 * @param metrics the metrics that an objective may limit, by id
 */
public record Vocabulary(
        Map<String, Balancer> balancers,
        Map<String, Scaler> scalers,
        List<String> plannedBalancers,
        Map<Class<? extends Record>, Map<String, Record>> presets,
        Map<String, MetricForm> metrics) {
    public Vocabulary {
        balancers = Collections.unmodifiableMap(new LinkedHashMap<>(balancers));
        scalers = Collections.unmodifiableMap(new LinkedHashMap<>(scalers));
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
     * What stands under an autoscaler's name.
     *
     * @param options the record of its options
     * @param summary one line: what it does, and its source
     * @param metrics the names of the metrics that it reads with given options
     */
    public record Scaler(Class<? extends Record> options, String summary, Function<Record, List<String>> metrics) {}

    /**
     * How the values of a metric look.
     *
     * @param unit {@code s}, {@code 1/s}, {@code ratio} and so on
     * @param overTime whether it varies over time, so that it has quantiles
     * @param meaning one sentence
     */
    public record MetricForm(String unit, boolean overTime, String meaning) {}
}
