package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.Reception;
import io.steelyard.fleet.ServiceQueue;
import io.steelyard.select.Pick;
import java.util.Arrays;
import java.util.Optional;

/**
 * The attempts of clients from the first request until there is an answer: the way to a pod, the pod's accept queue, the
 * further requests, what all pods depend on, and the patience of those who wait.
 *
 * <p>When a handshake enters a queue, it is known when it will be done. So each attempt that takes time has one event
 * pending: its next step, or the end of the wait, whichever comes first. An event whose time is not the one that is noted
 * belongs to an attempt that is over. Not thread-safe.
 */
final class Attempts {
    /** Instead of a pod: the handshake was not done in time. */
    static final int HANDSHAKE_TIMED_OUT = -20;

    /** Instead of a pod: a further request came to another pod than the first. */
    static final int OTHER_POD = -21;

    /** Instead of a pod: as many handshakes wait already for what all pods depend on as may. */
    static final int DOWNSTREAM_FULL = -22;

    /** Instead of a pod: what all pods depend on. */
    static final int EVERYBODY = -1;

    /** When a handshake is done that its pod does not do. */
    private static final long NEVER = Long.MIN_VALUE;

    private static final byte NONE = 0;
    private static final byte ON_THE_WAY = 1;
    private static final byte AT_POD = 2;
    private static final byte DOWNSTREAM = 3;

    private final Simulation simulation;
    private final ClientTable clients;
    private final Connector connector;
    private final Reception reception;
    private final AttemptSettings settings;
    private final Optional<ServiceQueue> downstream;
    private final Answers answers;
    private final Pick pick;
    private byte[] stage = new byte[16];
    private int[] request = new int[16];
    private int[] podOf = new int[16];
    private long[] patienceEndNanos = new long[16];
    private long[] waitEndNanos = new long[16];
    private long[] dueNanos = new long[16];
    private long[] doneNanos = new long[16];
    private boolean instant;

    /** Is told how attempts end that took time, and what happens to queues. */
    interface Answers {
        /** The attempt of a client ended; the result is a pod, or why there is none. */
        void answered(long now, int slot, int result);

        /** A handshake has entered or left the queue of a pod, or of {@link #EVERYBODY}. */
        void queued(long now, int pod, int waiting);

        /** A pod, or {@link #EVERYBODY}, has done a handshake for which nobody waited any more. */
        void inVain(long now, int pod);
    }

    Attempts(
            Simulation simulation,
            ClientTable clients,
            Connector connector,
            Reception reception,
            AttemptSettings settings,
            Answers answers,
            Pick pick) {
        this.simulation = simulation;
        this.clients = clients;
        this.connector = connector;
        this.reception = reception;
        this.settings = settings;
        this.answers = answers;
        this.pick = pick;
        instant = settings.isInstant();
        downstream = settings.downstream().map(some -> new ServiceQueue(some.serviceNanos(), some.backlog()));
        simulation.register(Rank.HANDSHAKE, this::event);
        simulation.register(Rank.SERVED_IN_VAIN, this::servedInVain);
    }

    /** Says whether attempts take no time for the moment, whatever else is so. */
    void setInstant(boolean forNow) {
        instant = forNow || settings.isInstant();
    }

    /** Begins the attempt that the pick describes; returns the pod, why there is none, or {@link Connector#PENDING}. */
    int begin(Pick first, int slot) {
        int way = connector.connect(first, slot);
        if (instant && way != Connector.PENDING) {
            return way;
        }
        if (slot >= stage.length) {
            grow(slot);
        }
        request[slot] = 0;
        podOf[slot] = ClientTable.NONE;
        patienceEndNanos[slot] = after(first.now(), settings.patienceNanos());
        return advance(first.now(), slot, way);
    }

    private void grow(int slot) {
        int size = Math.max(slot + 1, 2 * stage.length);
        stage = Arrays.copyOf(stage, size);
        request = Arrays.copyOf(request, size);
        podOf = Arrays.copyOf(podOf, size);
        patienceEndNanos = Arrays.copyOf(patienceEndNanos, size);
        waitEndNanos = Arrays.copyOf(waitEndNanos, size);
        dueNanos = Arrays.copyOf(dueNanos, size);
        doneNanos = Arrays.copyOf(doneNanos, size);
    }

    private static long after(long now, long nanos) {
        return nanos >= Long.MAX_VALUE - now ? Long.MAX_VALUE : now + nanos;
    }

    /** Goes on from a way that was found, or not, as far as it takes no time. */
    private int advance(long now, int slot, int found) {
        int way = found;
        while (true) {
            if (way == Connector.PENDING) {
                return await(slot, ON_THE_WAY, patienceEndNanos[slot]);
            }
            if (way < 0 || instant) {
                return end(slot, way);
            }
            boolean other = podOf[slot] != ClientTable.NONE && podOf[slot] != way && settings.samePod();
            podOf[slot] = way;
            if (other) {
                return fail(now, slot, OTHER_POD);
            }
            if (settings.queues()) {
                return queue(now, slot, way);
            }
            if (++request[slot] >= settings.requests()) {
                return lastRequestDone(now, slot);
            }
            way = nextRequest(now, slot);
        }
    }

    private int nextRequest(long now, int slot) {
        int number = clients.number(slot);
        connector.release(now, slot, number, podOf[slot]);
        return connector.connect(pick.set(now, number, 0).onTurn(clients.attempts(slot) - 1), slot);
    }

    private int queue(long now, int slot, int pod) {
        long done = reception.enter(pod);
        answers.queued(now, pod, reception.waiting(pod));
        return awaitService(now, slot, AT_POD, done);
    }

    private int lastRequestDone(long now, int slot) {
        if (downstream.isEmpty()) {
            return end(slot, podOf[slot]);
        }
        ServiceQueue queue = downstream.get();
        if (queue.full(now)) {
            return fail(now, slot, DOWNSTREAM_FULL);
        }
        long done = queue.enter(now);
        answers.queued(now, EVERYBODY, queue.length(now));
        return awaitService(now, slot, DOWNSTREAM, done);
    }

    /** Waits until a service is done, or nobody waits for it any longer. The stage is negative where it will be done. */
    private int awaitService(long now, int slot, byte next, long done) {
        doneNanos[slot] = done;
        long limit = Math.min(patienceEndNanos[slot], after(now, settings.answerNanos()));
        waitEndNanos[slot] = limit;
        return done <= limit ? await(slot, (byte) -next, done) : await(slot, next, limit);
    }

    private int await(int slot, byte next, long until) {
        stage[slot] = next;
        dueNanos[slot] = until;
        if (until != Long.MAX_VALUE) {
            simulation.schedule(until, Rank.HANDSHAKE, slot);
        }
        return Connector.PENDING;
    }

    private int end(int slot, int result) {
        stage[slot] = NONE;
        return result;
    }

    /** Fails at a pod to which there is a way. */
    private int fail(long now, int slot, int result) {
        connector.release(now, slot, clients.number(slot), podOf[slot]);
        return end(slot, result);
    }

    private void event(long now, int slot) {
        if (slot >= stage.length || stage[slot] == NONE || dueNanos[slot] != now || !clients.taken(slot)) {
            return;
        }
        int result = step(now, slot);
        if (result != Connector.PENDING) {
            answers.answered(now, slot, result);
        }
    }

    private int step(long now, int slot) {
        return switch (stage[slot]) {
            case ON_THE_WAY -> {
                connector.abandon(now, slot, clients.number(slot));
                yield end(slot, Reception.TIMED_OUT);
            }
            case -AT_POD -> {
                answers.queued(now, podOf[slot], reception.waiting(podOf[slot]));
                yield ++request[slot] < settings.requests()
                        ? advance(now, slot, nextRequest(now, slot))
                        : lastRequestDone(now, slot);
            }
            case -DOWNSTREAM -> {
                answers.queued(now, EVERYBODY, downstream.orElseThrow().length(now));
                yield end(slot, podOf[slot]);
            }
            default -> {
                giveUp(now, slot);
                yield fail(now, slot, HANDSHAKE_TIMED_OUT);
            }
        };
    }

    /** Nobody waits any more for a handshake that will be done all the same. */
    private void giveUp(long now, int slot) {
        long done = doneNanos[slot];
        if (done < now) {
            return;
        }
        boolean everybody = Math.abs(stage[slot]) == DOWNSTREAM;
        if (everybody ? downstream.orElseThrow().giveUp(now, done) : reception.giveUp(podOf[slot], done)) {
            simulation.schedule(done, Rank.SERVED_IN_VAIN, (everybody ? EVERYBODY : podOf[slot]) + 1);
        }
    }

    private void servedInVain(long now, int entity) {
        int where = entity - 1;
        boolean everybody = where == EVERYBODY;
        if (everybody ? downstream.orElseThrow().servesInVain(now) : reception.servesInVain(where)) {
            answers.inVain(now, where);
            answers.queued(now, where, everybody ? downstream.orElseThrow().length(now) : reception.waiting(where));
        }
    }

    /** The way of an attempt was found, or not, after some time; it may go on. */
    void found(long now, int slot, int way) {
        int result = slot < stage.length && stage[slot] == ON_THE_WAY ? advance(now, slot, way) : way;
        if (result != Connector.PENDING) {
            answers.answered(now, slot, result);
        }
    }

    /** Handshakes that wait for what all pods depend on. */
    int waitingDownstream(long now) {
        return downstream.map(queue -> queue.length(now)).orElse(0);
    }

    /** Whether the client has an attempt that takes time. */
    boolean underWay(int slot) {
        return slot < stage.length && stage[slot] != NONE;
    }

    /** Whether the client has an attempt that takes time and has come to a pod. */
    boolean atPod(int slot) {
        return slot < stage.length && stage[slot] != NONE && stage[slot] != ON_THE_WAY;
    }

    /** The client waits no longer for its attempt; false if it had none that takes time. */
    boolean abandon(long now, int slot) {
        if (slot >= stage.length || stage[slot] == NONE) {
            return false;
        }
        if (stage[slot] == ON_THE_WAY) {
            connector.abandon(now, slot, clients.number(slot));
        } else {
            giveUp(now, slot);
            connector.release(now, slot, clients.number(slot), podOf[slot]);
        }
        stage[slot] = NONE;
        return true;
    }

    /**
     * A pod does no further handshakes: those that wait for it fail; or, where nothing is answered, wait in vain.
     *
     * @param silent whether nobody tells the clients
     */
    void closed(long now, int pod, boolean silent) {
        if (settings.queues()) {
            reception.clearQueue(pod);
            answers.queued(now, pod, 0);
        }
        for (int slot = 0; slot < stage.length; slot++) {
            if (stage[slot] != NONE && stage[slot] != ON_THE_WAY && podOf[slot] == pod) {
                if (Math.abs(stage[slot]) == DOWNSTREAM) {
                    giveUp(now, slot);
                }
                doneNanos[slot] = NEVER;
                if (silent) {
                    await(slot, AT_POD, waitEndNanos[slot]);
                } else {
                    answers.answered(now, slot, fail(now, slot, Reception.REFUSED));
                }
            }
        }
    }
}
