package io.steelyard.scenario;

import java.time.Duration;
import java.util.ArrayList;
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
    /** Longer than any run, and short enough to be added to. */
    private static final Duration FOREVER = Duration.ofDays(36_500);

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
            boolean said = of != ScenarioEvent.Workload.PODS && !(event instanceof ScenarioEvent.OfGateways);
            add(kinds, event.at(), said ? of.name().toLowerCase(Locale.ROOT) + " " + kind : kind);
        }
        return kinds.entrySet().stream()
                .map(entry -> new Moment(
                        entry.getKey(), String.join(" + ", entry.getValue()) + " at " + Durations.text(entry.getKey())))
                .toList();
    }

    /**
     * When what happens at each of these moments has ended by itself, from the start of the run: the last of what begins
     * there. Fewer replicas than at the start are asked for until the end of the run and longer.
     *
     * @param replicas at the start
     */
    static List<Duration> ends(
            List<Moment> moments, List<Arrivals> arrivals, List<ScenarioEvent> events, int replicas) {
        List<Duration> ends = new ArrayList<>();
        for (Moment moment : moments) {
            Duration longest = Duration.ZERO;
            for (Arrivals stream : arrivals) {
                if (stream instanceof Arrivals.Burst burst && burst.at().equals(moment.at())) {
                    longest = longer(longest, burst.over());
                }
            }
            for (ScenarioEvent event : events) {
                if (event.at().equals(moment.at())) {
                    longest = longer(longest, lasts(event, replicas));
                }
            }
            ends.add(moment.at().plus(longest));
        }
        return ends;
    }

    private static Duration lasts(ScenarioEvent event, int replicas) {
        boolean fewer = event instanceof ScenarioEvent.Scale scale
                && scale.of() == ScenarioEvent.Workload.PODS
                && scale.replicas() < replicas;
        return fewer ? FOREVER : event.lasts();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static void add(Map<Duration, Set<String>> kinds, Duration at, String what) {
        kinds.computeIfAbsent(at, instant -> new LinkedHashSet<>()).add(what);
    }
}
