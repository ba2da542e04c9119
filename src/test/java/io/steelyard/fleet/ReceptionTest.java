package io.steelyard.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceptionTest {
    private final PodTable pods = new PodTable();
    private final Reception reception = new Reception(pods, 2);
    private final int pod = pods.create(1, 0, 0);

    private void expect(boolean accepts, int refusal, boolean answers) {
        assertEquals(accepts, reception.accepts(pod));
        assertEquals(refusal, reception.refusal(pod));
        assertEquals(answers, reception.answers(pod));
    }

    @Test
    void whoListensAcceptsUntilItIsFull() {
        expect(false, Reception.REFUSED, false);
        reception.listen(pod);
        assertTrue(reception.accepts(pod));
        pods.open(pod);
        assertTrue(reception.accepts(pod));
        pods.open(pod);
        expect(false, Reception.FULL, true);
        pods.close(pod);
        assertTrue(reception.accepts(pod));
    }

    @Test
    void whoClosesRefusesButAnswersOnTheSide() {
        reception.listen(pod);
        reception.close(pod);
        expect(false, Reception.REFUSED, true);
        assertFalse(reception.listens(pod));
    }

    @Test
    void whoWarmsUpDoesNotListenYet() {
        reception.warmUp(pod);
        expect(false, Reception.NOT_LISTENING_YET, false);
        assertFalse(reception.listens(pod));
        assertTrue(reception.reachable(pod));
        reception.end(pod);
        expect(false, Reception.REFUSED, false);
    }

    @Test
    void whoHasEndedRefusesAndWhoIsLostIsSilent() {
        reception.listen(pod);
        reception.end(pod);
        expect(false, Reception.REFUSED, false);
        assertTrue(reception.reachable(pod));
        reception.lose(pod);
        expect(false, Reception.SILENT, false);
        assertFalse(reception.reachable(pod));
    }

    @Test
    void podsThatNobodySpokeOfRefuse() {
        for (int i = 0; i < 40; i++) {
            pods.create(1, i + 1, 0);
        }
        assertFalse(reception.accepts(40));
        assertEquals(Reception.REFUSED, reception.refusal(40));
        reception.listen(40);
        assertTrue(reception.accepts(40));
        assertFalse(reception.accepts(39));
    }

    private Reception queueing(int limit, int backlog, boolean probesWait, boolean open, long[] now) {
        Reception some =
                new Reception(pods, limit, Optional.of(new AcceptPath(10, backlog, probesWait, open, () -> now[0])));
        some.listen(pod);
        return some;
    }

    @Test
    void whoWaitsTakesThePlaceOfAConnection() {
        long[] now = {0};
        Reception some = queueing(2, 9, true, false, now);
        pods.open(pod);
        assertEquals(10, some.enter(pod));
        assertFalse(some.accepts(pod));
        assertEquals(Reception.FULL, some.refusal(pod));
        now[0] = 10;
        assertTrue(some.accepts(pod));
        assertEquals(1, some.handshakes(pod));
    }

    /** At a gateway a connection is open before its handshake is done, and must not take two places. */
    @Test
    void whoIsOpenAndWaitsCountsOnce() {
        Reception some = queueing(2, 9, true, true, new long[1]);
        pods.open(pod);
        some.enter(pod);
        assertTrue(some.accepts(pod));
        pods.open(pod);
        assertFalse(some.accepts(pod));
    }

    @Test
    void aQueueOverflowsAndItsProbesWait() {
        long[] now = {0};
        Reception some = queueing(1_000, 3, true, false, now);
        assertTrue(some.answersWithin(pod, 0));
        for (int i = 0; i < 3; i++) {
            some.enter(pod);
        }
        assertFalse(some.accepts(pod));
        assertEquals(Reception.OVERFLOWED, some.refusal(pod));
        assertFalse(some.answersWithin(pod, 1_000), "there is no place for a probe");
        now[0] = 10;
        assertTrue(some.accepts(pod));
        assertTrue(some.answersWithin(pod, 20));
        assertFalse(some.answersWithin(pod, 19));
        some.close(pod);
        assertEquals(0, some.waiting(pod));
        assertTrue(some.answersWithin(pod, 0), "it answers on the side");
    }

    @Test
    void probesThatAreAnsweredApartDoNotWait() {
        Reception some = queueing(1_000, 1, false, false, new long[1]);
        some.enter(pod);
        assertTrue(some.answersWithin(pod, 0));
        some.end(pod);
        assertFalse(some.answersWithin(pod, 1_000));
    }

    @Test
    void whatWaitedIsGoneWithItsProcess() {
        long[] now = {0};
        Reception some = queueing(1_000, 5, true, false, now);
        some.enter(pod);
        some.enter(pod);
        now[0] = 15;
        some.end(pod);
        assertEquals(0, some.waiting(pod));
        some.listen(pod);
        assertEquals(25, some.enter(pod), "the server is free");
        now[0] = 30;
        assertEquals(2, some.handshakes(pod));
    }
}
