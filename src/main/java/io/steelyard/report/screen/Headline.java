package io.steelyard.report.screen;

import io.steelyard.report.text.Figures;
import io.steelyard.report.text.Words;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.KeyNames;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The first line of a screen: what was run. */
final class Headline {
    private static final String DOT = " · ";

    private Headline() {}

    /** {@code burst · 10 pods, 9.6k clients open, +20k in a minute, rollout · 10 replications, 95 % intervals · 1.9 s}. */
    static String of(Scenario scenario, double openAtStart, Optional<String> wallTime) {
        List<String> parts = new ArrayList<>();
        parts.add(scenario.name());
        parts.add(String.join(", ", happenings(scenario, openAtStart)));
        parts.add(
                scenario.replications() < 2
                        ? "1 replication"
                        : scenario.replications() + " replications, 95 % intervals");
        wallTime.ifPresent(parts::add);
        return String.join(DOT, parts);
    }

    private static List<String> happenings(Scenario scenario, double openAtStart) {
        List<String> parts = new ArrayList<>();
        parts.add(pods(scenario));
        gateways(scenario).ifPresent(parts::add);
        if (openAtStart > 0) {
            parts.add(Figures.compact(openAtStart) + " clients open");
        } else {
            parts.add("no client open");
        }
        Setup setup = scenario.baselineSetup();
        for (Arrivals arrivals : setup.clients().arrivals()) {
            if (arrivals instanceof Arrivals.Burst burst) {
                parts.add("+" + Figures.compact((double) burst.clients().value()) + " " + over(burst.over()));
            }
        }
        for (ScenarioEvent event : setup.events()) {
            boolean ofOthers = event instanceof ScenarioEvent.OfWorkload some
                    && some.of() != ScenarioEvent.Workload.PODS
                    && !(event instanceof ScenarioEvent.OfGateways);
            parts.add(ofOthers ? of((ScenarioEvent.OfWorkload) event) + name(event) : name(event));
        }
        return parts;
    }

    private static String pods(Scenario scenario) {
        return range(
                scenario.variants().stream().mapToInt(variant -> variant.setup().replicas()), "pod");
    }

    private static Optional<String> gateways(Scenario scenario) {
        List<Integer> replicas = scenario.variants().stream()
                .flatMap(variant -> variant.setup().gateway().stream())
                .map(gateway -> gateway.deployment().replicas())
                .toList();
        return replicas.isEmpty()
                ? Optional.empty()
                : Optional.of(range(replicas.stream().mapToInt(Integer::intValue), "gateway"));
    }

    private static String range(IntStream numbers, String what) {
        int[] sorted = numbers.sorted().toArray();
        int most = sorted[sorted.length - 1];
        return sorted[0] == most ? Words.count(most, what) : sorted[0] + " to " + Words.count(most, what);
    }

    private static String over(Duration window) {
        if (window.isZero()) {
            return "at once";
        }
        return window.equals(Duration.ofMinutes(1)) ? "in a minute" : "in " + Durations.text(window);
    }

    private static String of(ScenarioEvent.OfWorkload event) {
        return event.of() == ScenarioEvent.Workload.GATEWAY ? "gateway " : "canary ";
    }

    private static String name(ScenarioEvent event) {
        if (event instanceof ScenarioEvent.Reload) {
            return "reload";
        }
        if (event instanceof ScenarioEvent.ConfigPush) {
            return "configuration push";
        }
        if (event instanceof ScenarioEvent.Partition partition) {
            return partition.clients().text() + " cut off for " + Durations.text(partition.span());
        }
        if (event instanceof ScenarioEvent.Crash crash) {
            return crash.pods() == 1 ? "crash" : "crash of " + crash.pods() + " pods";
        }
        if (event instanceof ScenarioEvent.Leave leave) {
            return "-" + Figures.compact((double) leave.clients().value()) + " at once";
        }
        if (event instanceof ScenarioEvent.Scale scale) {
            return "scale to " + scale.replicas();
        }
        if (event instanceof ScenarioEvent.RestartAutoscaler) {
            return "autoscaler restart";
        }
        if (event instanceof ScenarioEvent.FailMetric failure) {
            return failure.metric() + " fails";
        }
        if (event instanceof ScenarioEvent.LoseZone zone) {
            return "loss of zone " + zone.zone();
        }
        if (event instanceof ScenarioEvent.Evict evict) {
            return evict.pods() == 1 ? "eviction" : "eviction of " + evict.pods() + " pods";
        }
        return event instanceof ScenarioEvent.OfSomeNodes nodes ? name(nodes) : "rollout";
    }

    private static String name(ScenarioEvent.OfSomeNodes event) {
        String what = KeyNames.of(event.getClass());
        return event.node()
                .map(node -> what + " " + node)
                .orElse(event.count() == 1 ? what : what + " x" + event.count());
    }
}
