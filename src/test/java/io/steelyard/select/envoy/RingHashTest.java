package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.SharedTables;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RingHashTest {
    private static HashRing ring(List<String> keys, int entriesPerHost) {
        double[] weights = new double[keys.size()];
        java.util.Arrays.fill(weights, 1);
        int size = keys.size() * entriesPerHost;
        HashRing ring = HashRing.build(NormalizedHosts.of(weights), keys, size, 8_388_608, HashFunction.XX);
        assertEquals(size, ring.size());
        return ring;
    }

    private static List<String> keys(String prefix, int hosts) {
        List<String> keys = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            keys.add(prefix + host);
        }
        return keys;
    }

    private static double squaredVariation(HashRing ring, int hosts) {
        double[] shares = new double[hosts];
        long before = ring.hashAt(ring.size() - 1);
        for (int entry = 0; entry < ring.size(); entry++) {
            long arc = ring.hashAt(entry) - before;
            shares[ring.hostAt(entry)] += (arc >>> 11) * 0x1.0p-53;
            before = ring.hashAt(entry);
        }
        double sum = 0;
        for (double share : shares) {
            sum += (share * hosts - 1) * (share * hosts - 1);
        }
        return sum / hosts;
    }

    /**
     * The shares of n hosts with v entries each are Dirichlet distributed, and the mean of their squared coefficient of
     * variation is (n-1)/(nv+1). Tolerance: for large v n times the squared variation is v^-1 times a chi-square of n-1
     * degrees, so over 2000 rings the mean has a relative standard deviation of sqrt(2/(n-1)/2000): 1.1 % for n = 10, of
     * which 4.5 are 4.8 %; for v = 1 the square of an exponential deviation has a fourth moment of 9, that is a relative
     * standard deviation of sqrt(8/n/2000) = 2 %, of which 4.5 are 9 %.
     */
    @ParameterizedTest
    @CsvSource({"10, 100, 0.048", "10, 1, 0.09"})
    void spreadsAsAnIdealHashWould(int hosts, int entries, double tolerance) {
        double sum = 0;
        for (int set = 0; set < 2000; set++) {
            sum += squaredVariation(ring(keys("set-" + set + "-pod-", hosts), entries), hosts);
        }
        double expected = (hosts - 1) / (hosts * entries + 1.0);
        assertEquals(expected, sum / 2000, tolerance * expected);
    }

    @Test
    void movesTheKeysOfAHostThatGoesAndNoOtherWhereEntriesPerHostStay() {
        List<String> keys = keys("pod-", 10);
        HashRing before = ring(keys, 103);
        SplitMix64 random = new SplitMix64(2);
        for (int victim = 0; victim < 10; victim++) {
            List<String> left = new ArrayList<>(keys);
            left.remove(victim);
            HashRing after = ring(left, 103);
            for (int i = 0; i < 5000; i++) {
                long hash = random.nextLong();
                String first = keys.get(before.host(hash));
                String second = left.get(after.host(hash));
                assertTrue(first.equals(second) || first.equals(keys.get(victim)));
            }
        }
    }

    @Test
    void findsTheFirstEntryAtOrAfterAHash() {
        HashRing ring = ring(keys("pod-", 7), 50);
        SplitMix64 random = new SplitMix64(3);
        for (int i = 0; i < 20_000; i++) {
            long hash = i < 1000 ? ring.hashAt(i % ring.size()) + i / 350 - 1 : random.nextLong();
            int entry = 0;
            while (entry < ring.size() && Long.compareUnsigned(ring.hashAt(entry), hash) < 0) {
                entry++;
            }
            assertEquals(ring.hostAt(entry % ring.size()), ring.host(hash));
            assertEquals(ring.hostAt((entry % ring.size() + 3) % ring.size()), ring.host(hash, 3));
        }
    }

    @Test
    void keepsEntriesThatCollideInTheOrderOfTheHosts() {
        HashRing ring = ring(List.of("same", "same"), 20);
        for (int entry = 0; entry < ring.size(); entry++) {
            assertEquals(entry % 2, ring.hostAt(entry));
        }
    }

    /**
     * With all loads bounded by f times the average a host takes a client only while it has at most
     * ceil(ceil((all + 1) f) / n) of them.
     */
    @Test
    void passesOnWhatExceedsTheBound() {
        int hosts = 10;
        RingHash.Config config = new RingHash.Config(1024, 8_388_608, HashFunction.XX, 125);
        TestProxy proxy = new TestProxy(new RingHash(config, new SharedTables()), TestView.of(hosts));
        TestProxy unbounded = new TestProxy(
                new RingHash(new RingHash.Config(1024, 8_388_608, HashFunction.XX, 0), new SharedTables()),
                TestView.of(hosts));
        int passedOn = 0;
        List<Integer> open = new ArrayList<>();
        for (int key = 0; key < 3000; key++) {
            int slot = proxy.connect(key);
            passedOn += slot == unbounded.select(key, 0) ? 0 : 1;
            int allSlots = ((open.size() + 1) * 125 + 99) / 100;
            int slots = (allSlots + hosts - 1) / hosts;
            assertTrue(proxy.view().active(slot) - 1 <= slots, "key " + key);
            open.add(slot);
            if (key % 3 == 0) {
                proxy.release(open.remove(key % open.size()));
            }
        }
        assertTrue(passedOn > 0);
        open.forEach(proxy::release);
        for (int key = 0; key < 1000; key++) {
            assertEquals(unbounded.select(key, 0), proxy.select(key, 0), "nobody is over the bound any more");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 10, 0, minimumRingSize must be at least 1 but is 0",
        "20, 10, 0, 'minimumRingSize must not exceed maximumRingSize, 10, but is 20'",
        "20, 8388609, 0, maximumRingSize must be at most 8388608 but is 8388609",
        "20, 30, 99, hashBalanceFactor must be 0 (off) or at least 100 but is 99"
    })
    void refusesOptionsOutOfRange(int minimum, int maximum, int factor, String message) {
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> new RingHash.Config(minimum, maximum, HashFunction.XX, factor));
        assertEquals(message, refusal.getMessage());
    }
}
