package io.steelyard.kube.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SchedulingBackOffTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void waitsTwiceAsLongEachTimeUpToTenSeconds() {
        SchedulingBackOff backOff = SchedulingBackOff.FRESH;
        assertEquals(0, backOff.nextNanos(0));
        long now = 0;
        for (long wait : new long[] {1, 2, 4, 8, 10, 10, 10}) {
            backOff = backOff.failed(now);
            assertEquals(now + wait * SECOND, backOff.nextNanos(now));
            now += 100 * SECOND;
        }
    }

    @Test
    void aPodThatHasWaitedLongEnoughIsTriedAtOnce() {
        SchedulingBackOff backOff = SchedulingBackOff.FRESH.failed(0);
        assertEquals(7 * SECOND, backOff.nextNanos(7 * SECOND));
    }
}
