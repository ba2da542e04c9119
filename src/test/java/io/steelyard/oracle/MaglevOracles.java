package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.select.envoy.MaglevTable;
import io.steelyard.select.envoy.NormalizedHosts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** The oracles on Maglev's tables: how many slots each pod has, and how many change when pods go. */
public final class MaglevOracles implements OracleAdapter {
    /** About so many slots are looked at, in at least 10 and at most 400 pairs of tables. */
    private static final int SLOTS = 2_000_000;

    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("changed table fraction; slots per pod")
                && oracle.hasParams("M", "n", "removed")
                && Form.isCount(oracle.params(), "M", "n", "removed")
                && oracle.params().get("removed").intValue()
                        < oracle.params().get("n").intValue()
                && oracle.expectsOnly(Set.of("changed", "min_slots", "max_slots"))
                && oracle.tolerance().path("type").asText().equals("abs")
                && Form.isPositive(oracle.tolerance(), "changed");
    }

    @Override
    public void check(OracleCase oracle) {
        int size = oracle.params().get("M").intValue();
        int pods = oracle.params().get("n").intValue();
        int removed = oracle.params().get("removed").intValue();
        int tables = Math.max(10, Math.min(400, SLOTS / size));
        JsonNode expected = oracle.expected();
        double changed = 0;
        for (int number = 0; number < tables; number++) {
            List<String> addresses = addresses(number, pods);
            MaglevTable before = table(addresses, size);
            int[] slots = new int[pods];
            IntStream.range(0, size).forEach(slot -> slots[before.hostAt(slot)]++);
            assertEquals(expected.get("min_slots").intValue(), Loads.min(slots), "min_slots");
            assertEquals(expected.get("max_slots").intValue(), Loads.max(slots), "max_slots");
            // Addresses are as good as random, so the last ones are a random choice.
            MaglevTable after = table(addresses.subList(0, pods - removed), size);
            long moved = IntStream.range(0, size)
                    .filter(slot -> before.hostAt(slot) != after.hostAt(slot))
                    .count();
            changed += (double) moved / size / tables;
        }
        assertEquals(
                expected.get("changed").doubleValue(),
                changed,
                oracle.tolerance().get("changed").doubleValue(),
                "changed");
    }

    private static List<String> addresses(int table, int pods) {
        return IntStream.range(0, pods)
                .mapToObj(pod -> "pod-" + (table * pods + pod) + ":8080")
                .toList();
    }

    private static MaglevTable table(List<String> addresses, int size) {
        double[] weights = new double[addresses.size()];
        Arrays.fill(weights, 1);
        return MaglevTable.build(NormalizedHosts.of(weights), addresses, size);
    }
}
