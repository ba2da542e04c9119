package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JumpTest {
    private static final int KEYS = 20_000;

    /** Values of the published algorithm. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 0",
        "42, 57, 43",
        "0xDEAD10CC, 1, 0",
        "0xDEAD10CC, 666, 361",
        "256, 1024, 520",
        "10863919174838991, 11, 6",
        "2016238256797177309, 11, 3",
        "10, 100, 73",
        "1, 1000, 549",
        "256, 10, 3",
        "0xdeadbeef, 100, 87"
    })
    void findsThePublishedBuckets(String key, int buckets, int bucket) {
        assertEquals(bucket, Jump.bucket(Long.decode(key), buckets));
    }

    /** The claim: one bucket more moves keys to the new one only. */
    @Test
    void movesKeysToTheNewBucketOnly() {
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < KEYS; i++) {
            long key = random.nextLong();
            for (int buckets = 1; buckets < 40; buckets++) {
                int before = Jump.bucket(key, buckets);
                int after = Jump.bucket(key, buckets + 1);
                assertTrue(after == before || after == buckets);
            }
        }
    }

    /**
     * Of n endpoints the removal of rank i moves (n-1-i)/n + (1-1/(n-1))/n of the keys: those of later ranks all shift, and
     * those of the last bucket fall on any of the others. Tolerance: 4.5 standard deviations of a binomial share of 20,000
     * keys, at most 4.5 * sqrt(0.25 / 20000) = 0.016; so wide a deviation has a probability of 7e-6.
     */
    @ParameterizedTest
    @CsvSource({"0", "3", "8", "9"})
    void movesAllLaterRanksWhenOneGoes(int rank) {
        TestProxy proxy = new TestProxy(new Jump(new Jump.Config(), new SplitMix64(1)), TestView.of(10));
        int[] before = new int[KEYS];
        for (int key = 0; key < KEYS; key++) {
            before[key] = proxy.select(key, 0);
        }
        proxy.view().remove(rank);
        proxy.changed();
        int moved = 0;
        for (int key = 0; key < KEYS; key++) {
            moved += proxy.select(key, 0) == before[key] ? 0 : 1;
        }
        double expected = rank == 9 ? 0.1 : (9 - rank) / 10.0 + (1 - 1 / 9.0) / 10;
        assertEquals(expected, moved / (double) KEYS, 0.016);
    }

    @Test
    void triesAnotherBucketAtARetry() {
        TestProxy proxy = new TestProxy(new Jump(new Jump.Config(), new SplitMix64(1)), TestView.of(10));
        int same = 0;
        for (int key = 0; key < KEYS; key++) {
            same += proxy.select(key, 0) == proxy.select(key, 1) ? 1 : 0;
        }
        assertEquals(0.1, same / (double) KEYS, 0.016);
    }
}
