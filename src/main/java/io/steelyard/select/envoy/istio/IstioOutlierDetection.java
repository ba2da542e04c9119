package io.steelyard.select.envoy.istio;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.NotModelled;
import java.time.Duration;

/**
 * Istio's {@code OutlierDetection}.
 *
 * @param consecutive5xxErrors failed connections in a row that eject an endpoint; 0 for never
 * @param interval time between two looks at the ejected endpoints; at least 1 ms
 * @param baseEjectionTime how long the first ejection lasts at least; each further one lasts longer by it
 * @param maxEjectionPercent of the endpoints that may be ejected at one time
 * @param minHealthPercent with a smaller percentage of healthy endpoints all are used; 0 for never
 */
@NotModelled({
    "consecutiveErrors",
    "consecutiveGatewayErrors",
    "consecutiveLocalOriginFailures",
    "splitExternalLocalOriginErrors",
    "outlierDetectionHttpErrorCodes"
})
public record IstioOutlierDetection(
        @Default("5") int consecutive5xxErrors,
        @Default("10s") Duration interval,
        @Default("30s") Duration baseEjectionTime,
        @Default("10") int maxEjectionPercent,
        @Default("0") int minHealthPercent) {
    public IstioOutlierDetection {
        Checks.atLeast("consecutive5xxErrors", 0, consecutive5xxErrors);
        atLeastOneMilli("interval", interval);
        atLeastOneMilli("baseEjectionTime", baseEjectionTime);
        percent("maxEjectionPercent", maxEjectionPercent);
        percent("minHealthPercent", minHealthPercent);
    }

    private static void atLeastOneMilli(String name, Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException(name + " must be at least 1ms but is " + Durations.text(value));
        }
    }

    private static void percent(String name, int value) {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException(name + " must be between 0 and 100 but is " + value);
        }
    }
}
