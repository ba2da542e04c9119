package io.steelyard.kube.pods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.kube.pods.ProbeWorker.Kind;
import io.steelyard.scenario.kubernetes.Probe;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProbeWorkerTest {
    private static final long SECOND = 1_000_000_000L;

    private static ProbeWorker worker(Kind kind, int initialDelay, int successes, int failures) {
        return new ProbeWorker(kind, new Probe(initialDelay, 10, 1, successes, failures, Optional.empty()));
    }

    @Test
    void beforeAnyProbeAContainerIsAliveButNeitherStartedNorReady() {
        assertTrue(worker(Kind.LIVENESS, 0, 1, 3).success());
        assertFalse(worker(Kind.READINESS, 0, 1, 3).success());
        assertFalse(worker(Kind.STARTUP, 0, 1, 3).success());
    }

    @Test
    void aResultHoldsUntilTheOppositeWasSeenAsOftenInARowAsItsThreshold() {
        ProbeWorker worker = worker(Kind.READINESS, 0, 2, 3);
        assertFalse(worker.answered(true));
        assertFalse(worker.answered(false), "the row is broken");
        assertFalse(worker.answered(true));
        assertTrue(worker.answered(true));
        assertTrue(worker.success());
        assertFalse(worker.answered(false));
        assertFalse(worker.answered(false));
        assertTrue(worker.success());
        assertTrue(worker.answered(false));
        assertFalse(worker.success());
        assertFalse(worker.answered(false), "it is what it was");
    }

    @Test
    void afterItsFailureALivenessProbeAsksNothingUntilTheContainerIsAnother() {
        ProbeWorker worker = worker(Kind.LIVENESS, 0, 1, 2);
        worker.answered(false);
        assertTrue(worker.asks(0, SECOND));
        assertTrue(worker.answered(false));
        assertFalse(worker.asks(0, SECOND));
        worker.containerStarted();
        assertTrue(worker.success());
        assertTrue(worker.asks(0, SECOND));
        assertFalse(worker.answered(false), "the row begins anew");
    }

    @Test
    void aStartupProbeThatFailsForGoodSaysSoThoughItNeverSucceeded() {
        ProbeWorker worker = worker(Kind.STARTUP, 0, 1, 2);
        assertFalse(worker.answered(false));
        assertTrue(worker.answered(false));
        assertFalse(worker.success());
    }

    @Test
    void theInitialDelayIsComparedInWholeSecondsRoundedDown() {
        ProbeWorker worker = worker(Kind.READINESS, 5, 1, 3);
        assertFalse(worker.asks(SECOND, 6 * SECOND - 1));
        assertTrue(worker.asks(SECOND, 6 * SECOND));
        assertEquals(10 * SECOND, worker.periodNanos());
    }
}
