package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.Allocation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongIntMapTest {

    @Test
    void knowsWhatWasPut() {
        LongIntMap map = new LongIntMap();
        assertEquals(LongIntMap.ABSENT, map.get(7));
        map.put(7, 3);
        map.put(0, 4);
        map.put(Long.MIN_VALUE, 5);
        map.put(7, 0);
        assertEquals(3, map.size());
        assertEquals(0, map.get(7));
        assertEquals(4, map.get(0));
        assertEquals(5, map.remove(Long.MIN_VALUE));
        assertEquals(LongIntMap.ABSENT, map.remove(Long.MIN_VALUE));
        assertEquals(2, map.size());
        assertThrows(IllegalArgumentException.class, () -> map.put(1, -1));
    }

    /** Few keys in a small map meet and wrap around its end, many make it grow. */
    @ParameterizedTest
    @ValueSource(ints = {5, 8, 40, 5_000})
    void agreesWithAMapOfTheLibrary(int keys) {
        SplittableRandom random = new SplittableRandom(keys);
        Map<Long, Integer> expected = new LinkedHashMap<>();
        LongIntMap map = new LongIntMap();
        for (int step = 0; step < 200_000; step++) {
            long key = random.nextInt(keys) * 0x1000_0001L - 3;
            if (random.nextInt(100) < 45) {
                Integer removed = expected.remove(key);
                assertEquals(removed == null ? LongIntMap.ABSENT : removed, map.remove(key));
            } else {
                expected.put(key, step);
                map.put(key, step);
            }
            assertEquals(expected.size(), map.size());
            long other = random.nextInt(keys) * 0x1000_0001L - 3;
            assertEquals(expected.getOrDefault(other, LongIntMap.ABSENT), map.get(other));
        }
    }

    @Test
    void allocatesNothingOnceItHasGrown() {
        LongIntMap map = new LongIntMap();
        assertEquals(0, Allocation.of(() -> {
            for (int key = 0; key < 10_000; key++) {
                map.put(key, key);
            }
            for (int key = 0; key < 10_000; key++) {
                map.remove(key);
            }
        }));
    }
}
