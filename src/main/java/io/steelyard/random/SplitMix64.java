package io.steelyard.random;

/**
 * The SplitMix64 generator of G. Steele, D. Lea and C. Flood, "Fast splittable pseudorandom number generators" (OOPSLA
 * 2014) with the golden-ratio increment: the sequence of {@link java.util.SplittableRandom} of the same seed.
 *
 * <p>Period 2^64, every word once. Not safe for use by several threads at once.
 */
public final class SplitMix64 implements RandomSource {

    private long state;

    /** Creates a generator; every seed is valid. */
    public SplitMix64(long seed) {
        state = seed;
    }

    @Override
    public long nextLong() {
        state += Bits.GOLDEN;
        return Bits.stafford13(state);
    }
}
