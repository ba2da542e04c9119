package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.intOr;
import static io.steelyard.select.envoy.CaseFields.ints;
import static io.steelyard.select.envoy.CaseFields.texts;
import static io.steelyard.select.envoy.CaseFields.unsigned;
import static io.steelyard.select.envoy.RingCases.expect;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.select.envoy.config.LbPolicyName;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/** Adapters of the cases on bounded loads. */
final class BoundedCases {
    static final String[] FIELDS = {
        "algo",
        "keys",
        "weights",
        "active",
        "overall_active",
        "hash_balance_factor",
        "size",
        "overload_factors",
        "base_picks",
        "picks",
        "n",
        "ring",
        "overload",
        "default"
    };

    static final String[] FACTOR_FIELDS = {
        "host_active", "overall_active", "weight", "factor", "expect_gt_one", "expect"
    };

    /** Envoy accepts no smaller one. */
    private static final int LEAST_FACTOR = 100;

    private BoundedCases() {}

    static void bounded(JsonNode file, JsonNode test) {
        if (test.has("ring")) {
            boundedByGivenLoads(test);
            return;
        }
        NormalizedHosts hosts = RingCases.hosts(test);
        RingCases.LookUp base = lookUp(test, hosts);
        int[] active = ints(test.get("active"));
        int overall = test.get("overall_active").intValue();
        int factor = test.get("hash_balance_factor").intValue();
        IntToDoubleFunction load = host -> BoundedLoad.load(active[host], overall, hosts.weight(host), factor);
        expect(test, "overload_factors", factors -> {
            for (int host = 0; host < factors.size(); host++) {
                assertEquals(Double.parseDouble(factors.get(host).textValue()), load.applyAsDouble(host));
            }
        });
        BoundedLoad bounded = new BoundedLoad(hosts.size());
        JsonNode sampleKeys = file.path("sample_keys");
        expect(test, "base_picks", picks -> RingCases.checkPicks(picks, sampleKeys, 0, base));
        RingCases.checkPicks(
                test.get("picks"),
                sampleKeys,
                0,
                (hash, attempt) -> bounded.choose(hash, base.host(hash, attempt), load));
        if (factor >= LEAST_FACTOR) {
            assertEquals(overall, Arrays.stream(active).sum());
            checkEnvoy(file, test, active, factor);
        }
    }

    private static void checkEnvoy(JsonNode file, JsonNode test, int[] active, int factor) {
        EnvoyOptions options = test.get("algo").textValue().equals("ring")
                ? new EnvoyOptions(LbPolicyName.RING_HASH)
                : new EnvoyOptions(LbPolicyName.MAGLEV).maglev(intOr(test, "size", 65537));
        EnvoyTables envoy = EnvoyTables.of(options.balanceFactor(factor), test);
        for (int host = 0; host < active.length; host++) {
            envoy.view().setActive(host, active[host]);
        }
        RingCases.checkSelections(envoy, test, file.path("sample_keys"));
    }

    private static RingCases.LookUp lookUp(JsonNode test, NormalizedHosts hosts) {
        List<String> keys = texts(test.get("keys"));
        return switch (test.get("algo").textValue()) {
            case "ring" -> HashRing.build(hosts, keys, 1024, 8_388_608, HashFunction.XX)::host;
            case "maglev" -> MaglevTable.build(hosts, keys, intOr(test, "size", 65537))::host;
            default -> throw new AssertionError("algo of " + test);
        };
    }

    private static void boundedByGivenLoads(JsonNode test) {
        int[] ring = ints(test.get("ring"));
        JsonNode overload = test.get("overload");
        double otherwise = test.get("default").doubleValue();
        IntToDoubleFunction load = host -> overload.path(String.valueOf(host)).asDouble(otherwise);
        BoundedLoad bounded = new BoundedLoad(test.get("n").intValue());
        for (JsonNode pick : test.get("picks")) {
            long hash = unsigned(pick.get("h"));
            int base = ring[(int) Long.remainderUnsigned(hash, ring.length)];
            assertEquals(pick.get("host").intValue(), bounded.choose(hash, base, load), pick.toString());
        }
    }

    static void shuffle(JsonNode file, JsonNode test) {
        if (test.has("order")) {
            checkOrder(test.get("h"), test.get("n"), test.get("order"));
        }
        for (JsonNode item : test.path("items")) {
            checkOrder(item.get(0), item.get(1), item.get(2));
        }
    }

    private static void checkOrder(JsonNode hash, JsonNode hosts, JsonNode order) {
        assertArrayEquals(ints(order), new BoundedLoad(hosts.intValue()).order(unsigned(hash)), hash.toString());
    }

    static void factor(JsonNode file, JsonNode test) {
        double load = BoundedLoad.load(
                test.get("host_active").intValue(),
                test.get("overall_active").intValue(),
                test.get("weight").doubleValue(),
                test.get("factor").intValue());
        expect(test, "expect_gt_one", node -> assertEquals(node.booleanValue(), load > 1));
        expect(test, "expect", node -> assertEquals(node.asDouble(), load));
    }
}
