package io.steelyard.kube.endpoints;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EndpointsTest {
    private static final long MILLI = 1_000_000L;

    @Test
    void istiodPushesWhenItIsQuietAndAtTheLatestAfterTheLongestWait() {
        Debounce debounce = new Debounce(100 * MILLI, 1_000 * MILLI);
        assertEquals(Long.MAX_VALUE, debounce.dueNanos());
        debounce.changed(500 * MILLI);
        assertEquals(600 * MILLI, debounce.dueNanos());
        debounce.changed(590 * MILLI);
        assertEquals(690 * MILLI, debounce.dueNanos());
        for (long at = 590; at <= 1_480; at += 90) {
            debounce.changed(at * MILLI);
        }
        assertEquals(1_500 * MILLI, debounce.dueNanos(), "the first change has waited for a second");
        debounce.pushed();
        assertEquals(Long.MAX_VALUE, debounce.dueNanos());
    }

    /** Two tokens, of which one comes back each second: writes at 0 and 0.1 s are free, the next ones wait for a token. */
    @Test
    void kubeProxyWritesTwiceAtOnceAndThenOnceAPeriod() {
        BoundedFrequency frequency = new BoundedFrequency(1_000 * MILLI);
        List<Long> writes = new ArrayList<>();
        for (long asked : List.of(0L, 100L, 200L, 1_050L, 9_000L, 9_001L, 9_002L)) {
            long at = frequency.earliestNanos(asked * MILLI);
            frequency.ran(at);
            writes.add(at / MILLI);
        }
        assertEquals(List.of(0L, 100L, 1_000L, 2_000L, 9_000L, 9_001L, 10_000L), writes);
    }

    @Test
    void terminatingEndpointsStandInOnlyWhereNoneIsReadyAndOnlyIfTheyServe() {
        EndpointConditions ready = EndpointConditions.of(1, true, false);
        EndpointConditions starting = EndpointConditions.of(2, false, false);
        EndpointConditions closing = EndpointConditions.of(3, true, true);
        EndpointConditions ended = EndpointConditions.of(4, false, true);
        assertEquals(List.of(1), EndpointConditions.usable(List.of(ready, starting, closing, ended), true));
        assertEquals(List.of(3), EndpointConditions.usable(List.of(starting, closing, ended), true));
        assertEquals(List.of(), EndpointConditions.usable(List.of(starting, closing, ended), false));
    }
}
