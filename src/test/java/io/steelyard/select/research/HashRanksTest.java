package io.steelyard.select.research;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashRanksTest {
    @Test
    void ordersAsSortingWould() {
        HashRanks ranks = new HashRanks();
        for (int numbers = 1; numbers < 60; numbers++) {
            ranks.room(numbers);
            for (long hash = 0; hash < 20; hash++) {
                long one = hash;
                List<Integer> sorted = IntStream.range(0, numbers)
                        .boxed()
                        .sorted(Comparator.comparingLong(number -> KeyHash.further(one, number) >> 20))
                        .toList();
                for (int place = 0; place < numbers; place++) {
                    assertEquals(sorted.get(place), ranks.at(hash, numbers, place));
                }
            }
        }
    }
}
