package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class IntListTest {

    @Test
    void growsAndKeepsTheOrder() {
        IntList list = new IntList();
        for (int i = 0; i < 1000; i++) {
            list.add(3 * i);
        }
        assertEquals(1000, list.size());
        assertArrayEquals(IntStream.range(0, 1000).map(i -> 3 * i).toArray(), list.toArray());
    }

    @Test
    void swapRemoveMovesTheLastElement() {
        IntList list = of(10, 11, 12, 13);
        assertEquals(11, list.swapRemove(1));
        assertArrayEquals(new int[] {10, 13, 12}, list.toArray());
        assertEquals(12, list.swapRemove(2));
        assertArrayEquals(new int[] {10, 13}, list.toArray());
    }

    @Test
    void sortsOnlyItsOwnElements() {
        IntList list = of(5, -3, 9, 0, 7);
        list.swapRemove(4);
        list.sort();
        assertArrayEquals(new int[] {-3, 0, 5, 9}, list.toArray());
        assertEquals("[-3, 0, 5, 9]", list.toString());
    }

    @Test
    void setsAndClears() {
        IntList list = of(1, 2);
        list.set(1, 8);
        assertEquals(8, list.get(1));
        list.clear();
        assertTrue(list.isEmpty());
        assertThrows(IndexOutOfBoundsException.class, () -> list.get(0));
        assertThrows(IndexOutOfBoundsException.class, () -> list.set(0, 1));
        assertThrows(IndexOutOfBoundsException.class, () -> list.swapRemove(0));
    }

    private static IntList of(int... elements) {
        IntList list = new IntList();
        for (int element : elements) {
            list.add(element);
        }
        return list;
    }
}
