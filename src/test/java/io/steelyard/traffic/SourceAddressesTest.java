package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Count;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceAddressesTest {
    private static SourceAddresses shared(long addresses, double skew, long seed, int replication) {
        return SourceAddresses.create(
                Optional.of(new Clients.Sources(new Count(addresses), skew)), new CounterStream(seed, replication));
    }

    @Test
    void withoutSharingEachClientHasItsOwn() {
        SourceAddresses own = SourceAddresses.create(Optional.empty(), new CounterStream(1, 1));
        assertEquals(own.sourceOf(0) + 123, own.sourceOf(123));
    }

    @Test
    void sharedAddressesHaveTheirWeights() {
        SourceAddresses sources = shared(3, 1, 1, 1);
        long first = first(sources);
        long[] hits = new long[3];
        int clients = 20_000;
        for (int client = 0; client < clients; client++) {
            hits[(int) (sources.sourceOf(client) - first)]++;
        }
        double sum = 1 + 1 / 2.0 + 1 / 3.0;
        for (int address = 0; address < 3; address++) {
            Samples.share(1 / ((address + 1) * sum), hits[address], clients);
        }
        assertEquals(sources.sourceOf(77), sources.sourceOf(77));
        assertEquals(0, Allocation.of(() -> sources.sourceOf(5)));
    }

    private static long first(SourceAddresses sources) {
        long first = Long.MAX_VALUE;
        for (int client = 0; client < 1_000; client++) {
            first = Math.min(first, sources.sourceOf(client));
        }
        return first;
    }

    @Test
    void withoutSkewAllAddressesAreAlike() {
        SourceAddresses sources = shared(2, 0, 3, 1);
        long first = first(sources);
        long hits = 0;
        for (int client = 0; client < 20_000; client++) {
            hits += sources.sourceOf(client) - first;
        }
        Samples.share(0.5, hits, 20_000);
    }

    @Test
    void replicationsHaveAddressesOfTheirOwn() {
        assertNotEquals(first(shared(10, 0, 1, 1)), first(shared(10, 0, 1, 2)));
        assertNotEquals(first(shared(10, 0, 1, 1)), first(shared(10, 0, 2, 1)));
        assertTrue(first(shared(10, 0, 1, 1)) >= 0 && first(shared(10, 0, 1, 1)) < 1L << 40);
    }
}
