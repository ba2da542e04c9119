package io.steelyard.yaml;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Reconnect;
import io.steelyard.yaml.Vocabulary.Balancer;
import io.steelyard.yaml.Vocabulary.MetricForm;
import io.steelyard.yaml.Vocabulary.Scaler;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A small vocabulary, so that these tests stand apart from the balancers and metrics that exist. */
final class TestVocabulary {
    private TestVocabulary() {}

    /** No options. */
    record Plain() {}

    /** Some options. */
    record Choosy(
            @Default("2") int choices, @Default("true") boolean withReplacement, Optional<Double> bias) {
        Choosy {
            Checks.atLeast("choices", 2, choices);
        }
    }

    static Vocabulary vocabulary() {
        Map<String, Balancer> balancers = new LinkedHashMap<>();
        balancers.put("round-robin", new Balancer(Plain.class, "round-robin, for tests"));
        balancers.put("random", new Balancer(Plain.class, "random, for tests"));
        balancers.put("least-conn", new Balancer(Plain.class, "least-conn, for tests"));
        balancers.put("least-request", new Balancer(Choosy.class, "least-request, for tests"));
        Map<Class<? extends Record>, Map<String, Record>> presets = new LinkedHashMap<>();
        presets.put(
                Law.Preset.class,
                new TreeMap<>(
                        Map.of("half-hour", new Law.Exponential(Duration.ofMinutes(30)), "device", new Law.Never())));
        presets.put(
                Reconnect.Preset.class,
                new TreeMap<>(Map.of("socket.io", new Reconnect.Immediate(), "signalr", new Reconnect.Immediate())));
        Map<String, MetricForm> metrics = new LinkedHashMap<>();
        metrics.put("imbalance.maxOverMean", new MetricForm("ratio", true, "Largest over mean."));
        metrics.put("storm.peakAttempts", new MetricForm("1/s", false, "Attempts."));
        metrics.put("client.downtimeP99", new MetricForm("s", false, "Downtime."));
        metrics.put("moves.total", new MetricForm("connections", false, "Moves."));
        Map<String, Scaler> scalers = new TreeMap<>(Map.of(
                "fixed", new Scaler(Choosy.class, "fixed, for tests", options -> List.of()),
                "following", new Scaler(Plain.class, "following, for tests", options -> List.of("ws"))));
        return new Vocabulary(balancers, scalers, List.of("istio", "haproxy"), presets, metrics);
    }

    static ScenarioReader reader() {
        return new ScenarioReader(vocabulary());
    }
}
