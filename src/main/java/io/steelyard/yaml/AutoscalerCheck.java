package io.steelyard.yaml;

import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds an autoscaler's metrics against the sources of the scenario: each must come from somewhere. */
final class AutoscalerCheck {
    private static final String CPU = "cpu";

    private final Findings findings;

    AutoscalerCheck(Findings findings) {
        this.findings = findings;
    }

    /** The setup with the sources that need not be written: those of {@code cpu} and {@code memory}. */
    Setup checked(Setup setup, Keys tree) {
        Map<String, MetricSource> sources = new LinkedHashMap<>(setup.metrics());
        List<String> used = new ArrayList<>();
        setup.autoscaler().ifPresent(autoscaler -> used.addAll(used(autoscaler)));
        for (int i = 0; i < used.size(); i++) {
            String name = used.get(i);
            boolean resource = isResource(setup, i);
            if (!sources.containsKey(name) && resource) {
                sources.put(name, implicit(name));
            }
            if (!sources.containsKey(name)) {
                findings.problem(placeOf(tree, i), noSource(name, setup));
            } else {
                checkModel(setup, tree, i, name, sources);
            }
        }
        unused(setup, tree, used);
        return sources.size() == setup.metrics().size() ? setup : setup.withMetrics(sources);
    }

    /** Names of the metrics in order; without any the API takes the cpu. */
    private static List<String> used(HorizontalPodAutoscalerSpec autoscaler) {
        return autoscaler.metrics().isEmpty()
                ? List.of(CPU)
                : autoscaler.metrics().stream().map(AutoscalerCheck::name).toList();
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

    private static boolean isResource(Setup setup, int index) {
        List<MetricSpec> metrics = setup.autoscaler().orElseThrow().metrics();
        return metrics.isEmpty()
                || metrics.get(index).resource().isPresent()
                || metrics.get(index).containerResource().isPresent();
    }

    private static MetricSource implicit(String name) {
        Findings none = new Findings();
        RecordBinder binder = new RecordBinder(new Vocabulary(Map.of(), List.of(), Map.of(), Map.of()), none);
        Tree tree = TreeLoader.load("{is: " + name + "}", CPU, none).orElseThrow();
        return Objects.requireNonNull(binder.bind(tree, MetricSource.class));
    }

    private static String noSource(String name, Setup setup) {
        List<String> known = List.copyOf(setup.metrics().keySet());
        return "metric `" + name + "` comes from nowhere: add metrics: {" + name
                + ": {is: openConnections}}, where `is` is one of "
                + String.join(", ", EnumNames.all(MetricSource.Source.class)) + NearestName.hint(name, known);
    }

    private void checkModel(Setup setup, Keys tree, int index, String name, Map<String, MetricSource> sources) {
        MetricSource source = Objects.requireNonNull(sources.get(name));
        boolean missing = switch (source.is()) {
            case CPU -> setup.workload().cpu().isEmpty();
            case MEMORY -> setup.workload().memory().isEmpty();
            default -> false;
        };
        if (missing) {
            String key = source.is() == MetricSource.Source.CPU ? CPU : "memory";
            findings.problem(
                    placeOf(tree, index),
                    "metric `" + name + "` is " + key + ", but workload." + key + " does not say what a pod uses");
        }
    }

    private void unused(Setup setup, Keys tree, List<String> used) {
        for (String name : setup.metrics().keySet()) {
            if (!used.contains(name)) {
                Place place = tree.get("metrics") instanceof Keys keys
                                && keys.entries().get(name) != null
                        ? Objects.requireNonNull(keys.entries().get(name)).key()
                        : tree.place();
                findings.note(place, "has no effect: the autoscaler has no metric of this name");
            }
        }
    }

    /** Where the metric's name stands, or as near to it as the tree tells. */
    private static Place placeOf(Keys tree, int index) {
        Tree node = tree.get("autoscaler");
        Place place = node == null ? tree.place() : node.place();
        node = node instanceof Keys keys ? keys.get("metrics") : null;
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
