package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.intOr;
import static io.steelyard.select.envoy.CaseFields.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.Selector;
import io.steelyard.select.SharedTables;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.envoy.config.LbPolicyName;
import java.util.ArrayList;
import java.util.List;

/** Adapter of the cases that remove a host and count which keys move. */
final class ChurnCases {
    static final String[] FIELDS = {
        "algo",
        "keys",
        "removed_index",
        "weights",
        "size",
        "n_keys",
        "key_pattern",
        "moved",
        "moved_because_host_removed",
        "picks_after_sha256",
        "first10_after"
    };

    private ChurnCases() {}

    static void churn(JsonNode file, JsonNode test) {
        check(test, selector(test));
        check(test, envoy(test));
    }

    private static void check(JsonNode test, Selector selector) {
        TestView view = new TestView();
        List<String> hosts = texts(test.get("keys"));
        for (int host = 0; host < hosts.size(); host++) {
            view.add(hosts.get(host), weight(test.get("weights"), host));
        }
        TestProxy proxy = new TestProxy(selector, view);
        int keys = test.get("n_keys").intValue();
        List<String> before = picks(proxy, keys);
        String removed = hosts.get(test.get("removed_index").intValue());
        view.remove(view.slotOf(removed));
        proxy.changed();
        List<String> after = picks(proxy, keys);
        int moved = 0;
        int forced = 0;
        for (int key = 0; key < keys; key++) {
            moved += before.get(key).equals(after.get(key)) ? 0 : 1;
            forced += before.get(key).equals(removed) ? 1 : 0;
        }
        assertEquals(test.get("moved").intValue(), moved);
        assertEquals(test.get("moved_because_host_removed").intValue(), forced);
        List<String> first = texts(test.get("first10_after"));
        assertEquals(first, after.subList(0, first.size()));
        assertEquals(test.get("picks_after_sha256").textValue(), CaseFields.sha256(String.join("\n", after)));
    }

    private static double weight(JsonNode weights, int host) {
        return weights.isArray() ? weights.get(host).doubleValue() : 1;
    }

    private static Selector selector(JsonNode test) {
        return switch (test.get("algo").textValue()) {
            case "ring" -> new RingHash(new RingHash.Config(1024, 8_388_608, HashFunction.XX, 0), new SharedTables());
            case "maglev" -> new Maglev(new Maglev.Config(intOr(test, "size", 65537), 0), new SharedTables());
            default -> throw new AssertionError("algo of " + test);
        };
    }

    private static Selector envoy(JsonNode test) {
        EnvoyOptions options = test.get("algo").textValue().equals("ring")
                ? new EnvoyOptions(LbPolicyName.RING_HASH)
                : new EnvoyOptions(LbPolicyName.MAGLEV).maglev(intOr(test, "size", 65537));
        return options.byKey().create(new ScriptedSource());
    }

    private static List<String> picks(TestProxy proxy, int keys) {
        List<String> picks = new ArrayList<>();
        for (int key = 0; key < keys; key++) {
            picks.add(proxy.view().address(proxy.select(key, 0)));
        }
        return picks;
    }
}
