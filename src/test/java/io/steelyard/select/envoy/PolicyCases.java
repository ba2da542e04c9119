package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.texts;
import static io.steelyard.select.envoy.CaseFields.unsigned;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.config.LbPolicyName;
import io.steelyard.select.envoy.config.Percent;
import io.steelyard.select.envoy.config.RuntimeDouble;
import io.steelyard.select.envoy.config.SlowStartConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Adapters of the cases on slow start, priorities and the hash of a request. */
final class PolicyCases {
    static final String[] SLOW_START_FIELDS = {
        "window_ms", "aggression", "min_weight_percent", "weight", "ms_since_healthy_to_weight"
    };
    static final String[] PRIORITY_FIELDS = {"priorities", "overprovisioning", "panic_threshold", "load", "panic"};

    private PolicyCases() {}

    static void slowStart(JsonNode file, JsonNode test) {
        SlowStart slowStart = new SlowStart(
                Duration.ofMillis(test.get("window_ms").longValue()),
                test.get("aggression").doubleValue(),
                new Fraction(test.get("min_weight_percent").doubleValue() / 100));
        SlowStart asConfigured = EnvoySettings.slowStart(Optional.of(new SlowStartConfig(
                        slowStart.window(),
                        new RuntimeDouble(slowStart.aggression()),
                        new Percent(test.get("min_weight_percent").doubleValue()))))
                .orElseThrow();
        for (JsonNode pair : test.get("ms_since_healthy_to_weight")) {
            for (SlowStart each : List.of(slowStart, asConfigured)) {
                double weight = each.weight(
                        test.get("weight").doubleValue(), pair.get(0).longValue());
                assertEquals(Double.parseDouble(pair.get(1).textValue()), weight, pair.toString());
            }
        }
    }

    static void priorityLoad(JsonNode file, JsonNode test) {
        int priorities = test.get("priorities").size();
        int[] totals = new int[priorities];
        int[] healthy = new int[priorities];
        for (int priority = 0; priority < priorities; priority++) {
            totals[priority] = test.get("priorities").get(priority).get("total").intValue();
            healthy[priority] =
                    test.get("priorities").get(priority).get("healthy").intValue();
        }
        PriorityLoad load = PriorityLoad.of(
                totals,
                healthy,
                test.get("overprovisioning").intValue(),
                test.get("panic_threshold").intValue());
        for (int priority = 0; priority < priorities; priority++) {
            assertEquals(test.get("load").get(priority).intValue(), load.load(priority), "load of " + priority);
            assertEquals(test.get("panic").get(priority).booleanValue(), load.panic(priority), "panic of " + priority);
        }
        checkEnvoy(test, totals, healthy);
    }

    /** The priorities are zones; of the percentiles that a hash can fall on each has as many as its load says. */
    private static void checkEnvoy(JsonNode test, int[] totals, int[] healthy) {
        EnvoyOptions options = new EnvoyOptions(LbPolicyName.RANDOM)
                .overprovisioning(test.get("overprovisioning").intValue())
                .panicThreshold(test.get("panic_threshold").intValue());
        TestView view = new TestView();
        for (int priority = 0; priority < totals.length; priority++) {
            options.zone(priority, 1, priority);
            for (int host = 0; host < totals[priority]; host++) {
                view.setZone(view.add(priority + "." + host, 1), priority);
            }
        }
        int slot = 0;
        for (int priority = 0; priority < totals.length; priority++) {
            for (int host = 0; host < totals[priority]; host++, slot++) {
                if (host >= healthy[priority]) {
                    view.suspend(slot);
                }
            }
        }
        Envoy envoy = options.create(new ScriptedSource());
        envoy.onMembership(0, view);
        ClusterHosts hosts = envoy.cluster().hosts();
        int[] percentiles = new int[totals.length];
        for (int hash = 0; hash < 100; hash++) {
            percentiles[hosts.priority(hash)]++;
        }
        for (int priority = 0; priority < totals.length; priority++) {
            assertEquals(test.get("load").get(priority).intValue(), percentiles[priority], "load of " + priority);
            assertEquals(test.get("panic").get(priority).booleanValue(), hosts.panic(priority), "panic of " + priority);
        }
    }

    static void hashPolicy(JsonNode file, JsonNode test) {
        for (JsonNode item : test.get("items")) {
            List<RequestHash.Part> parts = new ArrayList<>();
            for (JsonNode part : item.get("parts")) {
                parts.add(
                        new RequestHash.Part(optional(part.get(0)), part.get(1).booleanValue()));
            }
            assertEquals(optional(item.get("result")), RequestHash.combine(parts), item.toString());
        }
    }

    private static OptionalLong optional(JsonNode node) {
        return node.isNull() ? OptionalLong.empty() : OptionalLong.of(unsigned(node));
    }

    static void headerHash(JsonNode file, JsonNode test) {
        for (JsonNode item : test.get("items")) {
            assertEquals(optional(item.get(1)), RequestHash.ofHeader(texts(item.get(0))), item.toString());
        }
    }

    static void cookie(JsonNode file, JsonNode test) {
        for (JsonNode item : test.get("items")) {
            String cookie = RequestHash.generatedCookie(
                    item.get("remote").textValue(), item.get("local").textValue());
            assertEquals(item.get("cookie").textValue(), cookie);
            assertEquals(optional(item.get("hash_of_cookie")), RequestHash.ofCookie(cookie));
        }
    }
}
