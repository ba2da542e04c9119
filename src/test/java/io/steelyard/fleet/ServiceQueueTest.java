package io.steelyard.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

final class ServiceQueueTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void eachIsServedInTurn() {
        ServiceQueue queue = new ServiceQueue(10, 3);
        assertEquals(110, queue.enter(100));
        assertEquals(120, queue.enter(100));
        assertEquals(130, queue.enter(105));
        assertEquals(3, queue.length(109));
        assertTrue(queue.full(109));
        assertThrows(IllegalStateException.class, () -> queue.enter(109));
        assertEquals(20, queue.waitNanos(110));
        assertEquals(2, queue.length(110));
        assertFalse(queue.full(110));
        assertEquals(140, queue.enter(110));
        assertEquals(1, queue.served(119));
        assertEquals(0, queue.length(140));
        assertEquals(4, queue.served(140));
        assertEquals(0, queue.waitNanos(140));
    }

    @Test
    void anIdleServerBeginsAtOnce() {
        ServiceQueue queue = new ServiceQueue(10, 1);
        queue.enter(0);
        assertEquals(60, queue.enter(50));
    }

    /** 3 a second: 0.333..., 0.666..., 1 s; a rounded service time of 333,333,333 ns would be 1 ns early after one second. */
    @Test
    void ratesThatDoNotDivideASecondDoNotDrift() {
        ServiceQueue queue = new ServiceQueue(SECOND / 3.0, 100_000);
        long done = 0;
        for (int i = 0; i < 30_000; i++) {
            done = queue.enter(0);
        }
        assertEquals(10_000 * SECOND, done);
    }

    @Test
    void whoeverWaitsIsGoneWhenItIsCleared() {
        ServiceQueue queue = new ServiceQueue(10, 100);
        for (int i = 0; i < 40; i++) {
            queue.enter(0);
        }
        queue.clear(35);
        assertEquals(0, queue.length(35));
        assertEquals(3, queue.served(1_000));
        assertEquals(45, queue.enter(35));
    }

    @Test
    void whatIsGivenUpIsServedInVainOnce() {
        ServiceQueue queue = new ServiceQueue(10, 100);
        for (int i = 0; i < 40; i++) {
            queue.enter(0);
        }
        assertTrue(queue.giveUp(5, 20));
        assertTrue(queue.giveUp(5, 400));
        assertFalse(queue.giveUp(5, 25));
        assertFalse(queue.giveUp(5, 410));
        assertFalse(queue.servesInVain(10));
        assertTrue(queue.servesInVain(20));
        assertFalse(queue.servesInVain(20));
        assertTrue(queue.giveUp(30, 30), "done just now");
        assertTrue(queue.servesInVain(30));
        assertFalse(queue.servesInVain(390));
        assertTrue(queue.servesInVain(400));
    }

    /** Its place is taken by an entry for which somebody waits. */
    @Test
    void whatIsClearedIsNotServedInVain() {
        ServiceQueue queue = new ServiceQueue(10, 100);
        queue.enter(0);
        queue.enter(0);
        queue.giveUp(0, 20);
        queue.clear(5);
        assertFalse(queue.giveUp(5, 10));
        queue.enter(10);
        assertFalse(queue.servesInVain(20));
    }

    /** The ring goes round and grows while it does, and knows still what was given up. */
    @Test
    void givingUpSurvivesGrowth() {
        ServiceQueue queue = new ServiceQueue(10, 100);
        for (int i = 0; i < 12; i++) {
            queue.enter(0);
        }
        queue.length(100);
        for (int i = 0; i < 14; i++) {
            queue.enter(100);
        }
        assertTrue(queue.giveUp(100, 230));
        for (int i = 0; i < 14; i++) {
            queue.enter(100);
        }
        assertFalse(queue.servesInVain(220));
        assertTrue(queue.servesInVain(230));
        assertFalse(queue.servesInVain(240));
        assertEquals(40, queue.served(1_000));
    }
}
