package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.Fit;
import io.steelyard.random.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PowerTest {
    private final Power power = new Power(new Power.Config(), new SplitMix64(1));

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 8, 9, 11, 16, 17, 24, 31, 33, 100})
    void givesEveryBucketTheSameShare(int buckets) {
        SplitMix64 random = new SplitMix64(buckets);
        long[] counts = new long[buckets];
        for (int key = 0; key < 100_000; key++) {
            counts[power.bucket(random.nextLong(), buckets)]++;
        }
        Fit.assertUniform(counts, buckets + " buckets");
    }

    /** The claim, minimal disruption: one bucket more moves keys to the new one only. */
    @Test
    void movesKeysToTheNewBucketOnly() {
        SplitMix64 random = new SplitMix64(2);
        for (int i = 0; i < 20_000; i++) {
            long hash = random.nextLong();
            for (int buckets = 1; buckets < 70; buckets++) {
                int before = power.bucket(hash, buckets);
                int after = power.bucket(hash, buckets + 1);
                assertTrue(after == before || after == buckets);
            }
            int half = power.bucket(hash, 1023);
            assertTrue(power.bucket(hash, 1024) == half || power.bucket(hash, 1024) == 1023);
            assertTrue(power.bucket(hash, 1025) == power.bucket(hash, 1024) || power.bucket(hash, 1025) == 1024);
        }
    }

    /**
     * The claim: the expected time does not grow with n. With x = n/m above 1/2, two hash values find the first bucket; with
     * probability 1 - x it is not there, and the spreading takes 1 + ln(2x) further ones at most, and with probability 1/2x
     * two more follow: 2 + (1 - x)(1 + ln(2x) + 1/x), which falls from 3.5 at x = 1/2. No look-up takes more than 36 or so, so
     * that a mean of 20,000 with its standard deviation below 2 is within 4.5 * 2 / sqrt(20000) = 0.064.
     */
    @ParameterizedTest
    @ValueSource(ints = {3, 9, 17, 129, 1025, 10_000, 65_537, 1_048_577, 536_870_913})
    void takesATimeThatDoesNotGrow(int buckets) {
        SplitMix64 random = new SplitMix64(3);
        long steps = 0;
        for (int key = 0; key < 20_000; key++) {
            int bucket = power.bucket(random.nextLong(), buckets);
            assertTrue(bucket >= 0 && bucket < buckets);
            steps += power.steps();
        }
        assertTrue(steps / 20_000.0 <= 3.5 + 0.064, steps / 20_000.0 + " hash values");
    }
}
