package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.random.SplitMix64;
import org.junit.jupiter.api.Test;

class MementoTest {
    private static Memento of(int buckets) {
        Memento memento = new Memento();
        for (int bucket = 0; bucket < buckets; bucket++) {
            assertEquals(bucket, memento.add());
        }
        return memento;
    }

    @Test
    void isJumpConsistentHashingWhileNoneIsGone() {
        Memento memento = of(100);
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < 10_000; i++) {
            long hash = random.nextLong();
            assertEquals(Jump.bucket(hash, 100), memento.bucket(hash));
        }
    }

    /** The claim: the memory is in proportion to the buckets that are gone out of turn, and none otherwise. */
    @Test
    void remembersWhatIsGoneAndNothingElse() {
        Memento memento = of(1000);
        for (int bucket = 999; bucket >= 900; bucket--) {
            memento.remove(bucket);
        }
        assertEquals(0, memento.remembered());
        for (int bucket = 0; bucket < 300; bucket++) {
            memento.remove(3 * bucket);
        }
        assertEquals(300, memento.remembered());
        for (int bucket = 299; bucket >= 0; bucket--) {
            assertEquals(3 * bucket, memento.add(), "last out, first in");
        }
        assertEquals(0, memento.remembered());
        assertEquals(900, memento.add());
    }

    /**
     * The claim: a key is hashed on ln(n/w) times on average at most, if w of n buckets are left. Tolerance: 4.5 standard
     * deviations of the mean of 200,000, with a variance of ln(n/w) as for AnchorHash.
     */
    @Test
    void looksUpInTheTimeThatThePaperClaims() {
        Memento memento = of(1000);
        SplitMix64 random = new SplitMix64(2);
        boolean[] gone = new boolean[1000];
        for (int left = 1000; left > 100; ) {
            int bucket = random.nextInt(1000);
            if (!gone[bucket]) {
                gone[bucket] = true;
                memento.remove(bucket);
                left--;
            }
        }
        long steps = 0;
        for (int key = 0; key < 200_000; key++) {
            assertTrue(!gone[memento.bucket(random.nextLong())]);
            steps += memento.steps();
        }
        double most = 1 + Math.log(10) + 4.5 * Math.sqrt(Math.log(10) / 200_000);
        assertTrue(steps / 200_000.0 <= most, steps / 200_000.0 + " of " + most);
    }
}
