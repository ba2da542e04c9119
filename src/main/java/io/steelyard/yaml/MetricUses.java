package io.steelyard.yaml;

import io.steelyard.scenario.ScalerSpec;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.ScaleTriggers;
import io.steelyard.scenario.kubernetes.ScaledObjectSpec;
import io.steelyard.scenario.kubernetes.TriggerType;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The finder of the metrics that the autoscaler of a setup reads, whichever autoscaler it is, and of where they stand. */
final class MetricUses {
    private static final String CPU = "cpu";

    private MetricUses() {}

    /**
     * One metric that is read.
     *
     * @param ofResource whether it is cpu or memory of the pods, whose source need not be written
     * @param ofPods whether every pod must have a value of its own
     * @param place where its name stands, or as near to it as the tree tells
     */
    record Use(String name, boolean ofResource, boolean ofPods, Place place) {}

    static List<Use> of(Setup setup, Keys tree, Vocabulary vocabulary) {
        List<Use> uses = new ArrayList<>();
        setup.autoscaler().ifPresent(spec -> ofAutoscaler(spec, tree, uses));
        setup.scaledObject().ifPresent(spec -> ofScaledObject(spec, tree, uses));
        setup.scaler().ifPresent(spec -> ofScaler(spec, tree, vocabulary, uses));
        return uses;
    }

    private static void ofAutoscaler(HorizontalPodAutoscalerSpec spec, Keys tree, List<Use> uses) {
        if (spec.metrics().isEmpty()) {
            uses.add(new Use(CPU, true, true, item(tree, "autoscaler", "metrics", 0)));
        }
        for (int i = 0; i < spec.metrics().size(); i++) {
            MetricSpec metric = spec.metrics().get(i);
            boolean ofAll = metric.type() == MetricSourceType.Object || metric.type() == MetricSourceType.External;
            boolean ofResource =
                    metric.resource().isPresent() || metric.containerResource().isPresent();
            uses.add(new Use(name(metric), ofResource, !ofAll, item(tree, "autoscaler", "metrics", i)));
        }
    }

    private static String name(MetricSpec metric) {
        Optional<String> resource = metric.resource().map(r -> r.name());
        Optional<String> container = metric.containerResource().map(r -> r.name());
        Optional<String> pods = metric.pods().map(p -> p.metric().name());
        Optional<String> object = metric.object().map(o -> o.metric().name());
        Optional<String> external = metric.external().map(e -> e.metric().name());
        return resource.or(() -> container)
                .or(() -> pods)
                .or(() -> object)
                .or(() -> external)
                .orElseThrow();
    }

    private static void ofScaledObject(ScaledObjectSpec spec, Keys tree, List<Use> uses) {
        for (int i = 0; i < spec.triggers().size(); i++) {
            ScaleTriggers trigger = spec.triggers().get(i);
            boolean ofResource = trigger.type() != TriggerType.prometheus;
            uses.add(new Use(trigger.metric(), ofResource, ofResource, item(tree, "scaledObject", "triggers", i)));
        }
    }

    private static void ofScaler(ScalerSpec spec, Keys tree, Vocabulary vocabulary, List<Use> uses) {
        Tree node = tree.get("scaler");
        Place place = node == null ? tree.place() : node.place();
        Objects.requireNonNull(vocabulary.scalers().get(spec.name()))
                .metrics()
                .apply(spec.options())
                .forEach(name -> uses.add(new Use(name, false, false, place)));
    }

    private static Place item(Keys tree, String key, String list, int index) {
        Tree node = tree.get(key);
        Place place = node == null ? tree.place() : node.place();
        node = node instanceof Keys keys ? keys.get(list) : null;
        node = node instanceof Items items && index < items.items().size()
                ? items.items().get(index)
                : null;
        while (node instanceof Keys keys) {
            place = keys.place();
            node = firstOf(keys, "resource", "containerResource", "pods", "object", "external", "metric", "name");
        }
        return node == null ? place : node.place();
    }

    private static @Nullable Tree firstOf(Keys keys, String... names) {
        for (String name : names) {
            Tree value = keys.get(name);
            if (value != null) {
                return value;
            }
        }
        return null;
    }
}
