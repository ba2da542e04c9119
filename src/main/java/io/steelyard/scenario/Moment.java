package io.steelyard.scenario;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * An instant of a run at which something happens to the fleet or the clients, so that a new block of metrics begins.
 *
 * @param at time from the start of the run
 * @param name what happens and when, for example {@code rollout at 25m} or {@code burst + rollout at 10m}
 */
public record Moment(Duration at, String name) {

    /** The moments of a setup in the order of time: bursts of arrivals and events, those of one instant together. */
    static List<Moment> of(List<Arrivals> arrivals, List<ScenarioEvent> events) {
        Map<Duration, Set<String>> kinds = new TreeMap<>();
        for (Arrivals stream : arrivals) {
            if (stream instanceof Arrivals.Burst burst) {
                add(kinds, burst.at(), KeyNames.of(Arrivals.Burst.class));
            }
        }
        for (ScenarioEvent event : events) {
            String kind = KeyNames.of(event.getClass());
            ScenarioEvent.Workload of =
                    event instanceof ScenarioEvent.OfWorkload some ? some.of() : ScenarioEvent.Workload.PODS;
            boolean said = of != ScenarioEvent.Workload.PODS && !(event instanceof ScenarioEvent.Reload);
            add(kinds, event.at(), said ? of.name().toLowerCase(Locale.ROOT) + " " + kind : kind);
        }
        return kinds.entrySet().stream()
                .map(entry -> new Moment(
                        entry.getKey(), String.join(" + ", entry.getValue()) + " at " + Durations.text(entry.getKey())))
                .toList();
    }

    private static void add(Map<Duration, Set<String>> kinds, Duration at, String what) {
        kinds.computeIfAbsent(at, instant -> new LinkedHashSet<>()).add(what);
    }
}
