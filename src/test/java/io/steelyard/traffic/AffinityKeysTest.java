package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Affinity;
import io.steelyard.scenario.Count;
import org.junit.jupiter.api.Test;

class AffinityKeysTest {

    @Test
    void perClientEachHasItsOwn() {
        AffinityKeys keys = AffinityKeys.create(new Affinity.PerClient(), new CounterStream(1, 1));
        assertEquals(0, keys.keyOf(0));
        assertEquals(123_456_789_012L, keys.keyOf(123_456_789_012L));
    }

    @Test
    void zipfKeysHaveTheirWeights() {
        AffinityKeys keys = AffinityKeys.create(new Affinity.Zipf(new Count(4), 1.0), new CounterStream(1, 1));
        long[] hits = new long[4];
        int clients = 20_000;
        for (int client = 0; client < clients; client++) {
            hits[(int) keys.keyOf(client)]++;
        }
        double sum = 1 + 1 / 2.0 + 1 / 3.0 + 1 / 4.0;
        for (int key = 0; key < 4; key++) {
            Samples.share(1 / ((key + 1) * sum), hits[key], clients);
        }
        assertEquals(keys.keyOf(77), keys.keyOf(77));
        assertEquals(0, Allocation.of(() -> keys.keyOf(5)));
    }

    @Test
    void keysDependOnTheSeed() {
        AffinityKeys one = AffinityKeys.create(new Affinity.Zipf(new Count(1_000), 0), new CounterStream(1, 1));
        AffinityKeys other = AffinityKeys.create(new Affinity.Zipf(new Count(1_000), 0), new CounterStream(2, 1));
        int equal = 0;
        for (int client = 0; client < 1_000; client++) {
            equal += one.keyOf(client) == other.keyOf(client) ? 1 : 0;
        }
        assertTrue(equal < 20, "equal: " + equal);
    }

    @Test
    void renamedKeysAreTheSameOnesUnderNamesOfTheReplication() {
        AffinityKeys ids = AffinityKeys.create(new Affinity.PerClient(), new CounterStream(1, 1));
        AffinityKeys names = ids.renamed(new CounterStream(1, 1));
        assertEquals(names.keyOf(0) + 17, names.keyOf(17));
        assertEquals(names.keyOf(5), ids.renamed(new CounterStream(1, 1)).keyOf(5));
        assertNotEquals(names.keyOf(5), ids.renamed(new CounterStream(1, 2)).keyOf(5));
        assertNotEquals(names.keyOf(5), ids.renamed(new CounterStream(2, 1)).keyOf(5));
        assertTrue(names.keyOf(0) >= 0 && names.keyOf(0) < 1L << 40);
        assertEquals(0, Allocation.of(() -> names.keyOf(5)));
    }
}
