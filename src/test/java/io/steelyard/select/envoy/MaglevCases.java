package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.ints;
import static io.steelyard.select.envoy.CaseFields.texts;
import static io.steelyard.select.envoy.RingCases.checkPicks;
import static io.steelyard.select.envoy.RingCases.expect;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.select.envoy.config.LbPolicyName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Adapters of the cases on Maglev tables. */
final class MaglevCases {
    static final String[] FIELDS = {
        "keys",
        "weights",
        "localities",
        "locality_weights",
        "table_size",
        "offset_skip",
        "entries_per_host",
        "stat_min_entries_per_host",
        "stat_max_entries_per_host",
        "stats",
        "table_sha256",
        "table",
        "first40",
        "picks",
        "picks_attempt1",
        "picks_attempt2"
    };

    private MaglevCases() {}

    static void maglev(JsonNode file, JsonNode test) {
        List<String> keys = texts(test.get("keys"));
        Maglev.Config config = new Maglev.Config(test.get("table_size").intValue(), 0);
        NormalizedHosts hosts = RingCases.hosts(test);
        MaglevTable table = MaglevTable.build(hosts, keys, config.tableSize());
        expect(test, "offset_skip", node -> checkPermutations(node, keys, config.tableSize()));
        check(IntStream.range(0, table.size()).map(table::hostAt).toArray(), table::host, hosts, file, test);
        EnvoyTables envoy = EnvoyTables.of(new EnvoyOptions(LbPolicyName.MAGLEV).maglev(config.tableSize()), test);
        int[] slots =
                IntStream.range(0, envoy.maglev().size()).map(envoy::hostOfSlot).toArray();
        check(slots, envoy::host, hosts, file, test);
        RingCases.checkSelections(envoy, test, file.path("sample_keys"));
    }

    private static void check(
            int[] slots, RingCases.LookUp lookUp, NormalizedHosts hosts, JsonNode file, JsonNode test) {
        expect(test, "table", node -> assertArrayEquals(ints(node), slots));
        expect(test, "first40", node -> assertArrayEquals(ints(node), Arrays.copyOf(slots, node.size())));
        expect(test, "table_sha256", node -> assertEquals(node.textValue(), digest(slots)));
        checkCounts(test, slots, test.get("keys").size(), hosts);
        JsonNode sampleKeys = file.path("sample_keys");
        expect(test, "picks", node -> checkPicks(node, sampleKeys, 0, lookUp));
        expect(test, "picks_attempt1", node -> checkPicks(node, sampleKeys, 1, lookUp));
        expect(test, "picks_attempt2", node -> checkPicks(node, sampleKeys, 2, lookUp));
    }

    private static void checkPermutations(JsonNode permutations, List<String> keys, int size) {
        for (JsonNode permutation : permutations) {
            String key = keys.get(permutation.get(0).intValue());
            assertEquals(permutation.get(1).intValue(), MaglevTable.offset(key, size), key);
            assertEquals(permutation.get(2).intValue(), MaglevTable.skip(key, size), key);
        }
    }

    private static void checkCounts(JsonNode test, int[] slots, int keys, NormalizedHosts hosts) {
        if (hosts.size() == 0) {
            return;
        }
        int[] counts = new int[keys];
        for (int host : slots) {
            counts[host]++;
        }
        int[] ofHosts = IntStream.range(0, hosts.size())
                .map(position -> counts[hosts.host(position)])
                .toArray();
        int least = Arrays.stream(ofHosts).min().orElseThrow();
        int most = Arrays.stream(ofHosts).max().orElseThrow();
        expect(test, "entries_per_host", node -> assertArrayEquals(ints(node), counts));
        expect(test, "stat_min_entries_per_host", node -> assertEquals(node.intValue(), least));
        expect(test, "stat_max_entries_per_host", node -> assertEquals(node.intValue(), most));
        expect(test, "stats", node -> {
            assertEquals(node.get("min").intValue(), least);
            assertEquals(node.get("max").intValue(), most);
        });
    }

    private static String digest(int[] slots) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * slots.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int host : slots) {
            bytes.putInt(host);
        }
        return CaseFields.sha256(bytes.flip());
    }

    static void configError(JsonNode file, JsonNode test) {
        int size = test.get("table_size").intValue();
        assertThrows(IllegalArgumentException.class, () -> new Maglev.Config(size, 0));
    }
}
