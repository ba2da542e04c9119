package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.intOr;
import static io.steelyard.select.envoy.CaseFields.ints;
import static io.steelyard.select.envoy.CaseFields.texts;
import static io.steelyard.select.envoy.CaseFields.unsigned;
import static io.steelyard.select.envoy.RingCases.expect;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.random.RandomSource;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.Selector;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.config.LbPolicyName;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Adapters of the cases that list what a balancer picks one after the other. */
final class SequenceCases {
    static final String[] P2C_FIELDS = {"hosts", "choice_count", "rng", "rng_seed", "picks", "final_active"};
    static final String[] EDF_FIELDS = {"lb", "weights", "seed", "n", "hold", "bias", "picks"};

    private SequenceCases() {}

    static LeastRequest.Config leastRequest(int choiceCount, double bias) {
        return new LeastRequest.Config(
                choiceCount, true, bias, LeastRequest.SelectionMethod.N_CHOICES, Optional.empty());
    }

    static void random(JsonNode file, JsonNode test) {
        for (JsonNode pick : test.get("picks")) {
            long draw = unsigned(pick.get("r"));
            for (Selector selector : List.of(
                    new UniformRandom(new UniformRandom.Config(), new ScriptedSource(draw)),
                    new EnvoyOptions(LbPolicyName.RANDOM).create(new ScriptedSource(draw)))) {
                TestProxy proxy =
                        new TestProxy(selector, TestView.of(test.get("n").intValue()));
                assertEquals(pick.get("host").intValue(), proxy.select(0, 0), pick.toString());
            }
        }
    }

    static void roundRobin(JsonNode file, JsonNode test) {
        roundRobins(unsigned(test.get("seed"))).forEach(selector -> checkSteps(selector, test));
    }

    /** The algorithm alone, and as Envoy's policy. */
    private static List<Selector> roundRobins(long seed) {
        return List.of(
                new RoundRobin(new RoundRobin.Config(Optional.empty()), new ScriptedSource(seed)),
                new EnvoyOptions(LbPolicyName.ROUND_ROBIN).create(new ScriptedSource(seed)));
    }

    private static List<Selector> leastRequests(LeastRequest.Config config, Supplier<RandomSource> random) {
        return List.of(
                new LeastRequest(config, random.get()),
                new EnvoyOptions(LbPolicyName.LEAST_REQUEST)
                        .leastRequest(config)
                        .create(random.get()));
    }

    private static void checkSteps(Selector selector, JsonNode test) {
        TestView view = new TestView();
        TestProxy proxy = new TestProxy(selector, view);
        for (JsonNode step : test.get("steps")) {
            view.removeAll();
            for (String host : texts(step.get("hosts"))) {
                view.add(host, 1);
            }
            proxy.changed();
            for (String host : texts(step.get("picks"))) {
                assertEquals(host, view.address(proxy.select(0, 0)), step.toString());
            }
        }
    }

    static void twoChoices(JsonNode file, JsonNode test) {
        assertEquals("SplitMix64", test.get("rng").textValue());
        LeastRequest.Config config = leastRequest(test.get("choice_count").intValue(), 1.0);
        leastRequests(config, () -> new SplitMix64(unsigned(test.get("rng_seed"))))
                .forEach(selector -> checkChoices(selector, test));
    }

    private static void checkChoices(Selector selector, JsonNode test) {
        TestView view = TestView.of(test.get("hosts").intValue());
        TestProxy proxy = new TestProxy(selector, view);
        for (JsonNode pick : test.get("picks")) {
            assertEquals(pick.intValue(), proxy.connect(0));
        }
        expect(test, "final_active", node -> {
            for (int host = 0; host < node.size(); host++) {
                assertEquals(node.get(host).intValue(), view.active(host), "host " + host);
            }
        });
    }

    static void schedule(JsonNode file, JsonNode test) {
        long seed = unsigned(test.get("seed"));
        double bias = test.path("bias").asDouble(1.0);
        List<Selector> selectors = switch (test.get("lb").textValue()) {
            case "rr" -> roundRobins(seed);
            case "lr" -> leastRequests(leastRequest(2, bias), () -> new ScriptedSource(seed));
            default -> throw new AssertionError("lb of " + test);
        };
        selectors.forEach(selector -> checkSchedule(selector, test));
    }

    private static void checkSchedule(Selector selector, JsonNode test) {
        TestProxy proxy = new TestProxy(selector, weighted(test.get("weights")));
        boolean hold = test.path("hold").asBoolean(false);
        JsonNode picks = test.get("picks");
        assertEquals(intOr(test, "n", picks.size()), picks.size());
        for (int i = 0; i < picks.size(); i++) {
            assertEquals(picks.get(i).intValue(), hold ? proxy.connect(0) : proxy.select(0, 0), "pick " + i);
        }
    }

    static void firstPicks(JsonNode file, JsonNode test) {
        for (int form = 0; form < 2; form++) {
            int[] counts = new int[test.get("weights").size()];
            for (JsonNode seed : test.get("seeds")) {
                Selector selector = roundRobins(unsigned(seed)).get(form);
                counts[new TestProxy(selector, weighted(test.get("weights"))).select(0, 0)]++;
            }
            assertArrayEquals(ints(test.get("counts")), counts);
        }
    }

    private static TestView weighted(JsonNode weights) {
        TestView view = new TestView();
        List<Double> values =
                java.util.Arrays.stream(CaseFields.doubles(weights)).boxed().toList();
        for (int host = 0; host < values.size(); host++) {
            view.add("host " + host, values.get(host));
        }
        return view;
    }
}
