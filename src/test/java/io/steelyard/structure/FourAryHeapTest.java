package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Comparator;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FourAryHeapTest {

    private record Pair(long time, int code) {}

    private static final Comparator<Pair> ORDER = Comparator.comparingLong(Pair::time)
            .thenComparing((first, second) -> Integer.compareUnsigned(first.code(), second.code()));

    /** Few distinct times make ties, wide ones make order; the share of additions makes it grow, hover or run dry. */
    @ParameterizedTest
    @CsvSource({"1, 5, 0.6", "2, 1000, 0.5", "3, 1000000000, 0.7", "4, 1, 0.55", "5, 3, 0.45"})
    void agreesWithTheQueueOfTheJdk(long seed, long times, double additions) {
        SplittableRandom random = new SplittableRandom(seed);
        FourAryHeap heap = new FourAryHeap();
        PriorityQueue<Pair> oracle = new PriorityQueue<>(ORDER);
        for (int step = 0; step < 20_000; step++) {
            if (oracle.isEmpty() || random.nextDouble() < additions) {
                Pair pair = new Pair(random.nextLong(times) - times / 2, random.nextInt() & 0x8000_000F);
                heap.add(pair.time(), pair.code());
                oracle.add(pair);
            } else {
                assertPollsSame(heap, oracle);
            }
            assertEquals(oracle.size(), heap.size());
        }
        while (!oracle.isEmpty()) {
            assertPollsSame(heap, oracle);
        }
        assertTrue(heap.isEmpty());
    }

    @Test
    void codesAreUnsigned() {
        FourAryHeap heap = new FourAryHeap();
        heap.add(1, -1);
        heap.add(1, Integer.MIN_VALUE);
        heap.add(1, Integer.MAX_VALUE);
        heap.add(1, 0);
        assertEquals(0, heap.pollCode());
        assertEquals(Integer.MAX_VALUE, heap.pollCode());
        assertEquals(Integer.MIN_VALUE, heap.pollCode());
        assertEquals(-1, heap.pollCode());
    }

    @Test
    void extremeTimesAreOrdered() {
        FourAryHeap heap = new FourAryHeap();
        heap.add(Long.MAX_VALUE, 2);
        heap.add(Long.MIN_VALUE, 1);
        assertEquals(Long.MIN_VALUE, heap.minTime());
        assertEquals(1, heap.pollCode());
        assertEquals(Long.MAX_VALUE, heap.minTime());
    }

    @Test
    void clearingKeepsNothing() {
        FourAryHeap heap = new FourAryHeap();
        heap.ensureCapacity(100);
        heap.add(1, 1);
        heap.clear();
        assertTrue(heap.isEmpty());
        heap.add(5, 7);
        assertEquals(7, heap.minCode());
    }

    @Test
    void anEmptyHeapHasNoLeastPair() {
        FourAryHeap heap = new FourAryHeap();
        assertThrows(NoSuchElementException.class, heap::minTime);
        assertThrows(NoSuchElementException.class, heap::minCode);
        assertThrows(NoSuchElementException.class, heap::pollCode);
    }

    private static void assertPollsSame(FourAryHeap heap, PriorityQueue<Pair> oracle) {
        Pair expected = oracle.remove();
        assertEquals(expected.time(), heap.minTime());
        assertEquals(expected.code(), heap.minCode());
        assertEquals(expected.code(), heap.pollCode());
    }
}
