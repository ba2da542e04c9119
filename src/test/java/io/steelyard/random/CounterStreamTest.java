package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CounterStreamTest {

    private static final int DRAWS = 100_000;

    /** Computed by a second implementation, in Python. */
    @Test
    void drawsAreTheSameForEver() {
        CounterStream stream = new CounterStream(42, 3).at(Purpose.LIFETIME, 17, 2);
        assertEquals(0x5F61F53D3DA69575L, stream.nextLong());
        assertEquals(0xC4C6E1C98EE9CFF0L, stream.nextLong());
        assertEquals(0xD43DC126A8056CB4L, stream.nextLong());
    }

    @Test
    void aPositionForgetsWhatWasDrawnBefore() {
        CounterStream stream = new CounterStream(7, 0);
        long first = stream.at(Purpose.KEY, 5, 1).nextLong();
        long second = stream.nextLong();
        stream.at(Purpose.ARRIVAL, 9, 0).nextGaussian();
        assertSame(stream, stream.at(Purpose.KEY, 5, 1));
        assertEquals(first, stream.nextLong());
        assertEquals(second, stream.nextLong());
    }

    @Test
    void aNewStreamStandsAtTheFirstArrival() {
        assertEquals(new CounterStream(7, 1).at(Purpose.ARRIVAL, 0, 0).nextLong(), new CounterStream(7, 1).nextLong());
    }

    @ParameterizedTest
    @EnumSource(Purpose.class)
    void consecutiveEntitiesAreUniformInTheHighestAndLowestBits(Purpose purpose) {
        CounterStream stream = new CounterStream(2024, 0);
        long[] high = new long[256];
        long[] low = new long[256];
        long[] pairs = new long[256];
        int before = 0;
        for (int entity = 0; entity < DRAWS; entity++) {
            long word = stream.at(purpose, entity, 0).nextLong();
            int nibble = (int) (word >>> 60);
            high[(int) (word >>> 56)]++;
            low[(int) word & 255]++;
            pairs[before * 16 + nibble] += entity % 2;
            before = nibble;
        }
        Fit.assertUniform(high, purpose + " high byte");
        Fit.assertUniform(low, purpose + " low byte");
        Fit.assertUniform(pairs, purpose + " pairs of neighbours");
    }

    @Test
    void neighboursInEveryPartAreUncorrelated() {
        double[] base = draws(1, 0, Purpose.LIFETIME, 0, 0);
        Fit.assertUncorrelated(base, draws(2, 0, Purpose.LIFETIME, 0, 0), "seed");
        Fit.assertUncorrelated(base, draws(1, 1, Purpose.LIFETIME, 0, 0), "replication");
        Fit.assertUncorrelated(base, draws(1, 0, Purpose.KEY, 0, 0), "purpose");
        Fit.assertUncorrelated(base, draws(1, 0, Purpose.LIFETIME, 1, 0), "entity");
        Fit.assertUncorrelated(base, draws(1, 0, Purpose.LIFETIME, 1L << 32, 0), "distant entity");
        Fit.assertUncorrelated(base, draws(1, 0, Purpose.LIFETIME, 0, 1), "index");
    }

    @Test
    void successiveDrawsOfAPositionAreUncorrelated() {
        CounterStream stream = new CounterStream(11, 0);
        double[] first = new double[DRAWS];
        double[] second = new double[DRAWS];
        for (int entity = 0; entity < DRAWS; entity++) {
            stream.at(Purpose.BACKOFF, entity, 3);
            first[entity] = stream.nextDouble();
            second[entity] = stream.nextDouble();
        }
        Fit.assertUncorrelated(first, second, "draws");
    }

    /** Each of the 64 x 64 shares has a standard deviation of 1/128; 6 of them leave 4096 chances of 2e-9 each. */
    @Test
    void everyBitOfTheEntityMovesHalfOfTheOutput() {
        int samples = 4096;
        CounterStream stream = new CounterStream(5, 0);
        for (int bit = 0; bit < 64; bit++) {
            int[] flips = new int[64];
            for (int entity = 0; entity < samples; entity++) {
                long word = stream.at(Purpose.SOURCE, entity, 0).nextLong();
                long other = stream.at(Purpose.SOURCE, entity ^ (1L << bit), 0).nextLong();
                for (long left = word ^ other; left != 0; left &= left - 1) {
                    flips[Long.numberOfTrailingZeros(left)]++;
                }
            }
            for (int output = 0; output < 64; output++) {
                double share = (double) flips[output] / samples;
                assertTrue(Math.abs(share - 0.5) < 6.0 / 128, "bit " + bit + " to " + output + ": " + share);
            }
        }
    }

    private static double[] draws(long seed, int replication, Purpose purpose, long shift, long index) {
        CounterStream stream = new CounterStream(seed, replication);
        double[] draws = new double[DRAWS];
        for (int entity = 0; entity < DRAWS; entity++) {
            draws[entity] = stream.at(purpose, entity + shift, index).nextDouble();
        }
        return draws;
    }
}
