package io.steelyard.select.envoy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.SplitMix64;
import org.junit.jupiter.api.Test;

class UnsignedRemainderTest {
    @Test
    void equalsDivision() {
        SplitMix64 random = new SplitMix64(9);
        UnsignedRemainder remainder = new UnsignedRemainder();
        int[] divisors = {1, 2, 3, 5, 7, 10, 64, 641, 65537, 6_700_417, 1 << 30, Integer.MAX_VALUE};
        for (int divisor : divisors) {
            remainder.setDivisor(divisor);
            long largestMultiple = Long.divideUnsigned(-1L, divisor) * divisor;
            long[] edges = {0, 1, divisor, largestMultiple, Long.MAX_VALUE, Long.MIN_VALUE, -1L};
            for (long edge : edges) {
                for (long dividend = edge - 2; dividend != edge + 3; dividend++) {
                    assertEquals(Long.remainderUnsigned(dividend, divisor), remainder.of(dividend));
                }
            }
            for (int i = 0; i < 10_000; i++) {
                long dividend = random.nextLong();
                assertEquals(Long.remainderUnsigned(dividend, divisor), remainder.of(dividend));
            }
        }
    }
}
