package io.steelyard.select.envoy;

/**
 * The remainder of any unsigned 64-bit number by a divisor that seldom changes, by multiplication instead of division.
 *
 * <p>With {@code m = floor((2^64 - 1) / n)} the high word of {@code x * m} is the quotient or one less: {@code m} falls
 * short of {@code 2^64 / n} by at most 1, hence {@code x * m / 2^64} short of {@code x / n} by less than 1.
 */
final class UnsignedRemainder {
    private int divisor = 1;
    private long reciprocal = -1L;

    /** Sets the divisor, at least 1. */
    void setDivisor(int divisor) {
        this.divisor = divisor;
        this.reciprocal = Long.divideUnsigned(-1L, divisor);
    }

    /** Returns the dividend, taken as unsigned, modulo the divisor. */
    int of(long dividend) {
        long quotient = Math.multiplyHigh(dividend, reciprocal)
                + ((dividend >> 63) & reciprocal)
                + ((reciprocal >> 63) & dividend);
        long remainder = dividend - quotient * divisor;
        return (int) (remainder >= divisor ? remainder - divisor : remainder);
    }
}
