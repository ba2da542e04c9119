package io.steelyard.kube.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.kube.pods.CrashLoopBackOff.Restart;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CrashLoopBackOffTest {
    private static final long SECOND = 1_000_000_000L;

    @Test
    void delaysDoubleUpToFiveMinutes() {
        CrashLoopBackOff state = CrashLoopBackOff.FRESH;
        List<Long> delays = new ArrayList<>();
        long finished = 1000 * SECOND;
        for (int i = 0; i < 9; i++) {
            Restart restart = state.after(finished);
            delays.add((restart.restartNanos() - finished) / SECOND);
            state = restart.next();
            finished = restart.restartNanos() + 3 * SECOND;
        }

        assertEquals(List.of(0L, 10L, 20L, 40L, 80L, 160L, 300L, 300L, 300L), delays);
    }

    @Test
    void startsOverAfterMoreThanTenMinutesOfRunning() {
        Restart first = CrashLoopBackOff.FRESH.after(0);
        Restart second = first.next().after(SECOND);
        long started = second.restartNanos();

        assertEquals(11 * SECOND, started);
        long tenMinutesLater = started + 600 * SECOND;
        assertEquals(
                tenMinutesLater + 20 * SECOND,
                second.next().after(tenMinutesLater).restartNanos());
        Restart over = second.next().after(tenMinutesLater + 1);
        assertEquals(tenMinutesLater + 1, over.restartNanos());
        assertEquals(CrashLoopBackOff.INITIAL_NANOS, over.next().delayNanos());
    }
}
