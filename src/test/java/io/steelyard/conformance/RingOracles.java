package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.hash.DecimalKeys;
import io.steelyard.select.envoy.HashFunction;
import io.steelyard.select.envoy.HashRing;
import io.steelyard.select.envoy.NormalizedHosts;
import io.steelyard.stats.Imbalance;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The oracles on how evenly a ring shares itself out: over many rings, each of hosts with names of its own, the arcs of the
 * hosts or the numbers of keys that fall on them.
 */
public final class RingOracles implements OracleAdapter {
    private static final DecimalKeys KEYS = new DecimalKeys("user-");

    @Override
    public boolean understands(OracleCase oracle) {
        return ofArcs(oracle) || ofKeys(oracle);
    }

    private static boolean ofArcs(OracleCase oracle) {
        return oracle.metric().equals("rms CoV of arc share; E[max/avg] share")
                && oracle.hasParams("n", "vnodes", "tables")
                && oracle.expectsOnly(Set.of("rms_cov", "emax_over_avg"));
    }

    private static boolean ofKeys(OracleCase oracle) {
        return oracle.metric().equals("E[CoV^2] of key counts")
                && oracle.hasParams("n", "vnodes", "keys")
                && oracle.expected().isNumber()
                && oracle.tolerance().path("type").asText().equals("rel");
    }

    @Override
    public void check(OracleCase oracle) {
        if (ofArcs(oracle)) {
            checkArcs(oracle);
        } else {
            checkKeys(oracle);
        }
    }

    private static void checkArcs(OracleCase oracle) {
        int tables = Json.integer(oracle.tolerance(), "tables");
        double squared = 0;
        double greatest = 0;
        for (int table = 0; table < tables; table++) {
            Imbalance shares = Imbalance.of(arcs(ring(oracle.params(), table), Json.integer(oracle.params(), "n")));
            squared += shares.cov() * shares.cov() / tables;
            greatest += shares.maxOverMean() / tables;
        }
        double variation = Json.number(oracle.expected(), "rms_cov");
        double expected = variation * variation;
        assertEquals(expected, squared, expected * Json.number(oracle.tolerance(), "cov2_mean_rel"), "mean CoV^2");
        double most = Json.number(oracle.expected(), "emax_over_avg");
        assertEquals(most, greatest, most * Json.number(oracle.tolerance(), "emax_rel"), "mean max/avg");
    }

    private static void checkKeys(OracleCase oracle) {
        int seeds = Json.integer(oracle.tolerance(), "seeds");
        int keys = Json.integer(oracle.params(), "keys");
        double squared = 0;
        for (int seed = 0; seed < seeds; seed++) {
            HashRing ring = ring(oracle.params(), seed);
            int[] counts = new int[Json.integer(oracle.params(), "n")];
            for (int key = 0; key < keys; key++) {
                counts[ring.host(KEYS.xxh64((long) seed * keys + key))]++;
            }
            double variation = Imbalance.of(counts).cov();
            squared += variation * variation / seeds;
        }
        double expected = oracle.expected().doubleValue();
        assertEquals(expected, squared, expected * Json.number(oracle.tolerance(), "value"));
    }

    /** The share of the last of so many hosts in a ring. */
    static double share(int number, int hosts, int points) {
        long[] arcs = arcs(number, hosts, points);
        return arcs[hosts - 1] / (double) Arrays.stream(arcs).sum();
    }

    /** The lengths of the arcs of each of so many hosts in a ring of its own number. */
    public static long[] arcs(int number, int hosts, int points) {
        return arcs(ring(number, hosts, points), hosts);
    }

    private static HashRing ring(JsonNode params, int number) {
        return ring(number, Json.integer(params, "n"), Json.integer(params, "vnodes"));
    }

    private static HashRing ring(int number, int hosts, int points) {
        double[] weights = new double[hosts];
        Arrays.fill(weights, 1);
        List<String> names = IntStream.range(0, hosts)
                .mapToObj(host -> "ring-" + number + "-host-" + host)
                .toList();
        int size = hosts * points;
        return HashRing.build(NormalizedHosts.of(weights), names, size, size, HashFunction.XX);
    }

    /** The hashes that each host is found for, in units of 2^12 so that they sum to less than 2^63. */
    private static long[] arcs(HashRing ring, int hosts) {
        long[] arcs = new long[hosts];
        long previous = ring.hashAt(ring.size() - 1);
        for (int entry = 0; entry < ring.size(); entry++) {
            arcs[ring.hostAt(entry)] += (ring.hashAt(entry) - previous) >>> 12;
            previous = ring.hashAt(entry);
        }
        return arcs;
    }
}
