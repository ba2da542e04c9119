package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.theory.AcceptQueue;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All clients come at once to one pod that does so many handshakes a second and lets so many wait. */
class AcceptQueueTest {
    /**
     * Refused clients come back after the same wait: counted by the recursion of rounds. With rate x wait no more than the
     * backlog the pod never idles, and the last client is served after clients / rate; in the last row it does.
     */
    @ParameterizedTest
    @CsvSource({"1000, 100, 50, 1, 9550, 20", "10000, 500, 200, 2, 127600, 50", "2000, 50, 40, 5, 41000, 196.25"})
    void aFixedWaitIsExact(long clients, long backlog, double rate, double delay, long attempts, double seconds) {
        AcceptRun run = AcceptRun.of(clients, backlog, rate, "{fixed: " + Form.seconds(delay) + "}", 1)
                .get(0);
        assertEquals(attempts, run.attempts());
        assertEquals(seconds, run.lastSeconds(), 1e-9);
        AcceptQueue theory = AcceptQueue.fixedDelay(clients, backlog, rate, delay);
        assertEquals(theory.attempts(), run.attempts());
        assertEquals(theory.seconds(), run.lastSeconds(), 1e-9);
    }

    /** Without jitter all who are refused stay together: waits of 1, 2, 4, ... s up to the cap, which admit a backlog each. */
    @ParameterizedTest
    @CsvSource({"1000, 100, 50, 30, 5950, 182", "2000, 50, 100, 20, 41000, 711.5"})
    void growingWaitsWithoutJitterAreExact(
            long clients, long backlog, double rate, int cap, long attempts, double seconds) {
        AcceptRun run = AcceptRun.of(
                        clients, backlog, rate, "{exponential: {base: 1s, cap: " + cap + "s, jitter: none}}", 1)
                .get(0);
        assertEquals(attempts, run.attempts());
        assertEquals(seconds, run.lastSeconds(), 1e-9);
    }

    /** Whatever the jitter, the pod needs its time for each client; and more attempts than clients are made. */
    @Test
    void noPolicyIsFasterThanThePod() {
        for (String jitter : List.of("full", "equal", "decorrelated")) {
            String policy = "{exponential: {base: 1s, cap: 30s, jitter: " + jitter + "}}";
            for (AcceptRun run : AcceptRun.of(1000, 100, 50, policy, 5)) {
                assertTrue(run.lastSeconds() >= AcceptQueue.leastSeconds(1000, 1, 50), jitter);
                assertTrue(run.attempts() > 1000 && run.attempts() < 9550, jitter);
            }
        }
    }
}
