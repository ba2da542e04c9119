package io.steelyard.select.envoy;

import static io.steelyard.select.envoy.CaseFields.doubles;
import static io.steelyard.select.envoy.CaseFields.ints;
import static io.steelyard.select.envoy.CaseFields.texts;
import static io.steelyard.select.envoy.CaseFields.unsigned;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.hash.Xxh64;
import io.steelyard.select.envoy.config.LbPolicyName;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;

/** Adapters of the cases on rings. */
final class RingCases {
    static final String[] FIELDS = {
        "keys",
        "weights",
        "localities",
        "locality_weights",
        "minimum_ring_size",
        "min",
        "maximum_ring_size",
        "max",
        "hash_function",
        "hash",
        "scale",
        "stat_size",
        "actual_entries",
        "stat_min_hashes_per_host",
        "stat_max_hashes_per_host",
        "stats",
        "entries_per_host",
        "hosts_without_entries",
        "ring_sha256",
        "ring",
        "first20",
        "last5",
        "picks",
        "picks_attempt1",
        "picks_attempt2",
        "edge_picks",
        "histogram"
    };

    private RingCases() {}

    static NormalizedHosts hosts(JsonNode test) {
        double[] weights = doubles(test.get("weights"));
        if (!test.has("localities")) {
            return NormalizedHosts.of(weights);
        }
        int[][] localities = new int[test.get("localities").size()][];
        for (int i = 0; i < localities.length; i++) {
            localities[i] = ints(test.get("localities").get(i));
        }
        return NormalizedHosts.ofLocalities(weights, localities, doubles(test.get("locality_weights")));
    }

    static void ring(JsonNode file, JsonNode test) {
        int minimum = first(test, "minimum_ring_size", "min").intValue();
        int maximum = first(test, "maximum_ring_size", "max").intValue();
        HashFunction function = switch (first(test, "hash_function", "hash").textValue()) {
            case "xx" -> HashFunction.XX;
            case "murmur2" -> HashFunction.MURMUR2;
            default -> throw new AssertionError("hash function of " + test);
        };
        List<String> keys = texts(test.get("keys"));
        RingHash.Config config = new RingHash.Config(minimum, maximum, function, 0);
        HashRing ring = HashRing.build(
                hosts(test), keys, config.minimumRingSize(), config.maximumRingSize(), config.hashFunction());
        check(ring, host -> host, ring::host, file, test);
        EnvoyTables envoy =
                EnvoyTables.of(new EnvoyOptions(LbPolicyName.RING_HASH).ring(minimum, maximum, function), test);
        check(envoy.ring(), envoy::hostOfRank, envoy::host, file, test);
        checkSelections(envoy, test, file.path("sample_keys"));
    }

    private static void check(HashRing ring, IntUnaryOperator hostOf, LookUp lookUp, JsonNode file, JsonNode test) {
        checkSizes(ring, test);
        checkEntries(ring, hostOf, test);
        checkPicks(lookUp, test, file.path("sample_keys"));
        if (test.has("edge_picks")) {
            checkEdges(ring, lookUp, test.get("edge_picks"));
        }
        if (test.has("histogram")) {
            checkHistogram(lookUp, test.get("histogram"), test.get("keys").size());
        }
    }

    /** The picks of the first try, by clients whose header is the key. */
    static void checkSelections(EnvoyTables envoy, JsonNode test, JsonNode sampleKeys) {
        JsonNode picks = test.path("picks");
        for (int i = 0; i < picks.size() && picks.get(i).isInt(); i++) {
            String key = sampleKeys.get(i).textValue();
            assertEquals(picks.get(i).intValue(), envoy.select(key), key);
        }
    }

    private static JsonNode first(JsonNode test, String name, String otherName) {
        return test.has(name) ? test.get(name) : test.get(otherName);
    }

    private static void checkSizes(HashRing ring, JsonNode test) {
        expect(test, "scale", node -> assertEquals(Double.parseDouble(node.textValue()), ring.scale()));
        expect(test, "stat_size", node -> assertEquals(node.longValue(), ring.reportedSize()));
        expect(test, "actual_entries", node -> assertEquals(node.intValue(), ring.size()));
        expect(test, "stat_min_hashes_per_host", node -> assertEquals(node.longValue(), ring.leastEntries()));
        expect(test, "stat_max_hashes_per_host", node -> assertEquals(node.longValue(), ring.mostEntries()));
        expect(test, "stats", stats -> {
            assertEquals(stats.get("size").longValue(), ring.reportedSize());
            assertEquals(stats.get("min").longValue(), ring.leastEntries());
            assertEquals(stats.get("max").longValue(), ring.mostEntries());
        });
    }

    private static void checkEntries(HashRing ring, IntUnaryOperator hostOf, JsonNode test) {
        int[] counts = new int[test.get("keys").size()];
        ByteBuffer bytes = ByteBuffer.allocate(12 * ring.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int entry = 0; entry < ring.size(); entry++) {
            int host = hostOf.applyAsInt(ring.hostAt(entry));
            counts[host]++;
            bytes.putLong(ring.hashAt(entry)).putInt(host);
        }
        expect(test, "entries_per_host", node -> assertArrayEquals(ints(node), counts));
        expect(test, "hosts_without_entries", node -> {
            long without =
                    java.util.Arrays.stream(counts).filter(count -> count == 0).count();
            assertEquals(node.longValue(), without);
        });
        expect(test, "ring_sha256", node -> assertEquals(node.textValue(), CaseFields.sha256(bytes.flip())));
        expect(test, "ring", node -> {
            assertEquals(node.size(), ring.size());
            checkEntriesFrom(ring, hostOf, node, 0);
        });
        expect(test, "first20", node -> checkEntriesFrom(ring, hostOf, node, 0));
        expect(test, "last5", node -> checkEntriesFrom(ring, hostOf, node, ring.size() - node.size()));
    }

    private static void checkEntriesFrom(HashRing ring, IntUnaryOperator hostOf, JsonNode entries, int from) {
        for (int i = 0; i < entries.size(); i++) {
            assertEquals(unsigned(entries.get(i).get(0)), ring.hashAt(from + i), "hash of entry " + (from + i));
            assertEquals(
                    entries.get(i).get(1).intValue(),
                    hostOf.applyAsInt(ring.hostAt(from + i)),
                    "host of entry " + (from + i));
        }
    }

    private static void checkPicks(LookUp lookUp, JsonNode test, JsonNode sampleKeys) {
        expect(test, "picks", picks -> checkPicks(picks, sampleKeys, 0, lookUp));
        expect(test, "picks_attempt1", picks -> checkPicks(picks, sampleKeys, 1, lookUp));
        expect(test, "picks_attempt2", picks -> checkPicks(picks, sampleKeys, 2, lookUp));
    }

    /** A look-up by hash and attempt. */
    interface LookUp {
        int host(long hash, int attempt);
    }

    /** Picks are either hosts for the sample keys, or objects of a hash, an attempt and a host. */
    static void checkPicks(JsonNode picks, JsonNode sampleKeys, int attempt, LookUp lookUp) {
        for (int i = 0; i < picks.size(); i++) {
            JsonNode pick = picks.get(i);
            if (pick.isObject()) {
                int host = lookUp.host(unsigned(pick.get("h")), CaseFields.intOr(pick, "attempt", 0));
                assertEquals(pick.get("host").isNull() ? -1 : pick.get("host").intValue(), host, pick.toString());
            } else {
                String key = sampleKeys.get(i).textValue();
                assertEquals(pick.intValue(), lookUp.host(Xxh64.hash(key, 0), attempt), key);
            }
        }
    }

    private static void checkEdges(HashRing ring, LookUp lookUp, JsonNode edges) {
        long first = ring.hashAt(0);
        long last = ring.hashAt(ring.size() - 1);
        ToIntFunction<String> edge = name -> edges.get(name).intValue();
        assertEquals(edge.applyAsInt("zero"), lookUp.host(0L, 0), "zero");
        assertEquals(edge.applyAsInt("max"), lookUp.host(-1L, 0), "max");
        assertEquals(edge.applyAsInt("at_first"), lookUp.host(first, 0), "at_first");
        assertEquals(edge.applyAsInt("above_first"), lookUp.host(first + 1, 0), "above_first");
        assertEquals(edge.applyAsInt("above_last"), lookUp.host(last + 1, 0), "above_last");
    }

    private static void checkHistogram(LookUp lookUp, JsonNode histogram, int hosts) {
        long step = Long.divideUnsigned(-1L, histogram.get("n").longValue());
        int[] counts = new int[hosts];
        for (int i = 0; i < histogram.get("n").intValue(); i++) {
            counts[lookUp.host(i * step, 0)]++;
        }
        assertArrayEquals(ints(histogram.get("counts")), counts);
    }

    static void expect(JsonNode test, String field, java.util.function.Consumer<JsonNode> check) {
        if (test.has(field)) {
            check.accept(test.get(field));
        }
    }

    static void configError(JsonNode file, JsonNode test) {
        int minimum = test.get("min").intValue();
        int maximum = test.get("max").intValue();
        assertThrows(IllegalArgumentException.class, () -> new RingHash.Config(minimum, maximum, HashFunction.XX, 0));
    }
}
