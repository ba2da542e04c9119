package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import java.util.List;

/**
 * Envoy's {@code endpoint.v3.ClusterLoadAssignment}, without the hosts themselves: what holds for those of a zone.
 *
 * @param endpoints the zones; one that is not among them has the priority 0 and the weight 1
 * @param policy how much more than its health a priority is given
 */
public record LoadAssignment(
        @Default("[]") List<LocalityLbEndpoints> endpoints,
        @Default("{}") Policy policy) {
    public LoadAssignment {
        endpoints = List.copyOf(endpoints);
        long zones = endpoints.stream()
                .map(each -> each.locality().zone())
                .distinct()
                .count();
        if (zones < endpoints.size()) {
            throw new IllegalArgumentException("endpoints must name each zone once");
        }
    }

    /**
     * Envoy's {@code LocalityLbEndpoints}.
     *
     * @param locality which zone
     * @param loadBalancingWeight the zone's weight for {@code locality_weighted_lb_config}; 0 leaves it out there
     * @param priority hosts of priority 0 are used first
     */
    @NotModelled({"proximity", "lb_endpoints"})
    public record LocalityLbEndpoints(
            Locality locality,
            @Key("load_balancing_weight") @Default("1") int loadBalancingWeight,
            @Default("0") int priority) {
        private static final int LAST_PRIORITY = 128;

        public LocalityLbEndpoints {
            Checks.atLeast("loadBalancingWeight", 0, loadBalancingWeight);
            if (priority < 0 || priority > LAST_PRIORITY) {
                throw new IllegalArgumentException(
                        "priority must be between 0 and " + LAST_PRIORITY + " but is " + priority);
            }
        }
    }

    /**
     * Envoy's {@code core.v3.Locality}.
     *
     * @param zone the zone's number, from 0, in the order in which the node pools name the zones
     */
    @NotModelled({"region", "sub_zone"})
    public record Locality(int zone) {
        public Locality {
            Checks.atLeast("zone", 0, zone);
        }
    }

    /**
     * Envoy's {@code ClusterLoadAssignment.Policy}.
     *
     * @param overprovisioningFactor in per cent: a priority is given all clients as long as this times its healthy share
     *     reaches 100; above 0
     */
    @NotModelled({"drop_overloads", "endpoint_stale_after", "weighted_priority_health"})
    public record Policy(
            @Key("overprovisioning_factor") @Default("140") int overprovisioningFactor) {
        public Policy {
            Checks.atLeast("overprovisioningFactor", 1, overprovisioningFactor);
        }
    }
}
