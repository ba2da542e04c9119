package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodMemory;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.observe.Observer;
import io.steelyard.observe.Observer.Failure;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.random.Purpose;
import io.steelyard.select.Pick;
import io.steelyard.traffic.Advice;
import io.steelyard.traffic.Lifetimes;
import io.steelyard.traffic.ReconnectPolicy;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of all clients.
 *
 * <p>A client has two events pending at most: the end of its session, and, while it has no connection, its next attempt,
 * which is planned only if it comes before that end. So nothing is ever cancelled. Not thread-safe.
 */
public final class Sessions {
    /** The time after which a client that found no endpoint hears of it at the earliest, and may try again. */
    public static final long REFUSAL_NANOS = 1_000_000L;

    /** How long a proxy waits for a pod that does not answer (Istio's {@code connectTimeout}, 10 s). */
    public static final long CONNECT_TIMEOUT_NANOS = 10_000_000_000L;

    private static final int NOT_ADMITTED = -30;

    private static final int VISIT_BITS = 20;

    private final Simulation simulation;
    private final ClientTable clients;
    private final PodTable pods;
    private final Persona persona;
    private final Connector connector;
    private final Reception reception;
    private final PodWatch watch;
    private final PodMemory memory;
    private final Attempts tries;
    private final HandOvers handOvers = new HandOvers();
    private final Optional<TokenBucket> admission;
    private final long silenceNanos;
    private final long horizonNanos;
    private final Pick pick;
    private final EndTimers ends;
    private final int[] visits;
    private Observer observer = new Observer() {};
    private boolean followed;
    private boolean admitsAll;
    private long cutNanos = Long.MAX_VALUE;
    private Optional<Dismissals> dismissals = Optional.empty();
    private @Nullable Partitions partitions;
    private int nextNumber;
    private int firstNumberAfterStart;
    private long attempts;

    /** Is told what clients do to pods. */
    public interface PodWatch {
        /** A terminating pod holds no connection any more, because its last client left. */
        void vacated(long now, int pod);

        /** A pod holds more connections than its memory suffices for. */
        void overfilled(long now, int pod);
    }

    /**
     * Clients that are not there yet.
     *
     * @param settings what an attempt takes besides a way to a pod
     * @param admission how many attempts the service admits; absent: all
     * @param memory what connections and handshakes of a pod need of its memory
     * @param horizonNanos the end of the run; what would happen later is not planned
     */
    public Sessions(
            Simulation simulation,
            ClientTable clients,
            PodTable pods,
            Reception reception,
            Persona persona,
            Connector connector,
            PodWatch watch,
            AttemptSettings settings,
            Optional<TokenBucket> admission,
            PodMemory memory,
            long horizonNanos) {
        this.simulation = simulation;
        this.clients = clients;
        this.pods = pods;
        this.persona = persona;
        this.connector = connector;
        this.reception = reception;
        this.watch = watch;
        this.memory = memory;
        this.admission = admission;
        silenceNanos = Math.min(CONNECT_TIMEOUT_NANOS, settings.patienceNanos());
        this.horizonNanos = horizonNanos;
        pick = persona.newPick();
        tries = new Attempts(simulation, clients, connector, reception, settings, new Outcomes(), persona.newPick());
        ends = new EndTimers(simulation, clients, persona.perConnection(), horizonNanos);
        visits = new int[persona.closed().size()];
        nextNumber = visits.length;
        simulation.register(Rank.SESSION_END, this::end);
        simulation.register(Rank.ATTEMPT, this::attempt);
        simulation.register(Rank.HAND_OVER, this::goOnHandingOver);
        simulation.register(Rank.RETURN, this::arrive);
        simulation.register(Rank.IDLE_CUT, this::findAged);
    }

    /**
     * From now on every connection ends when it has stood so long, because something on its way ends or has forgotten it;
     * the first one of a client of the start when a part of that time has passed, as if it had stood before.
     */
    public void cutAfter(long nanos) {
        cutNanos = nanos;
    }

    /** From now on pods tell clients to go whose connections they could keep. */
    public void dismissBy(Dismissals those) {
        dismissals = Optional.of(those);
        those.attach(this);
    }

    private void findAged(long now, int slot) {
        boolean holds = clients.taken(slot) && clients.pod(slot) >= 0;
        if (holds && clients.sinceNanos(slot) == now - lastsNanos(slot)) {
            cut(now, slot);
        }
    }

    private long lastsNanos(int slot) {
        return isOfStart(slot)
                ? (long) (persona.draws()
                                .at(Purpose.AGE, clients.number(slot), Long.MIN_VALUE)
                                .nextDouble()
                        * cutNanos)
                : cutNanos;
    }

    /** Names who knows which clients cannot reach the service. */
    void attach(Partitions those) {
        partitions = those;
    }

    /** From now on an observer is told of everything. */
    public void observe(Observer by) {
        observer = by;
    }

    /** Says whether for the moment every attempt is admitted and takes no time, so that a population can be brought in. */
    public void setInstant(boolean forNow) {
        admitsAll = forNow;
        tries.setInstant(forNow);
    }

    /** Whether each client that leaves is followed by a new one at that instant, so that there are always as many. */
    public void keepPopulation(boolean keep) {
        followed = keep;
    }

    /** A client that was not there before arrives. */
    void arriveNew(long now) {
        arrive(now, nextNumber++);
    }

    /** The client of a number arrives. */
    void arrive(long now, int number) {
        add(now, number, persona.lifetimes().fresh(number, index(number, 0)));
    }

    /** A client of the start, of which a part of the lifetime has passed, arrives; it is new or closed. */
    void arriveResidual(long now, int number) {
        add(now, number, persona.lifetimes().residual(number));
    }

    /** The number of a client of the start that was not there before. */
    int takeNumber() {
        firstNumberAfterStart = nextNumber + 1;
        return nextNumber++;
    }

    /** Whether a connection is that of a client who was there at the start, as its first one. */
    private boolean isOfStart(int slot) {
        int number = clients.number(slot);
        return clients.attempts(slot) == 1
                && (number < visits.length
                        ? visits[number] == 0 && persona.closed().presentAtStart(number)
                        : number < firstNumberAfterStart);
    }

    private void add(long now, int number, long lifetime) {
        int slot = admit(now, number, lifetime);
        attempt(now, slot);
    }

    private int admit(long now, int number, long lifetime) {
        long end = now + lifetime;
        int slot = clients.add(number, end, now);
        ends.plan(slot, end);
        observer.onArrival(now, slot);
        return slot;
    }

    /** A client of the start arrives and is given a connection to a pod, past the balancer. */
    void arriveOn(long now, int number, int pod) {
        int slot = admit(now, number, persona.lifetimes().residual(number));
        if (connector.connectTo(pick(now, number), slot, pod)) {
            clients.countAttempt(slot);
            hold(now, slot, pod, false);
        } else {
            attempt(now, slot);
        }
    }

    private Pick pick(long now, int number) {
        return pick.set(now, number, 0);
    }

    /** Attempts to connect so far, those that found no endpoint included. */
    public long attempts() {
        return attempts;
    }

    private void attempt(long now, int slot) {
        noticeLoss(now, slot);
        attempts++;
        clients.countAttempt(slot);
        boolean reconnect = isReconnect(slot);
        observer.onAttempt(now, slot, reconnect);
        if (partitions != null && partitions.cutOff(now, clients.number(slot))) {
            conclude(now, slot, Reception.SILENT, reconnect);
            return;
        }
        Pick choice = pick(now, clients.number(slot)).onTurn(clients.attempts(slot) - 1);
        boolean admitted = admitsAll || admission.isEmpty() || admission.get().admits(now);
        int result = admitted ? tries.begin(choice, slot) : NOT_ADMITTED;
        if (result == Connector.PENDING) {
            clients.countPending(1);
        } else {
            conclude(now, slot, result, reconnect);
        }
    }

    /** Whether an attempt of a client takes the place of a connection that it had or has. */
    private boolean isReconnect(int slot) {
        return clients.lostPod(slot) != ClientTable.NONE || handOvers.moving(slot);
    }

    /** The way of an attempt to a pod was found after some time; the result is the pod, or why there is none. */
    public void answered(long now, int slot, int result) {
        tries.found(now, slot, result);
    }

    /** Handshakes that wait for what all pods depend on. */
    public int waitingDownstream() {
        return tries.waitingDownstream(simulation.now());
    }

    /** A pod does no further handshakes; where it is silent, nobody tells those who wait for one. */
    void closeQueue(long now, int pod, boolean silent) {
        tries.closed(now, pod, silent);
    }

    /** What becomes of attempts that take time. */
    private final class Outcomes implements Attempts.Answers {
        @Override
        public void answered(long now, int slot, int result) {
            clients.countPending(-1);
            conclude(now, slot, result, isReconnect(slot));
        }

        @Override
        public void queued(long now, int pod, int waiting) {
            observer.onQueue(now, pod, waiting);
            if (pod >= 0 && !memory.suffices(pods.openConnections(pod), waiting)) {
                watch.overfilled(now, pod);
            }
        }

        @Override
        public void inVain(long now, int pod) {
            observer.onServedInVain(now, pod);
        }
    }

    private void conclude(long now, int slot, int result, boolean reconnect) {
        if (result >= 0 && handOvers.moving(slot)) {
            handOver(now, slot, result);
        } else if (result >= 0) {
            noticeLoss(now, slot);
            hold(now, slot, result, reconnect);
        } else {
            observer.onAttemptFailed(now, slot, reconnect, failure(result));
            long known = result == Reception.SILENT ? silenceNanos : 0;
            backOff(now, slot, known, REFUSAL_NANOS, result == NOT_ADMITTED ? turnedAway(slot) : Optional.empty());
        }
    }

    private Optional<Advice> turnedAway(int slot) {
        return persona.heeding()
                .told(clients.number(slot), admission.orElseThrow().retryAfter());
    }

    private static Failure failure(int code) {
        return switch (code) {
            case Reception.NO_ENDPOINT -> Failure.NO_ENDPOINT;
            case Reception.NOT_LISTENING_YET -> Failure.NOT_LISTENING_YET;
            case Reception.FULL -> Failure.FULL;
            case Reception.SILENT, Reception.TIMED_OUT -> Failure.TIMED_OUT;
            case Reception.NO_GATEWAY -> Failure.NO_GATEWAY;
            case Reception.OVERFLOWED -> Failure.OVERFLOW;
            case Attempts.HANDSHAKE_TIMED_OUT -> Failure.HANDSHAKE_TIMED_OUT;
            case Attempts.OTHER_POD -> Failure.OTHER_POD;
            case Attempts.DOWNSTREAM_FULL -> Failure.DOWNSTREAM;
            case NOT_ADMITTED -> Failure.NOT_ADMITTED;
            default -> Failure.REFUSED;
        };
    }

    private void hold(long now, int slot, int pod, boolean reconnect) {
        int previous = clients.lostPod(slot);
        long waited = now - clients.sinceNanos(slot);
        stand(now, slot, pod, reconnect);
        observer.onEstablished(now, slot, pod, reconnect, previous, waited);
        if (!memory.suffices(pods.openConnections(pod), reception.waiting(pod))) {
            watch.overfilled(now, pod);
        }
    }

    /** The new connection of a client stands: in this instant it closes the old one. */
    private void handOver(long now, int slot, int pod) {
        int from = clients.pod(slot);
        long held = now - clients.sinceNanos(slot);
        handOvers.end(slot);
        connector.release(now, slot, clients.number(slot), from);
        pods.close(from);
        stand(now, slot, pod, true);
        observer.onMoved(now, slot, from, pod, held);
        if (!memory.suffices(pods.openConnections(pod), reception.waiting(pod))) {
            watch.overfilled(now, pod);
        }
        noteVacancy(now, from);
    }

    private void noteVacancy(long now, int pod) {
        if (pods.openConnections(pod) == 0 && pods.phase(pod) == PodTable.Phase.TERMINATING) {
            watch.vacated(now, pod);
        }
    }

    private void stand(long now, int slot, int pod, boolean reconnect) {
        clients.hold(slot, pod, now);
        pods.open(pod);
        if (reconnect && persona.perConnection()) {
            drawLifetime(now, slot);
        }
        if (cutNanos != Long.MAX_VALUE && lastsNanos(slot) < horizonNanos - now) {
            simulation.schedule(now + lastsNanos(slot), Rank.IDLE_CUT, slot);
        }
        if (dismissals.isPresent()) {
            boolean handsOver = persona.heeding().handsOver(clients.number(slot));
            dismissals.get().plan(now, slot, attemptIndex(slot), isOfStart(slot), handsOver);
        }
    }

    private void drawLifetime(long now, int slot) {
        int number = clients.number(slot);
        long end = now + persona.lifetimes().fresh(number, index(number, clients.attempts(slot)));
        clients.setEndNanos(slot, end);
        ends.plan(slot, end);
    }

    /** The position of a draw among all of a client's: visit after visit, attempt after attempt. */
    private long index(int number, int attempt) {
        long visit = number < visits.length ? visits[number] : 0;
        return (visit << VISIT_BITS) + attempt;
    }

    /** The number of the next attempt of a client over all its visits. */
    long attemptIndex(int slot) {
        return index(clients.number(slot), clients.attempts(slot));
    }

    private void end(long now, int slot) {
        if (ends.due(now, slot)) {
            leave(now, slot);
        }
    }

    /** A client ends its session of its own will. */
    void leave(long now, int slot) {
        int number = clients.number(slot);
        int pod = clients.pod(slot);
        long spent = now - clients.sinceNanos(slot);
        if (pod < 0) {
            noticeLoss(now, slot);
            abandonAttempt(now, slot);
            clients.remove(slot);
            observer.onLeftWaiting(now, slot, false, spent);
        } else {
            abandonAttempt(now, slot);
            handOvers.end(slot);
            connector.release(now, slot, number, pod);
            pods.close(pod);
            clients.remove(slot);
            observer.onReleased(now, slot, pod, spent);
            noteVacancy(now, pod);
        }
        follow(now, number);
    }

    private void abandonAttempt(long now, int slot) {
        if (tries.abandon(now, slot)) {
            clients.countPending(-1);
            observer.onAttemptFailed(now, slot, isReconnect(slot), Failure.ABANDONED);
        }
    }

    private void follow(long now, int number) {
        if (number < visits.length) {
            visits[number]++;
            long at = persona.closed().returnTime(now, number, visits[number]);
            if (at < horizonNanos) {
                simulation.schedule(at, Rank.RETURN, number);
            }
        } else if (followed) {
            arriveNew(now);
        }
    }

    /** A client's connection ends without its will and without a word, or the gateway does that its handshake uses. */
    void lose(long now, int slot, Loss cause) {
        if (cutOff(now, slot, cause) && !goesOn(slot)) {
            backOff(now, slot, 0, 0, Optional.empty());
        }
    }

    /**
     * The pod of a client closes its connection on purpose, and tells it so with a close code.
     *
     * @param hint what else it tells the client
     */
    void sendAway(long now, int slot, Loss cause, Optional<Advice> hint) {
        if (cutOff(now, slot, cause) && !goesOn(slot)) {
            backOff(now, slot, 0, 0, persona.heeding().told(clients.number(slot), hint));
        }
    }

    /**
     * The pod of a client tells it to go, and closes its connection at an instant, if there is one before the pod ends: a
     * client that does not hand over its connection does nothing until then.
     *
     * @param deadlineNanos from now on; {@link HandOvers#NONE} for the end of the pod's process
     * @param hint what else the pod tells the client
     */
    void tellToGo(long now, int slot, Loss cause, long deadlineNanos, Optional<Advice> hint) {
        int number = clients.number(slot);
        if (deadlineNanos <= now || clients.unaware(slot) || !persona.heeding().handsOver(number)) {
            sendAway(now, slot, cause, hint);
            return;
        }
        boolean again = handOvers.moving(slot);
        if (!again) {
            handOvers.begin(slot, cause);
        }
        if (deadlineNanos < handOvers.deadlineNanos(slot)) {
            handOvers.setDeadlineNanos(slot, deadlineNanos);
            if (deadlineNanos < horizonNanos) {
                simulation.schedule(deadlineNanos, Rank.HAND_OVER, slot);
            }
        }
        if (!again) {
            Optional<Advice> advice = persona.heeding().toldToGo(number, hint);
            long wait = advice.isPresent() ? advice.get().waitNanos(persona.draws(), number, attemptIndex(slot)) : 0;
            planHandOver(slot, now + wait);
        }
    }

    private void planHandOver(int slot, long at) {
        if (at < clients.endNanos(slot) && at < horizonNanos) {
            handOvers.setNextNanos(slot, at);
            simulation.schedule(at, Rank.HAND_OVER, slot);
        }
    }

    private void goOnHandingOver(long now, int slot) {
        if (!clients.taken(slot) || !handOvers.moving(slot)) {
            return;
        }
        if (handOvers.deadlineNanos(slot) == now) {
            sendAway(now, slot, handOvers.cause(slot), Optional.empty());
        } else if (handOvers.nextNanos(slot) == now) {
            handOvers.setNextNanos(slot, HandOvers.NONE);
            attempt(now, slot);
        }
    }

    /** Whether a client that has lost its connection goes on with an attempt that it had begun or planned before. */
    private boolean goesOn(int slot) {
        if (!handOvers.moving(slot)) {
            return false;
        }
        long next = handOvers.nextNanos(slot);
        handOvers.end(slot);
        if (next != HandOvers.NONE) {
            simulation.schedule(next, Rank.ATTEMPT, slot);
        }
        return next != HandOvers.NONE || tries.underWay(slot);
    }

    /** Ends a connection; false if it was dead already, which its client and its proxy come to know by it. */
    private boolean cutOff(long now, int slot, Loss cause) {
        if (clients.unaware(slot)) {
            noticeLoss(now, slot);
            return false;
        }
        if (clients.pod(slot) < 0 && tries.atPod(slot)) {
            tries.abandon(now, slot);
            clients.countPending(-1);
            conclude(now, slot, Reception.NO_GATEWAY, clients.lostPod(slot) != ClientTable.NONE);
            return false;
        }
        int pod = clients.pod(slot);
        connector.release(now, slot, clients.number(slot), pod);
        drop(now, slot, cause);
        vacateUnlessItsOwn(now, pod, cause);
        return true;
    }

    /** The gateway of a client cuts its connection. */
    public void cut(long now, int slot) {
        lose(now, slot, Loss.GATEWAY);
    }

    /** A client that has no connection cannot reach the service any more: an attempt that is on its way fails. */
    void partition(long now, int slot) {
        if (tries.abandon(now, slot)) {
            clients.countPending(-1);
            conclude(now, slot, Reception.SILENT, isReconnect(slot));
        }
    }

    /** A client's connection is dead, and neither the client nor its proxy knows until a ping stays without an answer. */
    void loseSilently(long now, int slot, Loss cause) {
        int pod = clients.pod(slot);
        drop(now, slot, cause);
        clients.setUnaware(slot, true);
        double sincePing = persona.draws()
                .at(Purpose.PING, clients.number(slot), attemptIndex(slot))
                .nextDouble();
        long toNextPing = (long) (sincePing * persona.ping().interval().toNanos());
        if (!goesOn(slot)) {
            backOff(now, slot, toNextPing + persona.ping().timeout().toNanos(), 0, Optional.empty());
        }
        vacateUnlessItsOwn(now, pod, cause);
    }

    /** A terminating pod whose last connection was not ended by its own end has nothing left to wait for. */
    private void vacateUnlessItsOwn(long now, int pod, Loss cause) {
        boolean itsOwn = cause != Loss.GATEWAY && cause != Loss.NETWORK && !cause.chosen();
        if (!itsOwn) {
            noteVacancy(now, pod);
        }
    }

    private void drop(long now, int slot, Loss cause) {
        int pod = clients.pod(slot);
        long held = now - clients.sinceNanos(slot);
        clients.lose(slot, now);
        pods.close(pod);
        if (persona.perConnection()) {
            clients.setEndNanos(slot, Lifetimes.NEVER);
        }
        observer.onLost(now, slot, pod, cause, held);
    }

    /** A client that holds a dead connection gives it up, and so does its proxy. */
    private void noticeLoss(long now, int slot) {
        if (clients.unaware(slot)) {
            clients.setUnaware(slot, false);
            connector.release(now, slot, clients.number(slot), clients.lostPod(slot));
        }
    }

    /** Plans the next attempt of a client that comes to know so much later that it has no connection. */
    private void backOff(long now, int slot, long knownAfterNanos, long leastNanos, Optional<Advice> advice) {
        int number = clients.number(slot);
        long delay = advice.isPresent()
                ? advice.get().waitNanos(persona.draws(), number, attemptIndex(slot))
                : persona.reconnect().delayNanos(persona.draws(), number, attemptIndex(slot), clients.waits(slot));
        if (clients.pod(slot) >= 0) {
            if (delay != ReconnectPolicy.GIVE_UP) {
                clients.countWait(slot);
                planHandOver(slot, now + knownAfterNanos + Math.max(leastNanos, delay));
            }
            return;
        }
        if (delay == ReconnectPolicy.GIVE_UP) {
            long waited = now - clients.sinceNanos(slot);
            noticeLoss(now, slot);
            clients.remove(slot);
            observer.onLeftWaiting(now, slot, true, waited);
            follow(now, number);
            return;
        }
        if (advice.isPresent() && advice.get().afresh()) {
            clients.forgetWaits(slot);
        } else {
            clients.countWait(slot);
        }
        long at = now + knownAfterNanos + Math.max(leastNanos, delay);
        if (at < clients.endNanos(slot) && at < horizonNanos) {
            simulation.schedule(at, Rank.ATTEMPT, slot);
        }
    }
}
