package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FreeListTest {

    @Test
    void releasedIdsAreTakenLastFirst() {
        FreeList ids = new FreeList();
        assertEquals(0, ids.take());
        assertEquals(1, ids.take());
        assertEquals(2, ids.take());
        ids.release(0);
        ids.release(1);
        assertEquals(1, ids.taken());
        assertEquals(1, ids.take());
        assertEquals(0, ids.take());
        assertEquals(3, ids.take());
        assertEquals(4, ids.bound());
    }

    @Test
    void idsStayDenseAndUnique() {
        SplittableRandom random = new SplittableRandom(1);
        FreeList ids = new FreeList();
        BitSet taken = new BitSet();
        int most = 0;
        for (int step = 0; step < 10_000; step++) {
            if (taken.isEmpty() || random.nextInt(100) < 52) {
                int id = ids.take();
                assertTrue(!taken.get(id), "id " + id + " is taken twice");
                taken.set(id);
            } else {
                int id = taken.previousSetBit(random.nextInt(taken.length()) | taken.nextSetBit(0));
                taken.clear(id);
                ids.release(id);
            }
            most = Math.max(most, taken.cardinality());
            assertEquals(taken.cardinality(), ids.taken());
            assertEquals(most, ids.bound());
        }
    }

    @Test
    void onlyIdsThatWereMadeCanBeReleased() {
        FreeList ids = new FreeList();
        ids.take();
        assertThrows(IllegalArgumentException.class, () -> ids.release(1));
        assertThrows(IllegalArgumentException.class, () -> ids.release(-1));
    }

    @Test
    void anEmptyStackHasNoTop() {
        IntStack stack = new IntStack();
        stack.push(4);
        stack.push(5);
        assertEquals(5, stack.pop());
        assertEquals(1, stack.size());
        stack.clear();
        assertThrows(NoSuchElementException.class, stack::pop);
    }
}
