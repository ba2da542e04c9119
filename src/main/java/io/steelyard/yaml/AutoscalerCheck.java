package io.steelyard.yaml;

import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.NearestName;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.yaml.MetricUses.Use;
import io.steelyard.yaml.Tree.Items;
import io.steelyard.yaml.Tree.Keys;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds an autoscaler's metrics against the sources of the scenario: each must come from somewhere. */
final class AutoscalerCheck {
    private static final String CPU = "cpu";

    private final Vocabulary vocabulary;
    private final Findings findings;

    AutoscalerCheck(Vocabulary vocabulary, Findings findings) {
        this.vocabulary = vocabulary;
        this.findings = findings;
    }

    /** The setup with the sources that need not be written: those of {@code cpu} and {@code memory}. */
    Setup checked(Setup setup, Keys tree) {
        Map<String, MetricSource> sources = new LinkedHashMap<>(setup.metrics());
        List<Use> uses = MetricUses.of(setup, tree, vocabulary);
        for (Use use : uses) {
            if (use.ofResource()) {
                sources.computeIfAbsent(use.name(), AutoscalerCheck::implicit);
            }
            MetricSource source = sources.get(use.name());
            if (source == null) {
                findings.problem(use.place(), noSource(use.name(), setup));
            } else {
                check(use, source, setup);
            }
        }
        List<String> names = uses.stream().map(Use::name).toList();
        noteUnused(setup, tree, names);
        noteIdleEvents(setup, tree, names);
        return sources.size() == setup.metrics().size() ? setup : setup.withMetrics(sources);
    }

    /** What metrics-server does by itself: cpu is taken from one scrape to the next. */
    private static MetricSource implicit(String name) {
        Findings none = new Findings();
        RecordBinder binder = new RecordBinder(new Vocabulary(Map.of(), Map.of(), List.of(), Map.of(), Map.of()), none);
        Tree tree =
                TreeLoader.load("{is: " + name + ", window: 15s}", CPU, none).orElseThrow();
        return Objects.requireNonNull(binder.bind(tree, MetricSource.class));
    }

    private static String noSource(String name, Setup setup) {
        List<String> known = List.copyOf(setup.metrics().keySet());
        return "metric `" + name + "` comes from nowhere: add metrics: {" + name
                + ": {is: openConnections}}, where `is` is one of "
                + String.join(", ", EnumNames.all(MetricSource.Source.class)) + NearestName.hint(name, known);
    }

    private void check(Use use, MetricSource source, Setup setup) {
        String name = EnumNames.of(source.is());
        if (use.ofPods() && source.is().isOfService()) {
            findings.problem(
                    use.place(),
                    "metric `" + use.name() + "` is " + name
                            + ", which no pod has a value of: its type must be Object or" + " External");
        }
        boolean missing = switch (source.is()) {
            case CPU -> setup.workload().cpu().isEmpty();
            case MEMORY -> setup.workload().memory().isEmpty();
            default -> false;
        };
        if (missing) {
            findings.problem(
                    use.place(),
                    "metric `" + use.name() + "` is " + name + ", but workload." + name
                            + " does not say what a pod uses");
        }
    }

    private void noteUnused(Setup setup, Keys tree, List<String> used) {
        for (String name : setup.metrics().keySet()) {
            if (!used.contains(name)) {
                Place place = tree.get("metrics") instanceof Keys keys
                                && keys.entries().get(name) != null
                        ? Objects.requireNonNull(keys.entries().get(name)).key()
                        : tree.place();
                findings.idle(place, "has no effect: the autoscaler has no metric of this name");
            }
        }
    }

    private void noteIdleEvents(Setup setup, Keys tree, List<String> used) {
        for (int i = 0; i < setup.events().size(); i++) {
            ScenarioEvent event = setup.events().get(i);
            if (event instanceof ScenarioEvent.RestartAutoscaler && !setup.scalesItself()) {
                findings.idle(event(tree, i), "has no effect: there is no autoscaler");
            } else if (event instanceof ScenarioEvent.FailMetric failure && !used.contains(failure.metric())) {
                findings.idle(event(tree, i), "has no effect: the autoscaler has no metric `" + failure.metric() + "`");
            }
        }
    }

    private static Place event(Keys tree, int index) {
        return tree.get("events") instanceof Items items
                ? items.items().get(index).place()
                : tree.place();
    }
}
