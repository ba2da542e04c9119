package io.steelyard.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.Allocation;
import org.junit.jupiter.api.Test;

class SipHash13Test {
    private static final long KEY0 = 0x0706050403020100L;
    private static final long KEY1 = 0x0F0E0D0C0B0A0908L;

    /** The entry for four bytes of {@code test_vectors_hsiphash}, Linux 6.12 {@code lib/siphash_kunit.c}, 64 bits. */
    @Test
    void isThatOfLinux() {
        assertEquals(0x88D38328, SipHash13.ofInt(0x03020100, KEY0, KEY1));
    }

    @Test
    void dependsOnBothKeysAndAllocatesNothing() {
        assertNotEquals(SipHash13.ofInt(1, KEY0, KEY1), SipHash13.ofInt(1, KEY0 + 1, KEY1));
        assertNotEquals(SipHash13.ofInt(1, KEY0, KEY1), SipHash13.ofInt(1, KEY0, KEY1 + 1));
        assertEquals(0, Allocation.of(() -> {
            for (int word = 0; word < 100_000; word++) {
                SipHash13.ofInt(word, KEY0, KEY1);
            }
        }));
    }
}
