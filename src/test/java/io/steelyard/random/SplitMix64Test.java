package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplitMix64Test {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 42, Long.MIN_VALUE, 0x123456789ABCDEFL})
    void equalsTheGeneratorsOfTheJdkAndOfCommons(long seed) {
        SplitMix64 own = new SplitMix64(seed);
        SplittableRandom jdk = new SplittableRandom(seed);
        var commons = org.apache.commons.rng.simple.RandomSource.SPLIT_MIX_64.create(seed);
        for (int i = 0; i < 1000; i++) {
            long word = own.nextLong();
            assertEquals(jdk.nextLong(), word);
            assertEquals(commons.nextLong(), word);
        }
    }
}
