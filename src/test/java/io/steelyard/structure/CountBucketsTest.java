package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountBucketsTest {

    @ParameterizedTest
    @CsvSource({"1, 3, 4", "2, 20, 5", "3, 100, 1000", "4, 1, 10", "5, 50, 2"})
    void agreesWithAMap(long seed, int members, int counts) {
        SplittableRandom random = new SplittableRandom(seed);
        CountBuckets buckets = new CountBuckets();
        Map<Integer, Integer> oracle = new TreeMap<>();
        for (int step = 0; step < 30_000; step++) {
            int member = random.nextInt(members);
            Integer count = oracle.get(member);
            if (count == null) {
                int initial = random.nextInt(counts);
                buckets.add(member, initial);
                oracle.put(member, initial);
            } else if (random.nextInt(50) == 0) {
                buckets.remove(member);
                oracle.remove(member);
            } else if (count > 0 && random.nextBoolean()) {
                buckets.decrement(member);
                oracle.put(member, count - 1);
            } else {
                buckets.increment(member);
                oracle.put(member, count + 1);
            }
            assertAgree(oracle, buckets);
        }
        buckets.clear();
        assertAgree(Map.of(), buckets);
        buckets.add(0, 7);
        assertAgree(Map.of(0, 7), buckets);
    }

    @Test
    void largeCountsNeedNoMemory() {
        CountBuckets buckets = new CountBuckets();
        buckets.add(0, 2_000_000_000);
        buckets.add(1, 0);
        buckets.increment(0);
        assertEquals(2_000_000_001, buckets.max());
        assertEquals(0, buckets.min());
        assertEquals(2_000_000_001L * 2_000_000_001L, buckets.sumOfSquares());
    }

    @Test
    void misuseIsRefused() {
        CountBuckets buckets = new CountBuckets();
        buckets.add(2, 0);
        assertThrows(IllegalArgumentException.class, () -> buckets.add(2, 1));
        assertThrows(IllegalArgumentException.class, () -> buckets.add(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> buckets.add(3, -1));
        assertThrows(IllegalArgumentException.class, () -> buckets.increment(1));
        assertThrows(IllegalArgumentException.class, () -> buckets.decrement(9));
        assertThrows(IllegalArgumentException.class, () -> buckets.remove(0));
        assertThrows(IllegalStateException.class, () -> buckets.decrement(2));
        assertAgree(Map.of(2, 0), buckets);
    }

    private static void assertAgree(Map<Integer, Integer> oracle, CountBuckets buckets) {
        assertEquals(oracle.size(), buckets.size());
        assertEquals(oracle.values().stream().mapToInt(i -> i).min().orElse(0), buckets.min());
        assertEquals(oracle.values().stream().mapToInt(i -> i).max().orElse(0), buckets.max());
        assertEquals(oracle.values().stream().mapToLong(i -> i).sum(), buckets.sum());
        assertEquals(oracle.values().stream().mapToLong(i -> (long) i * i).sum(), buckets.sumOfSquares());
        oracle.forEach((member, count) -> assertEquals(count, buckets.count(member)));
    }
}
