package io.steelyard.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.AcceptPath;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.select.Pick;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Attempts at two pods that take 10 ns for a handshake, instant by instant. */
class AttemptsTest {
    private static final long LONG = 1_000_000;
    private static final double SERVICE_NANOS = 10;

    private final Simulation simulation = new Simulation(0, new HeapQueue(16), new HeapQueue(16));
    private final ClientTable clients = new ClientTable(16);
    private final PodTable pods = new PodTable();
    private final Reception reception =
            new Reception(pods, 100, Optional.of(new AcceptPath(SERVICE_NANOS, 4, true, false, simulation::now)));
    private final List<String> log = new ArrayList<>();
    private final Deque<Integer> ways = new ArrayDeque<>();
    private final int pod = pods.create(1, 0, 0);
    private final int otherPod = pods.create(1, 0, 0);
    private int connections;
    private int asked;

    /** Leads to the ways that are given, then to the first pod; counts what is held. */
    private final class Ways implements Connector {
        @Override
        public int connect(Pick pick, int client) {
            asked++;
            int way = ways.isEmpty() ? pod : ways.remove();
            if (way < 0) {
                return way;
            }
            if (!reception.accepts(way)) {
                return reception.refusal(way);
            }
            connections++;
            return way;
        }

        @Override
        public boolean connectTo(Pick pick, int client, int to) {
            return false;
        }

        @Override
        public boolean abandon(long now, int client, int number) {
            log.add(now + " abandons the way of " + number);
            return true;
        }

        @Override
        public void release(long now, int client, int number, int from) {
            connections--;
        }
    }

    private final class Log implements Attempts.Answers {
        @Override
        public void answered(long now, int slot, int result) {
            log.add(now + " client " + clients.number(slot) + ": " + result);
        }

        @Override
        public void queued(long now, int at, int waiting) {}

        @Override
        public void inVain(long now, int at) {
            log.add(now + " in vain at " + at);
        }
    }

    private AttemptsTest() {
        reception.listen(pod);
        reception.listen(otherPod);
    }

    private Attempts attempts(AttemptSettings settings) {
        return new Attempts(simulation, clients, new Ways(), reception, settings, new Log(), new Pick());
    }

    private Attempts patient(long patienceNanos, long answerNanos) {
        return attempts(new AttemptSettings(1, true, patienceNanos, true, answerNanos, Optional.empty()));
    }

    private int begin(Attempts attempts, int number) {
        int slot = clients.add(number, Long.MAX_VALUE, simulation.now());
        clients.countAttempt(slot);
        int result = attempts.begin(new Pick().set(simulation.now(), number, 0), slot);
        if (result != Connector.PENDING) {
            log.add(simulation.now() + " client " + number + ": " + result + " at once");
        }
        return slot;
    }

    private void expect(long untilNanos, String... lines) {
        simulation.runUntil(untilNanos);
        assertEquals(List.of(lines), log);
    }

    private static String answer(long at, int number, int result) {
        return at + " client " + number + ": " + result;
    }

    @Test
    void eachIsServedInTurnAndWhoComesToAFullQueueFailsAtOnce() {
        Attempts attempts = patient(LONG, LONG);
        for (int i = 0; i < 5; i++) {
            begin(attempts, i);
        }
        expect(
                100,
                "0 client 4: " + Reception.OVERFLOWED + " at once",
                answer(10, 0, pod),
                answer(20, 1, pod),
                answer(30, 2, pod),
                answer(40, 3, pod));
        assertEquals(4, connections);
        assertEquals(4, reception.handshakes(pod));
    }

    /** What is done in the very instant at which the patience ends is done in time; the next one is 10 ns late. */
    @Test
    void whatIsDoneAtTheInstantOfTheTimeoutIsDone() {
        Attempts attempts = patient(20, LONG);
        for (int i = 0; i < 3; i++) {
            begin(attempts, i);
        }
        expect(
                100,
                answer(10, 0, pod),
                answer(20, 1, pod),
                answer(20, 2, Attempts.HANDSHAKE_TIMED_OUT),
                "30 in vain at " + pod);
        assertEquals(2, connections);
        assertEquals(3, reception.handshakes(pod));
    }

    /** A proxy's time counts from each request, a client's from the begin of the attempt. */
    @Test
    void theShorterPatienceEndsTheAttempt() {
        Attempts attempts = attempts(new AttemptSettings(2, true, 35, true, 25, Optional.empty()));
        begin(attempts, 0);
        begin(attempts, 1);
        begin(attempts, 2);
        // 0: 10, 40 would be too late for the client at 35; 1: 20, 50 is too late likewise; 2: 30 is too late for the
        // proxy at 25.
        expect(
                100,
                answer(25, 2, Attempts.HANDSHAKE_TIMED_OUT),
                "30 in vain at " + pod,
                answer(35, 0, Attempts.HANDSHAKE_TIMED_OUT),
                answer(35, 1, Attempts.HANDSHAKE_TIMED_OUT),
                "40 in vain at " + pod,
                "50 in vain at " + pod);
        assertEquals(0, connections);
    }

    @Test
    void whoLeavesIsServedInVainOnce() {
        Attempts attempts = patient(LONG, LONG);
        int slot = begin(attempts, 0);
        assertTrue(attempts.atPod(slot));
        assertTrue(attempts.abandon(0, slot));
        assertFalse(attempts.abandon(0, slot));
        assertFalse(attempts.underWay(slot));
        begin(attempts, 1);
        expect(100, "10 in vain at " + pod, answer(20, 1, pod));
        assertEquals(1, connections);
    }

    /** Who leaves in the instant at which its handshake is done is served in vain, and the slot's next client is not. */
    @Test
    void whoLeavesAtTheInstantOfItsServiceIsServedInVain() {
        Attempts attempts = patient(LONG, LONG);
        int slot = begin(attempts, 0);
        simulation.runUntil(10);
        attempts.abandon(10, slot);
        clients.remove(slot);
        assertEquals(slot, begin(attempts, 1));
        expect(100, "10 in vain at " + pod, answer(20, 1, pod));
    }

    @Test
    void aPodThatEndsRefusesThoseWhoWait() {
        Attempts attempts = patient(LONG, LONG);
        begin(attempts, 0);
        begin(attempts, 1);
        begin(attempts, 2);
        simulation.runUntil(15);
        reception.end(pod);
        attempts.closed(15, pod, false);
        expect(100, answer(10, 0, pod), answer(15, 1, Reception.REFUSED), answer(15, 2, Reception.REFUSED));
        assertEquals(1, connections);
        assertEquals(1, reception.handshakes(pod));
    }

    /**
     * Clients 0 and 1 gave up at 5 what would have been done at 10 and 20, when the pod ended at 7. It is back at once; what
     * client 2 gives up is done at 20 as well, and is the only one that is served in vain then.
     */
    @Test
    void nobodyServesInVainWhatAnEndedPodWouldHaveServed() {
        Attempts attempts = patient(LONG, 5);
        begin(attempts, 0);
        begin(attempts, 1);
        simulation.runUntil(7);
        reception.end(pod);
        attempts.closed(7, pod, false);
        reception.listen(pod);
        simulation.runUntil(10);
        begin(attempts, 2);
        expect(
                100,
                answer(5, 0, Attempts.HANDSHAKE_TIMED_OUT),
                answer(5, 1, Attempts.HANDSHAKE_TIMED_OUT),
                answer(15, 2, Attempts.HANDSHAKE_TIMED_OUT),
                "20 in vain at " + pod);
    }

    /** What client 1 gave up would have been done at 20, when what client 2 waits for is done. */
    @Test
    void aNewHandshakeAtTheInstantOfAnOldOneIsNotInVain() {
        Attempts attempts = patient(20, LONG);
        begin(attempts, 0);
        int slot = begin(attempts, 1);
        attempts.abandon(0, slot);
        simulation.runUntil(7);
        reception.end(pod);
        attempts.closed(7, pod, false);
        reception.listen(pod);
        simulation.runUntil(10);
        begin(attempts, 2);
        expect(100, answer(7, 0, Reception.REFUSED), answer(20, 2, pod));
    }

    /** Client 0's proxy waits until 25, that of client 1, which came at 5, until 30. */
    @Test
    void aLostNodeIsSilentUntilTheProxysTimeEnds() {
        Attempts attempts = patient(LONG, 25);
        begin(attempts, 0);
        simulation.runUntil(5);
        begin(attempts, 1);
        reception.lose(pod);
        attempts.closed(5, pod, true);
        begin(attempts, 2);
        expect(
                100,
                "5 client 2: " + Reception.SILENT + " at once",
                answer(25, 0, Attempts.HANDSHAKE_TIMED_OUT),
                answer(30, 1, Attempts.HANDSHAKE_TIMED_OUT));
        assertEquals(0, connections);
        assertEquals(0, reception.handshakes(pod));
    }

    @Test
    void aFurtherRequestAtAnotherPodFailsWhereAllMustComeToOne() {
        Attempts attempts = attempts(new AttemptSettings(3, true, LONG, true, LONG, Optional.empty()));
        ways.addAll(List.of(pod, pod, otherPod));
        begin(attempts, 0);
        expect(100, answer(20, 0, Attempts.OTHER_POD));
        assertEquals(0, connections);
        assertEquals(2, reception.handshakes(pod));
        assertEquals(0, reception.handshakes(otherPod));
    }

    @Test
    void aFurtherRequestMayComeToAnotherPodElsewhere() {
        Attempts attempts = attempts(new AttemptSettings(3, false, LONG, true, LONG, Optional.empty()));
        ways.addAll(List.of(pod, otherPod, otherPod));
        begin(attempts, 0);
        expect(100, answer(30, 0, otherPod));
        assertEquals(1, connections);
        assertEquals(1, reception.handshakes(pod));
        assertEquals(2, reception.handshakes(otherPod));
    }

    /** Without queues all requests are sent in one instant. */
    @Test
    void requestsTakeNoTimeWherePodsTakeNone() {
        Attempts attempts = attempts(new AttemptSettings(3, true, LONG, false, LONG, Optional.empty()));
        begin(attempts, 0);
        ways.addAll(List.of(pod, pod, otherPod));
        begin(attempts, 1);
        ways.addAll(List.of(pod, Reception.NO_ENDPOINT));
        begin(attempts, 2);
        expect(
                1,
                "0 client 0: " + pod + " at once",
                "0 client 1: " + Attempts.OTHER_POD + " at once",
                "0 client 2: " + Reception.NO_ENDPOINT + " at once");
        assertEquals(1, connections);
        assertEquals(3 + 3 + 2, asked);
    }

    /** 7 ns each behind pods that take none: the third finds two there. */
    @Test
    void whatAllDependOnOverflows() {
        Attempts attempts = attempts(
                new AttemptSettings(1, true, 10, false, LONG, Optional.of(new AttemptSettings.Downstream(7, 2))));
        begin(attempts, 0);
        ways.add(otherPod);
        begin(attempts, 1);
        begin(attempts, 2);
        assertEquals(2, attempts.waitingDownstream(0));
        expect(
                100,
                "0 client 2: " + Attempts.DOWNSTREAM_FULL + " at once",
                answer(7, 0, pod),
                answer(10, 1, Attempts.HANDSHAKE_TIMED_OUT),
                "14 in vain at " + Attempts.EVERYBODY);
        assertEquals(1, connections);
    }

    /** Behind the pod the handshake goes on when the pod has ended. */
    @Test
    void whatAllDependOnServesInVainForAPodThatEnded() {
        Attempts attempts = attempts(
                new AttemptSettings(1, true, LONG, true, LONG, Optional.of(new AttemptSettings.Downstream(7, 2))));
        begin(attempts, 0);
        simulation.runUntil(12);
        reception.end(pod);
        attempts.closed(12, pod, false);
        expect(100, answer(12, 0, Reception.REFUSED), "17 in vain at " + Attempts.EVERYBODY);
        assertEquals(0, connections);
    }

    /** The way through a gateway takes time: it is found, or nobody waits for it any more. */
    @Test
    void anAttemptGoesOnWhenItsWayIsFound() {
        Attempts attempts = patient(40, LONG);
        ways.addAll(List.of(Connector.PENDING, Connector.PENDING, Connector.PENDING));
        int found = begin(attempts, 0);
        begin(attempts, 1);
        int failed = begin(attempts, 2);
        assertTrue(attempts.underWay(found));
        assertFalse(attempts.atPod(found));
        simulation.runUntil(15);
        connections++;
        attempts.found(15, found, pod);
        attempts.found(15, failed, Reception.NO_GATEWAY);
        expect(
                100,
                answer(15, 2, Reception.NO_GATEWAY),
                answer(25, 0, pod),
                "40 abandons the way of 1",
                answer(40, 1, Reception.TIMED_OUT));
    }

    /** As where the gateway of a client ends: the attempt is over, and the pod serves it in vain. */
    @Test
    void anAttemptThatIsAbandonedOnItsWayIsNobodysWork() {
        Attempts attempts = patient(LONG, LONG);
        ways.add(Connector.PENDING);
        int onTheWay = begin(attempts, 0);
        int atPod = begin(attempts, 1);
        assertTrue(attempts.abandon(0, onTheWay));
        assertTrue(attempts.abandon(0, atPod));
        expect(100, "0 abandons the way of 0", "10 in vain at " + pod);
        assertEquals(0, connections);
    }

    @Test
    void nothingTakesTimeForTheMoment() {
        Attempts attempts = patient(LONG, LONG);
        attempts.setInstant(true);
        begin(attempts, 0);
        attempts.setInstant(false);
        begin(attempts, 1);
        expect(100, "0 client 0: " + pod + " at once", answer(10, 1, pod));
    }

    /** More clients than the columns had room for at first. */
    @Test
    void thereIsRoomForAnyNumberOfClients() {
        Attempts attempts = attempts(
                new AttemptSettings(1, true, LONG, false, LONG, Optional.of(new AttemptSettings.Downstream(1, 100))));
        for (int i = 0; i < 70; i++) {
            begin(attempts, i);
        }
        simulation.runUntil(71);
        assertEquals(70, log.size());
        assertEquals(answer(70, 69, pod), log.get(69));
    }
}
