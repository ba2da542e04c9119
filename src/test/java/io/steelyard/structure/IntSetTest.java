package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class IntSetTest {

    /** The oracle is a list in which removing moves the last element into the hole. */
    @Test
    void agreesWithAListInContentAndOrder() {
        SplittableRandom random = new SplittableRandom(1);
        IntSet set = new IntSet();
        List<Integer> oracle = new ArrayList<>();
        for (int step = 0; step < 20_000; step++) {
            Integer element = random.nextInt(100);
            int at = oracle.indexOf(element);
            if (random.nextBoolean()) {
                assertEquals(at < 0, set.add(element));
                if (at < 0) {
                    oracle.add(element);
                }
            } else {
                assertEquals(at >= 0, set.remove(element));
                if (at >= 0) {
                    oracle.set(at, oracle.get(oracle.size() - 1));
                    oracle.remove(oracle.size() - 1);
                }
            }
            assertEquals(oracle.toString(), set.toString());
            assertEquals(oracle.size(), set.size());
            assertEquals(oracle.contains(element), set.contains(element));
            assertEquals(oracle.indexOf(element), set.indexOf(element));
        }
        for (int position = 0; position < oracle.size(); position++) {
            assertEquals(oracle.get(position), set.get(position));
        }
    }

    @Test
    void clearingForgetsEveryElement() {
        IntSet set = new IntSet();
        set.add(3);
        set.add(70);
        set.clear();
        assertTrue(set.isEmpty());
        assertFalse(set.contains(3));
        assertTrue(set.add(70));
        assertEquals(70, set.get(0));
    }

    @Test
    void elementsAreNotNegative() {
        IntSet set = new IntSet();
        assertThrows(IllegalArgumentException.class, () -> set.add(-1));
        assertFalse(set.contains(-1));
        assertFalse(set.remove(-1));
        assertThrows(IndexOutOfBoundsException.class, () -> set.get(0));
    }
}
