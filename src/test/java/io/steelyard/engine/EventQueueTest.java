package io.steelyard.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What every implementation of a queue of events has to do. */
class EventQueueTest {
    private static EventQueue create() {
        return new HeapQueue(4);
    }

    /** Times run on as in a simulation: no event is added before the last one that was polled. */
    @ParameterizedTest
    @CsvSource({"1, 1", "2, 20", "3, 1000000000", "4, 100000000000000"})
    void agreesWithTheQueueOfTheJdk(long seed, long span) {
        SplittableRandom random = new SplittableRandom(seed);
        EventQueue queue = create();
        EventQueue oracle = new SortedQueue();
        long now = -5_000_000_000L;
        for (int step = 0; step < 50_000; step++) {
            // Phases of growth and of decline, so that the queue is long, short and empty in turn.
            boolean grows = step / 5_000 % 2 == 0;
            if (oracle.isEmpty() || random.nextInt(10) < (grows ? 6 : 4)) {
                long time = now + random.nextLong(span);
                int code = random.nextInt() & 0xF800_0007;
                queue.add(time, code);
                oracle.add(time, code);
            } else {
                now = oracle.minTime();
                pollSame(oracle, queue);
            }
            assertEquals(oracle.size(), queue.size());
        }
        while (!oracle.isEmpty()) {
            pollSame(oracle, queue);
        }
        assertTrue(queue.isEmpty());
    }

    private static void pollSame(EventQueue oracle, EventQueue queue) {
        assertEquals(oracle.minTime(), queue.minTime());
        assertEquals(oracle.minCode(), queue.minCode());
        assertEquals(oracle.pollCode(), queue.pollCode());
    }

    @Test
    void equalPairsAreHeldEach() {
        EventQueue queue = create();
        queue.add(3, 7);
        queue.add(3, 7);
        assertEquals(2, queue.size());
        assertEquals(7, queue.pollCode());
        assertEquals(7, queue.pollCode());
        assertTrue(queue.isEmpty());
    }

    @Test
    void anEmptyQueueHasNoFirstEvent() {
        EventQueue queue = create();
        assertThrows(NoSuchElementException.class, queue::minTime);
        assertThrows(NoSuchElementException.class, queue::minCode);
        assertThrows(NoSuchElementException.class, queue::pollCode);
    }

    @Test
    void anEventAllocatesNothing() {
        EventQueue queue = create();
        for (int code = 0; code < 1_000; code++) {
            queue.add(code % 7, code);
        }
        assertEquals(0, Allocation.of(() -> {
            for (int event = 0; event < 10_000; event++) {
                long time = queue.minTime();
                queue.add(time + 5, queue.pollCode());
            }
        }));
    }
}
