package io.steelyard.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
}
