package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class RandomStreamTest {

    /** Only bytes below 128: JDK 17 extends the sign of the others when it makes the state from bytes (JDK-8282144). */
    @Test
    void equalsTheGeneratorsOfTheJdkAndOfCommonsFromTheSameState() {
        SplitMix64 states = new SplitMix64(99);
        for (int round = 0; round < 20; round++) {
            long[] state = new long[4];
            Arrays.setAll(state, word -> states.nextLong() & 0x7F7F7F7F7F7F7F7FL);
            RandomStream own = new RandomStream(state[0], state[1], state[2], state[3]);
            RandomGenerator jdk =
                    RandomGeneratorFactory.of("Xoshiro256PlusPlus").create(bytes(state));
            var commons = org.apache.commons.rng.simple.RandomSource.XO_SHI_RO_256_PP.create(state);
            for (int i = 0; i < 1000; i++) {
                long word = own.nextLong();
                assertEquals(jdk.nextLong(), word);
                assertEquals(commons.nextLong(), word);
            }
        }
    }

    /** Computed by a second implementation, in Python. */
    @Test
    void namedStreamsAreTheSameForEver() {
        RandomStream stream = RandomStream.named(42, 3, "selector", 1);
        assertEquals(0x847649FAAD5FF372L, stream.nextLong());
        assertEquals(0xAE8082EB6B9BA87FL, stream.nextLong());
        assertEquals(0xF2B52DB2017054B4L, stream.nextLong());
    }

    @Test
    void everyPartOfTheNameMakesAnotherStream() {
        Set<Long> firstWords = new LinkedHashSet<>();
        firstWords.add(RandomStream.named(1, 0, "selector", 0).nextLong());
        firstWords.add(RandomStream.named(2, 0, "selector", 0).nextLong());
        firstWords.add(RandomStream.named(1, 1, "selector", 0).nextLong());
        firstWords.add(RandomStream.named(1, 0, "selectos", 0).nextLong());
        firstWords.add(RandomStream.named(1, 0, "selecto", 0).nextLong());
        firstWords.add(RandomStream.named(1, 0, "selecto", 'r').nextLong());
        firstWords.add(RandomStream.named(1, 0, "", 0).nextLong());
        firstWords.add(RandomStream.named(1, 0, "selector", 1).nextLong());
        assertEquals(8, firstWords.size());
    }

    @Test
    void neighbouringStreamsAreUncorrelated() {
        double[] base = draws(1, 0, "proxy", 0);
        Fit.assertUncorrelated(base, draws(2, 0, "proxy", 0), "seed");
        Fit.assertUncorrelated(base, draws(1, 1, "proxy", 0), "replication");
        Fit.assertUncorrelated(base, draws(1, 0, "proxz", 0), "component");
        Fit.assertUncorrelated(base, draws(1, 0, "proxy", 1), "index");
    }

    @Test
    void firstDrawsOfNumberedStreamsAreUniform() {
        long[] counts = new long[256];
        for (int index = 0; index < 50_000; index++) {
            counts[RandomStream.named(1, 0, "proxy", index).nextInt(256)]++;
        }
        Fit.assertUniform(counts, "first draws");
    }

    @Test
    void theStateOfZerosIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new RandomStream(0, 0, 0, 0));
    }

    private static double[] draws(long seed, int replication, String component, long index) {
        RandomStream stream = RandomStream.named(seed, replication, component, index);
        double[] draws = new double[50_000];
        for (int i = 0; i < draws.length; i++) {
            draws[i] = stream.nextDouble();
        }
        return draws;
    }

    private static byte[] bytes(long[] words) {
        ByteBuffer buffer = ByteBuffer.allocate(8 * words.length);
        for (long word : words) {
            buffer.putLong(word);
        }
        return buffer.array();
    }
}
