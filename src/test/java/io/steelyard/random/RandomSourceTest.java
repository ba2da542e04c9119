package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RandomSourceTest {

    @Test
    void doublesReachZeroAndStayBelowOne() {
        assertEquals(0, constant(0).nextDouble());
        assertEquals(0, constant(0x7FF).nextDouble());
        assertEquals(1 - 0x1.0p-53, constant(-1L).nextDouble());
    }

    @Test
    void openDoublesReachNeitherEnd() {
        assertEquals(0x1.0p-53, constant(0).nextOpenDouble());
        assertEquals(1 - 0x1.0p-53, constant(-1L).nextOpenDouble());
    }

    @Test
    void exponentialIsTheLogarithmOfTheOpenDouble() {
        assertEquals(StrictMath.log(2), constant(Long.MIN_VALUE - 1).nextExponential(), 1e-15);
        assertEquals(53 * StrictMath.log(2), constant(0).nextExponential(), 1e-13);
        assertTrue(constant(-1L).nextExponential() > 0);
    }

    @Test
    void gaussianIsMonotoneInTheWord() {
        assertEquals(-8.21, constant(0).nextGaussian(), 0.01);
        assertEquals(8.21, constant(-1L).nextGaussian(), 0.01);
        assertEquals(0, constant(1L << 63).nextGaussian(), 1e-15);
    }

    @Test
    void exponentialAndGaussianHaveTheirLaws() {
        SplitMix64 source = new SplitMix64(1);
        double[] exponential = new double[100_000];
        double[] gaussian = new double[100_000];
        for (int i = 0; i < exponential.length; i++) {
            exponential[i] = source.nextExponential();
            gaussian[i] = source.nextGaussian();
        }
        Fit.assertLaw(exponential, t -> 1 - StrictMath.exp(-t), "exponential");
        Fit.assertLaw(gaussian, Normal::cumulative, "gaussian");
    }

    @Test
    void oneDrawConsumesOneWord() {
        AtomicInteger words = new AtomicInteger();
        SplitMix64 source = new SplitMix64(2);
        RandomSource counting = () -> {
            words.incrementAndGet();
            return source.nextLong();
        };
        counting.nextDouble();
        counting.nextOpenDouble();
        counting.nextExponential();
        counting.nextGaussian();
        assertEquals(4, words.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 10, 100, 1000})
    void smallBoundsAreUniform(int bound) {
        SplitMix64 source = new SplitMix64(bound);
        long[] counts = new long[bound];
        for (int i = 0; i < 100 * bound + 10_000; i++) {
            counts[source.nextInt(bound)]++;
        }
        if (bound > 1) {
            Fit.assertUniform(counts, "bound " + bound);
        }
    }

    /** With 3 * 2^29 the plain product would hit every third number twice as often as its neighbours. */
    @Test
    void largeBoundsAreUniformToo() {
        int bound = 3 << 29;
        SplitMix64 source = new SplitMix64(3);
        long[] byRemainder = new long[3];
        long[] byThird = new long[3];
        for (int i = 0; i < 300_000; i++) {
            int drawn = source.nextInt(bound);
            byRemainder[drawn % 3]++;
            byThird[drawn / (1 << 29)]++;
        }
        Fit.assertUniform(byRemainder, "remainder");
        Fit.assertUniform(byThird, "third");
    }

    /** The words 0 and 2^32 give the fraction 0, which lies below the threshold 2^32 mod 3 = 1. */
    @Test
    void wordsThatWouldBiasAreRejected() {
        long[] words = {0L, 1L << 32};
        AtomicInteger next = new AtomicInteger();
        RandomSource source = () -> words[next.getAndIncrement()];
        assertEquals(0, source.nextInt(3));
        assertEquals(2, next.get());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void boundMustBePositive(int bound) {
        RandomSource source = constant(0);
        assertThrows(IllegalArgumentException.class, () -> source.nextInt(bound));
    }

    private static RandomSource constant(long word) {
        return () -> word;
    }
}
