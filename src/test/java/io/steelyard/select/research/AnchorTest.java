package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnchorTest {
    private static final int KEYS = 200_000;

    /**
     * The claim: of a buckets of which w work a look-up takes at most 1 + ln(a/w) hash values on average, with a variance of
     * at most ln(a/w). Exactly it is 1 + H(a) - H(w): the bucket that leaves j others is met with probability 1/(j + 1),
     * for every j of w to a - 1. Tolerance: 4.5 standard deviations of the mean.
     */
    @ParameterizedTest
    @CsvSource({"128, 100", "128, 10", "1024, 16", "1024, 1000"})
    void looksUpInTheTimeThatThePaperClaims(int capacity, int working) {
        SplitMix64 random = new SplitMix64(3);
        Anchor anchor = new Anchor(new Anchor.Config(capacity));
        for (int bucket = 0; bucket < capacity; bucket++) {
            anchor.add();
        }
        int[] buckets = new int[capacity];
        for (int left = 0; left < capacity; left++) {
            buckets[left] = left;
        }
        for (int left = capacity; left > working; left--) {
            int victim = random.nextInt(left);
            anchor.remove(buckets[victim]);
            buckets[victim] = buckets[left - 1];
        }
        long steps = 0;
        for (int key = 0; key < KEYS; key++) {
            anchor.bucket(random.nextLong());
            steps += anchor.steps();
        }
        double exact = 1;
        for (int j = working; j < capacity; j++) {
            exact += 1.0 / (j + 1);
        }
        double logarithm = Math.log(capacity / (double) working);
        assertTrue(exact <= 1 + logarithm);
        assertEquals(exact, steps / (double) KEYS, 4.5 * Math.sqrt(logarithm / KEYS));
    }

    @Test
    void refusesACapacityOutOfRange() {
        assertEquals(
                "capacity must be at least 1 but is 0",
                assertThrows(IllegalArgumentException.class, () -> new Anchor.Config(0))
                        .getMessage());
        assertEquals(
                "capacity must be at most 1048576 but is 1048577",
                assertThrows(IllegalArgumentException.class, () -> new Anchor.Config((1 << 20) + 1))
                        .getMessage());
    }
}
