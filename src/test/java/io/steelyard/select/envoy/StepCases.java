package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.intOr;
import static io.steelyard.select.envoy.CaseFields.texts;
import static io.steelyard.select.envoy.CaseFields.unsigned;
import static io.steelyard.select.envoy.RingCases.expect;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.config.LbPolicyName;
import java.time.Duration;
import java.util.Optional;

/** Adapter of the cases that change hosts, weights, loads and time step by step. */
final class StepCases {
    static final String[] FIELDS = {
        "lb", "steps", "seed", "choice", "full_scan", "bias", "slow_ms", "aggression", "min_pct", "start_t"
    };

    private final JsonNode test;
    private final ScriptedSource random;
    private final Selector selector;
    private final HostAges ages;
    private final TestView view = new TestView();
    private final TestProxy proxy;

    private StepCases(JsonNode test, boolean asPolicy) {
        this.test = test;
        random = new ScriptedSource(test.has("seed") ? unsigned(test.get("seed")) : 0);
        if (asPolicy) {
            Envoy envoy = options().create(random);
            ages = ((WorkerPolicy) envoy.cluster().policy()).ages();
            selector = envoy;
        } else if (test.get("lb").textValue().equals("rr")) {
            RoundRobin roundRobin = new RoundRobin(new RoundRobin.Config(slowStart()), random);
            ages = roundRobin.ages;
            selector = roundRobin;
        } else {
            LeastRequest leastRequest = new LeastRequest(leastRequest(), random);
            ages = leastRequest.ages;
            selector = leastRequest;
        }
        proxy = new TestProxy(selector, view);
    }

    static void steps(JsonNode file, JsonNode test) {
        for (boolean asPolicy : new boolean[] {false, true}) {
            StepCases run = new StepCases(test, asPolicy);
            for (JsonNode step : test.get("steps")) {
                run.step(step);
            }
        }
    }

    private EnvoyOptions options() {
        if (test.get("lb").textValue().equals("lr")) {
            return new EnvoyOptions(LbPolicyName.LEAST_REQUEST).leastRequest(leastRequest());
        }
        EnvoyOptions options = new EnvoyOptions(LbPolicyName.ROUND_ROBIN);
        slowStart().map(EnvoyOptions::slowStart).ifPresent(options::slowStart);
        return options;
    }

    private LeastRequest.Config leastRequest() {
        return new LeastRequest.Config(
                intOr(test, "choice", 2),
                true,
                test.path("bias").asDouble(1.0),
                test.path("full_scan").asBoolean(false)
                        ? LeastRequest.SelectionMethod.FULL_SCAN
                        : LeastRequest.SelectionMethod.N_CHOICES,
                slowStart());
    }

    private Optional<SlowStart> slowStart() {
        if (!test.has("slow_ms")) {
            return Optional.empty();
        }
        return Optional.of(new SlowStart(
                Duration.ofMillis(test.get("slow_ms").longValue()),
                test.path("aggression").asDouble(1.0),
                new Fraction(test.path("min_pct").asDouble(10.0) / 100)));
    }

    private void step(JsonNode step) {
        expect(
                step,
                "t",
                node -> proxy.setNow(Duration.ofMillis(node.longValue()).toNanos()));
        expect(step, "hosts", this::replaceHosts);
        expect(step, "refresh", node -> proxy.changed());
        expect(
                step,
                "set_weight",
                weights -> weights.fieldNames()
                        .forEachRemaining(host -> view.setWeight(
                                view.slotOf(host), weights.get(host).doubleValue())));
        expect(step, "active", active -> {
            for (int rank = 0; rank < active.size(); rank++) {
                view.setActive(view.slotAt(rank), active.get(rank).intValue());
            }
        });
        random.restart(step.has("random") ? words(step.get("random")) : new long[0]);
        expect(step, "picks", picks -> {
            for (String host : texts(picks)) {
                assertEquals(host, view.address(proxy.select(0, 0)), step.toString());
            }
        });
        expect(step, "expect_random_calls", node -> assertEquals(node.intValue(), random.calls(), step.toString()));
        expect(
                step,
                "expect_latest",
                node -> assertEquals(Duration.ofMillis(node.longValue()).toNanos(), ages.latest(), step.toString()));
    }

    private void replaceHosts(JsonNode hosts) {
        view.replaceAll(
                hosts.size(),
                rank -> hosts.get(rank).get(0).textValue(),
                rank -> hosts.get(rank).get(1).doubleValue());
        proxy.changed();
    }

    private static long[] words(JsonNode numbers) {
        long[] words = new long[numbers.size()];
        for (int i = 0; i < words.length; i++) {
            words[i] = unsigned(numbers.get(i));
        }
        return words;
    }
}
