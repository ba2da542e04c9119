package io.steelyard.scenario;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** A product that gateways are, whose values stand where a scenario says nothing else. */
public enum GatewayPreset {
    /** Istio's gateway. */
    ISTIO(
            "Istio 1.32, pkg/config/mesh/mesh.go: the proxy is killed 5 s after SIGTERM",
            Optional.of(Duration.ofSeconds(5)));

    private final String source;
    private final Optional<Duration> terminationDrainDuration;

    GatewayPreset(String source, Optional<Duration> terminationDrainDuration) {
        this.source = source;
        this.terminationDrainDuration = terminationDrainDuration;
    }

    /** Its name in a scenario. */
    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Where its values come from, and what they say. */
    public String source() {
        return source;
    }

    Optional<Duration> terminationDrainDuration() {
        return terminationDrainDuration;
    }
}
