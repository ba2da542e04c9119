package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.select.SharedTables;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MaglevTest {
    private static MaglevTable table(int hosts, int size) {
        List<String> keys = new ArrayList<>();
        double[] weights = new double[hosts];
        Arrays.fill(weights, 1);
        for (int host = 0; host < hosts; host++) {
            keys.add("10.0.0.1:" + host);
        }
        return MaglevTable.build(NormalizedHosts.of(weights), keys, size);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 10, 100, 1000})
    void givesEqualHostsTheSameNumberOfSlotsButForOne(int hosts) {
        MaglevTable table = table(hosts, 65537);
        int[] counts = new int[hosts];
        for (int slot = 0; slot < table.size(); slot++) {
            counts[table.hostAt(slot)]++;
        }
        for (int count : counts) {
            assertTrue(count == 65537 / hosts || count == 65537 / hosts + (65537 % hosts == 0 ? 0 : 1));
        }
    }

    @Test
    void leavesOutHostsBeyondTheNumberOfSlots() {
        MaglevTable table = table(5, 3);
        for (int slot = 0; slot < 3; slot++) {
            assertTrue(table.hostAt(slot) >= 0);
        }
        assertEquals(
                3,
                Arrays.stream(new int[] {table.hostAt(0), table.hostAt(1), table.hostAt(2)})
                        .distinct()
                        .count());
    }

    @Test
    void fillsATableOfTwoSlots() {
        MaglevTable table = table(2, 2);
        assertEquals(1, table.hostAt(0) + table.hostAt(1));
    }

    @Test
    void dependsOnAddressesAndNotOnTheirOrder() {
        TestView view = TestView.of(20);
        TestView reversed = new TestView();
        for (int slot = 19; slot >= 0; slot--) {
            view.setWeight(slot, 1 + slot % 3);
            reversed.add(view.address(slot), 1 + slot % 3);
        }
        TestProxy one = new TestProxy(new Maglev(new Maglev.Config(4099, 0), new SharedTables()), view);
        TestProxy other = new TestProxy(new Maglev(new Maglev.Config(4099, 0), new SharedTables()), reversed);
        for (int key = 0; key < 5000; key++) {
            assertEquals(view.address(one.select(key, 0)), reversed.address(other.select(key, 0)));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "65536, 0, tableSize must be a prime number but is 65536; the next one is 65537",
        "-5, 0, tableSize must be a prime number but is -5; the next one is 2",
        "1, 0, tableSize must be a prime number but is 1; the next one is 2",
        "5000012, 0, tableSize must be at most 5000011 but is 5000012",
        "251, 50, hashBalanceFactor must be 0 (off) or at least 100 but is 50"
    })
    void refusesOptionsOutOfRange(int size, int factor, String message) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new Maglev.Config(size, factor));
        assertEquals(message, refusal.getMessage());
    }

    @Test
    void acceptsTheLargestTable() {
        assertEquals(5_000_011, new Maglev.Config(5_000_011, 0).tableSize());
    }
}
