package io.steelyard.random;

/**
 * A sequence of uniformly distributed 64-bit words and the elementary draws made from them.
 *
 * <p>Every method except {@link #nextInt} consumes exactly one word, so that two variants of an experiment that take the
 * same draws in the same order stay aligned whatever the values are.
 */
public interface RandomSource {

    /** Returns the next word, uniform over all 2^64 values. */
    long nextLong();

    /** Returns a uniform double of [0, 1), a multiple of 2^-53. */
    default double nextDouble() {
        return (nextLong() >>> 11) * 0x1.0p-53;
    }

    /** Returns a uniform double of the open interval (0, 1): an odd multiple of 2^-53, never 0 and never 1. */
    default double nextOpenDouble() {
        return ((nextLong() >>> 12) + 0.5) * 0x1.0p-52;
    }

    /** Returns an exponential draw of mean 1, by inversion; never 0, at most 36.8. */
    default double nextExponential() {
        return -StrictMath.log(nextOpenDouble());
    }

    /** Returns a standard normal draw, by inversion of one uniform; its absolute value is at most 8.21. */
    default double nextGaussian() {
        return Normal.quantile(nextOpenDouble());
    }

    /**
     * Returns a uniform integer of [0, bound), without bias (D. Lemire, "Fast random integer generation in an interval",
     * ACM TOMACS 29, 2019). Consumes one word, or more with a probability below {@code bound / 2^32}.
     *
     * @throws IllegalArgumentException if {@code bound} is not positive
     */
    default int nextInt(int bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("bound must be > 0 but is " + bound);
        }
        long product = (nextLong() >>> 32) * bound;
        long fraction = product & 0xFFFF_FFFFL;
        if (fraction < bound) {
            long threshold = (1L << 32) % bound;
            while (fraction < threshold) {
                product = (nextLong() >>> 32) * bound;
                fraction = product & 0xFFFF_FFFFL;
            }
        }
        return (int) (product >>> 32);
    }
}
