package io.steelyard.hash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalKeysTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 9, 10, 17, 99, 100, 1_234_567_890_123L, Long.MAX_VALUE, -1, -10, -987, Long.MIN_VALUE})
    void equalTheHashesOfTheTexts(long id) {
        for (String prefix : new String[] {"", "user-", "10.0.0.1:8080_", "zo\u00eb-"}) {
            DecimalKeys keys = new DecimalKeys(prefix);
            keys.xxh64(Long.MIN_VALUE);
            assertEquals(Xxh64.hash(prefix + id, 0), keys.xxh64(id), prefix + id);
            assertEquals(Murmur2.hash(prefix + id), keys.murmur2(id), prefix + id);
        }
    }
}
