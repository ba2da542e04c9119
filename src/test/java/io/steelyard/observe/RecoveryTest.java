package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecoveryTest {
    private static final long SECOND = 1_000_000_000L;

    private final Recovery recovery = new Recovery();

    private void lose(long second, int count) {
        for (int i = 0; i < count; i++) {
            recovery.lose(second * SECOND);
        }
    }

    @Test
    void timeCountsFromTheFirstLossToTheReturnOfTheRank() {
        lose(100, 150);
        lose(120, 50);
        for (int i = 1; i <= 200; i++) {
            recovery.comeBack((100 + i) * SECOND);
        }
        // Ranks 100, 190, 198 and 200 of 200; spans are kept to 0.1 %.
        assertEquals(100, recovery.secondsTo(0.5), 0.1);
        assertEquals(190, recovery.secondsTo(0.95), 0.19);
        assertEquals(198, recovery.secondsTo(0.99), 0.198);
        assertEquals(200, recovery.secondsTo(1));
    }

    @Test
    void aShareThatWasNotReachedIsInfinite() {
        lose(0, 4);
        recovery.comeBack(SECOND);
        recovery.comeBack(3 * SECOND);
        assertEquals(3, recovery.secondsTo(0.5));
        assertEquals(Double.POSITIVE_INFINITY, recovery.secondsTo(0.51));
    }

    @Test
    void whoLeftIsNotWaitedFor() {
        lose(0, 4);
        recovery.comeBack(2 * SECOND);
        recovery.leave();
        recovery.leave();
        assertEquals(2, recovery.secondsTo(0.5));
        assertEquals(Double.POSITIVE_INFINITY, recovery.secondsTo(1));
        recovery.leave();
        assertEquals(2, recovery.secondsTo(1));
    }

    @Test
    void withoutAnybodyToComeBackItIsUndefined() {
        assertEquals(Double.NaN, recovery.secondsTo(1));
        lose(0, 1);
        recovery.leave();
        assertEquals(Double.NaN, recovery.secondsTo(1));
        lose(5, 1);
        recovery.clear();
        assertEquals(Double.NaN, recovery.secondsTo(1));
        lose(9, 1);
        recovery.comeBack(10 * SECOND);
        assertEquals(1, recovery.secondsTo(1));
    }
}
