package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import java.time.Duration;
import java.util.Optional;

/**
 * Envoy's {@code cluster.v3.OutlierDetection}.
 *
 * @param consecutive5xx failed connections in a row that eject a host; 0 for never
 * @param interval time between two looks at the ejected hosts
 * @param baseEjectionTime how long the first ejection lasts at least; each further one lasts longer by it
 * @param maxEjectionPercent of the hosts that may be ejected at one time; 0 to 100
 * @param maxEjectionTime how long an ejection lasts at most; without it 300 s, or the base if that is longer
 * @param alwaysEjectOneHost whether one host may be ejected whatever the percentage
 */
@NotModelled({
    "enforcing_consecutive_5xx",
    "consecutive_gateway_failure",
    "enforcing_consecutive_gateway_failure",
    "enforcing_success_rate",
    "success_rate_minimum_hosts",
    "success_rate_request_volume",
    "success_rate_stdev_factor",
    "split_external_local_origin_errors",
    "consecutive_local_origin_failure",
    "enforcing_consecutive_local_origin_failure",
    "enforcing_local_origin_success_rate",
    "failure_percentage_threshold",
    "enforcing_failure_percentage",
    "failure_percentage_minimum_hosts",
    "failure_percentage_request_volume",
    "max_ejection_time_jitter"
})
public record OutlierDetectionConfig(
        @Key("consecutive_5xx") @Default("5") int consecutive5xx,
        @Key("interval") @Default("10s") Duration interval,
        @Key("base_ejection_time") @Default("30s") Duration baseEjectionTime,
        @Key("max_ejection_percent") @Default("10") int maxEjectionPercent,
        @Key("max_ejection_time") Optional<Duration> maxEjectionTime,
        @Key("always_eject_one_host") @Default("false") boolean alwaysEjectOneHost) {
    public OutlierDetectionConfig {
        Checks.atLeast("consecutive5xx", 0, consecutive5xx);
        Checks.positive("interval", interval);
        Checks.positive("baseEjectionTime", baseEjectionTime);
        if (maxEjectionPercent < 0 || maxEjectionPercent > 100) {
            throw new IllegalArgumentException(
                    "maxEjectionPercent must be between 0 and 100 but is " + maxEjectionPercent);
        }
        maxEjectionTime.ifPresent(most -> Checks.positive("maxEjectionTime", most));
    }
}
