package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.select.envoy.MaglevTable;
import io.steelyard.select.envoy.NormalizedHosts;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * The oracles on how many slots of a Maglev table change their host when some hosts go: the mean over tables whose hosts
 * have names of their own.
 */
final class MaglevOracles implements OracleAdapter {
    private static final int TABLES = 100;

    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("changed table fraction; slots per pod")
                && oracle.hasParams("M", "n", "removed")
                && oracle.expectsOnly(Set.of("changed", "min_slots", "max_slots"))
                && oracle.tolerance().path("type").asText().equals("abs");
    }

    @Override
    public void check(OracleCase oracle) {
        int size = Json.integer(oracle.params(), "M");
        int hosts = Json.integer(oracle.params(), "n");
        int left = hosts - Json.integer(oracle.params(), "removed");
        long changed = 0;
        for (int number = 0; number < TABLES; number++) {
            MaglevTable before = table(number, hosts, size);
            MaglevTable after = table(number, left, size);
            int[] slots = new int[hosts];
            for (int slot = 0; slot < size; slot++) {
                slots[before.hostAt(slot)]++;
                changed += before.hostAt(slot) == after.hostAt(slot) ? 0 : 1;
            }
            Arrays.sort(slots);
            assertEquals(Json.integer(oracle.expected(), "min_slots"), slots[0]);
            assertEquals(Json.integer(oracle.expected(), "max_slots"), slots[hosts - 1]);
        }
        assertEquals(
                Json.number(oracle.expected(), "changed"),
                changed / ((double) size * TABLES),
                Json.number(oracle.tolerance(), "changed"));
    }

    private static MaglevTable table(int number, int hosts, int size) {
        double[] weights = new double[hosts];
        Arrays.fill(weights, 1);
        List<String> names = IntStream.range(0, hosts)
                .mapToObj(host -> "table-" + number + "-host-" + host)
                .toList();
        return MaglevTable.build(NormalizedHosts.of(weights), names, size);
    }
}
