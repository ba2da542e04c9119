package io.steelyard.select.envoy.istio;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.NotModelled;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Istio's {@code LocalityLoadBalancerSetting}, as far as zones carry it: all are taken to be of one region.
 *
 * @param distribute how the clients of a zone's proxies are shared out among zones
 * @param enabled whether zones matter at all: without {@code distribute} a proxy prefers its own zone if there is {@code
 *     outlierDetection}
 */
@NotModelled({"failover", "failoverPriority"})
public record LocalityLbSetting(
        @Default("[]") List<Distribute> distribute,
        @Default("true") boolean enabled) {
    public LocalityLbSetting {
        distribute = List.copyOf(distribute);
        if (distribute.stream().map(Distribute::from).distinct().count() < distribute.size()) {
            throw new IllegalArgumentException("distribute must name each zone once in from");
        }
    }

    /**
     * Istio's {@code Distribute}.
     *
     * @param from the zone of the proxies, by its number
     * @param to the percentage for each zone, by its number; each 1 to 100, together 100
     */
    public record Distribute(int from, Map<String, Integer> to) {
        public Distribute {
            Checks.atLeast("from", 0, from);
            to = Collections.unmodifiableMap(new TreeMap<>(to));
            int sum = 0;
            for (Map.Entry<String, Integer> entry : to.entrySet()) {
                if (!entry.getKey().matches("0|[1-9][0-9]{0,8}")) {
                    throw new IllegalArgumentException("to must name zones by their numbers but has " + entry.getKey());
                }
                if (entry.getValue() < 1 || entry.getValue() > 100) {
                    throw new IllegalArgumentException(
                            "to must give each zone 1 to 100 but has " + entry.getKey() + ": " + entry.getValue());
                }
                sum += entry.getValue();
            }
            if (sum != 100) {
                throw new IllegalArgumentException("to must sum to 100 but sums to " + sum);
            }
        }

        /** The percentage of a zone; 0 where it is not named. */
        public int percent(int zone) {
            return to.getOrDefault(String.valueOf(zone), 0);
        }
    }
}
