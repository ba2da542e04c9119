package io.steelyard.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.LongUnaryOperator;
import org.junit.jupiter.api.Test;

class Mix64Test {

    /** SplittableRandom returns the finalizer of multiples of the golden ratio. */
    @Test
    void staffordIsTheFinalizerOfSplittableRandom() {
        SplittableRandom jdk = new SplittableRandom(0);
        for (long i = 1; i <= 1000; i++) {
            assertEquals(jdk.nextLong(), Mix64.stafford13(i * 0x9E3779B97F4A7C15L));
        }
    }

    /** The values were computed by a second implementation, in Python. */
    @Test
    void murmurOfKnownWords() {
        assertEquals(0, Mix64.murmur3(0));
        assertEquals(0xB456BCFC34C2CB2CL, Mix64.murmur3(1));
        assertEquals(0x64B5720B4B825F21L, Mix64.murmur3(-1));
    }

    @Test
    void everyInputBitMovesHalfOfTheOutput() {
        assertAvalanche(Mix64::stafford13);
        assertAvalanche(Mix64::murmur3);
    }

    /** 1000 words of 64 bits: the mean of 32 flips has a standard deviation of 4 / sqrt(1000); 6 of them are 0.76. */
    private static void assertAvalanche(LongUnaryOperator mix) {
        for (int bit = 0; bit < 64; bit++) {
            long flips = 0;
            for (long word = 1; word <= 1000; word++) {
                flips += Long.bitCount(mix.applyAsLong(word) ^ mix.applyAsLong(word ^ (1L << bit)));
            }
            assertTrue(Math.abs(flips / 1000.0 - 32) < 0.76, "bit " + bit + ": " + flips / 1000.0);
        }
    }
}
