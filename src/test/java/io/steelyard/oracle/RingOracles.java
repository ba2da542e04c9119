package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.Steelyard;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.select.envoy.HashFunction;
import io.steelyard.select.envoy.HashRing;
import io.steelyard.select.envoy.NormalizedHosts;
import io.steelyard.sim.Experiment;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The oracles on hash rings: the shares of the arcs, from the rings themselves, and the counts of keys, from experiments. */
public final class RingOracles implements OracleAdapter {
    private static final String SHARES = "rms CoV of arc share; E[max/avg] share";
    private static final String COUNTS = "E[CoV^2] of key counts";
    private static final double CIRCLE = 0x1p64;
    private static final int ROLLOUT_EVERY_MILLIS = 20;
    private static final String SCENARIO = """
            duration: MILLISms
            clients:
              open: CLIENTS
              lifetime: never
              affinity: {zipf: {keys: 1000000G, exponent: 0}}
              reconnect: immediate
            deployment: {replicas: PODS, strategy: {rollingUpdate: {maxSurge: "100%", maxUnavailable: 0}}}
            balancer: {ring-hash: {minimumRingSize: RING}}
            events: [EVENTS]
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        if (!Form.isCount(oracle.params(), "n", "vnodes")
                || !oracle.tolerance().path("type").asText().equals("rel")) {
            return false;
        }
        return switch (oracle.metric()) {
            case SHARES ->
                oracle.hasParams("n", "vnodes", "tables")
                        && oracle.expectsOnly(Set.of("rms_cov", "emax_over_avg"))
                        && Form.isCount(oracle.tolerance(), "tables")
                        && Form.isPositive(oracle.tolerance(), "cov2_mean_rel", "emax_rel");
            case COUNTS ->
                oracle.hasParams("n", "vnodes", "keys")
                        && Form.isCount(oracle.params(), "keys")
                        && oracle.expected().isNumber()
                        && Form.isCount(oracle.tolerance(), "seeds")
                        && Form.isPositive(oracle.tolerance(), "value");
            default -> false;
        };
    }

    @Override
    public void check(OracleCase oracle) {
        if (oracle.metric().equals(SHARES)) {
            checkShares(oracle);
        } else {
            checkCounts(oracle);
        }
    }

    private static void checkShares(OracleCase oracle) {
        int pods = oracle.params().get("n").intValue();
        int points = oracle.params().get("vnodes").intValue();
        int tables = oracle.tolerance().get("tables").intValue();
        double squares = 0;
        double largest = 0;
        for (int table = 0; table < tables; table++) {
            double[] shares = shares(table, pods, points);
            // The mean share is 1 / n.
            squares += Arrays.stream(shares)
                            .map(share -> (share * pods - 1) * (share * pods - 1))
                            .average()
                            .orElseThrow()
                    / tables;
            largest += Arrays.stream(shares).max().orElseThrow() * pods / tables;
        }
        double variation = oracle.expected().get("rms_cov").doubleValue();
        double squared = variation * variation;
        assertEquals(
                squared,
                squares,
                squared * oracle.tolerance().get("cov2_mean_rel").doubleValue(),
                "CoV^2");
        double max = oracle.expected().get("emax_over_avg").doubleValue();
        assertEquals(max, largest, max * oracle.tolerance().get("emax_rel").doubleValue(), "max/avg");
    }

    /** The arcs' shares of the circle on the ring of a set of pods that no other table has. */
    private static double[] shares(int table, int pods, int points) {
        double[] weights = new double[pods];
        Arrays.fill(weights, 1);
        List<String> addresses = IntStream.range(0, pods)
                .mapToObj(pod -> "pod-" + (table * pods + pod) + ":8080")
                .toList();
        HashRing ring = HashRing.build(
                NormalizedHosts.of(weights), addresses, (long) pods * points, Integer.MAX_VALUE, HashFunction.XX);
        double[] shares = new double[pods];
        long before = ring.hashAt(ring.size() - 1);
        for (int entry = 0; entry < ring.size(); entry++) {
            long hash = ring.hashAt(entry);
            // The entry owns the hashes from the one before it to its own; the difference is unsigned.
            long arc = hash - before;
            shares[ring.hostAt(entry)] += (arc >= 0 ? (double) arc : (double) arc + CIRCLE) / CIRCLE;
            before = hash;
        }
        return shares;
    }

    /** Each rollout replaces all pods in one instant, so each block of the run is one ring of new addresses. */
    private static void checkCounts(OracleCase oracle) {
        JsonNode params = oracle.params();
        int rings = oracle.tolerance().get("seeds").intValue();
        String events = IntStream.range(0, rings)
                .mapToObj(ring -> "{rollout: {at: " + ring * ROLLOUT_EVERY_MILLIS + "ms}}")
                .collect(Collectors.joining(", "));
        String yaml = Fill.in(
                SCENARIO,
                "MILLIS",
                Math.max(61_000, rings * ROLLOUT_EVERY_MILLIS),
                "CLIENTS",
                params.get("keys").longValue(),
                "PODS",
                params.get("n").intValue(),
                "RING",
                params.get("n").longValue() * params.get("vnodes").longValue(),
                "EVENTS",
                events);
        double squares =
                Experiment.of(Steelyard.parse(yaml))
                        .replications(1)
                        .run()
                        .variants()
                        .get(0)
                        .runs()
                        .get(0)
                        .blocks()
                        .stream()
                        .skip(1)
                        .mapToDouble(block -> block.value(BalanceMetrics.COEFFICIENT_OF_VARIATION))
                        .map(variation -> variation * variation)
                        .average()
                        .orElseThrow();
        double expected = oracle.expected().doubleValue();
        assertEquals(
                expected, squares, expected * oracle.tolerance().get("value").doubleValue());
    }
}
