package io.steelyard;

import io.steelyard.kube.scaler.AutoscalerProvider;
import io.steelyard.kube.scaler.AutoscalerRegistry;
import io.steelyard.kube.scaler.MetricRequest;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.rebalance.DrainPresets;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.Workload;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.traffic.LawPresets;
import io.steelyard.traffic.ReconnectPresets;
import io.steelyard.yaml.Vocabulary;
import io.steelyard.yaml.Vocabulary.Balancer;
import io.steelyard.yaml.Vocabulary.MetricForm;
import io.steelyard.yaml.Vocabulary.Scaler;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The names that scenarios may use, gathered from the registries of balancers, autoscalers, presets and metrics. */
public final class Vocabularies {
    /** Balancers that users ask for and that are refused by name as long as no provider has the name. */
    private static final List<String> PLANNED = List.of(
            "weighted-round-robin",
            "weighted-random",
            "multi-probe",
            "anchor",
            "memento",
            "dx",
            "client-ip",
            "sticky-cookie",
            "aperture",
            "peak-ewma",
            "haproxy",
            "nginx",
            "ingress-nginx");

    private Vocabularies() {}

    /** The vocabulary of this class path: a jar with more balancers or autoscalers adds their names. */
    public static Vocabulary ofClassPath() {
        Map<String, Balancer> balancers = balancers();
        List<String> planned =
                PLANNED.stream().filter(name -> !balancers.containsKey(name)).toList();
        return new Vocabulary(balancers, scalers(), planned, presets(), metrics());
    }

    private static Map<String, Balancer> balancers() {
        Map<String, Balancer> balancers = new LinkedHashMap<>();
        for (SelectorProvider<?> provider : SelectorRegistry.all()) {
            balancers.put(provider.name(), new Balancer(provider.optionsType(), provider.summary()));
        }
        return balancers;
    }

    private static Map<String, Scaler> scalers() {
        Map<String, Scaler> scalers = new LinkedHashMap<>();
        for (AutoscalerProvider<?> provider : AutoscalerRegistry.all()) {
            scalers.put(
                    provider.name(),
                    new Scaler(provider.optionsType(), provider.summary(), options -> metrics(provider, options)));
        }
        return scalers;
    }

    private static List<String> metrics(AutoscalerProvider<?> provider, Record options) {
        return AutoscalerRegistry.metrics(provider, options).stream()
                .map(MetricRequest::name)
                .toList();
    }

    private static Map<Class<? extends Record>, Map<String, Record>> presets() {
        Map<String, Record> laws = new LinkedHashMap<>();
        LawPresets.all().forEach(preset -> laws.put(preset.name(), (Record) preset.law()));
        Map<String, Record> policies = new LinkedHashMap<>();
        ReconnectPresets.all().forEach(preset -> policies.put(preset.name(), (Record) preset.policy()));
        Map<String, Record> drains = new LinkedHashMap<>();
        DrainPresets.all().forEach(preset -> drains.put(preset.name(), (Record) preset.drain()));
        Map<Class<? extends Record>, Map<String, Record>> presets = new LinkedHashMap<>();
        presets.put(Law.Preset.class, laws);
        presets.put(Reconnect.Preset.class, policies);
        presets.put(Workload.Drain.Preset.class, drains);
        return presets;
    }

    private static Map<String, MetricForm> metrics() {
        Map<String, MetricForm> metrics = new LinkedHashMap<>();
        for (Metric metric : MetricCatalog.all()) {
            metrics.put(metric.id(), new MetricForm(metric.unit(), metric.overTime(), metric.meaning()));
        }
        return metrics;
    }
}
