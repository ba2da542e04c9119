package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.observe.Observer;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.select.Pick;
import io.steelyard.traffic.Lifetimes;

/**
 * The state machine of all clients, put together from its parts; the sessions themselves begin and end here.
 *
 * <p>A client has few events pending: the end of its session; while it has no connection, its next attempt, which is planned
 * only if it comes before that end, or the next step of one; and what may end its connection. None is ever cancelled: an
 * event that does not find what it was planned for is passed over. Not thread-safe.
 */
public final class Sessions {
    private final Scene scene;
    private final ClientTable clients;
    private final Lifetimes lifetimes;
    private final Connector connector;
    private final Visits visits;
    private final EndTimers ends;
    private final PathTimers pathTimers;
    private final Connections connections;
    private final Outcomes outcomes;
    private final Attempts attempts;
    private final Entrance entrance;
    private final Losses losses;
    private final Notices notices;
    private final Pick pick;

    /**
     * Clients that are not there yet.
     *
     * @param connector the way to the pods
     * @param watch who is told what clients do to pods
     */
    public Sessions(
            Simulation simulation,
            ClientTable clients,
            PodTable pods,
            Reception reception,
            Connector connector,
            PodWatch watch,
            SessionSettings settings) {
        Persona persona = settings.persona();
        this.clients = clients;
        this.connector = connector;
        lifetimes = persona.lifetimes();
        pick = persona.newPick();
        scene = new Scene(simulation, clients, pods, persona, settings.horizonNanos());
        visits = new Visits(scene, this::arrive);
        ends = new EndTimers(simulation, clients, persona.perConnection(), settings.horizonNanos());
        pathTimers = new PathTimers(scene, visits);
        HandOvers handOvers = new HandOvers(scene);
        Occupancy occupancy = new Occupancy(pods, reception, settings.memory(), watch);
        connections = new Connections(scene, visits, handOvers, ends, pathTimers, connector, occupancy);
        BackOff backOff = new BackOff(scene, visits, handOvers, connections);
        outcomes = new Outcomes(
                scene,
                connections,
                handOvers,
                backOff,
                occupancy,
                settings.admission().flatMap(TokenBucket::retryAfter),
                settings.attempts().patienceNanos());
        attempts = new Attempts(
                simulation, clients, connector, reception, settings.attempts(), outcomes, persona.newPick());
        entrance = new Entrance(scene, connections, attempts, outcomes, settings.admission(), persona.newPick());
        losses = new Losses(scene, visits, connections, handOvers, attempts, outcomes, backOff);
        notices = new Notices(scene, visits, handOvers, losses, entrance);
        simulation.register(Rank.SESSION_END, this::end);
        simulation.register(Rank.IDLE_CUT, this::endOfPath);
    }

    /**
     * From now on every connection ends when it has stood so long, because something on its way ends or has forgotten it;
     * the first one of a client of the start when a part of that time has passed, as if it had stood before.
     */
    public void cutAfter(long nanos) {
        pathTimers.cutAfter(nanos);
    }

    /** From now on pods tell clients to go whose connections they could keep. */
    public void dismissBy(Dismissals those) {
        connections.dismissBy(those);
        those.attach(notices);
    }

    /** From now on an observer is told of everything. */
    public void observe(Observer by) {
        scene.observe(by);
    }

    /** Says whether for the moment every attempt is admitted and takes no time, so that a population can be brought in. */
    public void setInstant(boolean forNow) {
        entrance.setInstant(forNow);
    }

    /** Whether each client that leaves is followed by a new one at that instant, so that there are always as many. */
    public void keepPopulation(boolean keep) {
        visits.keepPopulation(keep);
    }

    /** Attempts to connect so far, those that found no endpoint included. */
    public long attempts() {
        return entrance.begun();
    }

    /** The way of an attempt to a pod was found after some time; the result is the pod, or why there is none. */
    public void answered(long now, int slot, int result) {
        attempts.found(now, slot, result);
    }

    /** The gateway of a client cuts its connection. */
    public void cut(long now, int slot) {
        losses.lose(now, slot, Loss.GATEWAY);
    }

    /** Handshakes that wait for what all pods depend on. */
    public int waitingDownstream() {
        return attempts.waitingDownstream(scene.simulation().now());
    }

    /** Where attempts begin. */
    Entrance entrance() {
        return entrance;
    }

    /** By which connections end without their clients' will. */
    Losses losses() {
        return losses;
    }

    /** By which clients are told to go. */
    Notices notices() {
        return notices;
    }

    /** Who comes, and for the how-manieth time. */
    Visits visits() {
        return visits;
    }

    /** A pod does no further handshakes; where it is silent, nobody tells those who wait for one. */
    void closeQueue(long now, int pod, boolean silent) {
        attempts.closed(now, pod, silent);
    }

    /** A client that was not there before arrives. */
    void arriveNew(long now) {
        arrive(now, visits.takeNumber());
    }

    private void arrive(long now, int number) {
        entrance.attempt(now, admit(now, number, lifetimes.fresh(number, visits.index(number, 0))));
    }

    /** A client of the start, of which a part of the lifetime has passed, arrives; it is new or closed. */
    void arriveResidual(long now, int number) {
        entrance.attempt(now, admit(now, number, lifetimes.residual(number)));
    }

    /** A client of the start arrives and is given a connection to a pod, past the balancer. */
    void arriveOn(long now, int number, int pod) {
        int slot = admit(now, number, lifetimes.residual(number));
        if (connector.connectTo(pick.set(now, number, 0), slot, pod)) {
            clients.countAttempt(slot);
            connections.hold(now, slot, pod, false);
        } else {
            entrance.attempt(now, slot);
        }
    }

    private int admit(long now, int number, long lifetime) {
        long end = now + lifetime;
        int slot = clients.add(number, end, now);
        ends.plan(slot, end);
        scene.observer().onArrival(now, slot);
        return slot;
    }

    private void end(long now, int slot) {
        if (ends.due(now, slot)) {
            leave(now, slot);
        }
    }

    private void endOfPath(long now, int slot) {
        if (pathTimers.due(now, slot)) {
            cut(now, slot);
        }
    }

    /** A client ends its session of its own will. */
    void leave(long now, int slot) {
        int number = clients.number(slot);
        if (clients.pod(slot) < 0) {
            leaveWaiting(now, slot);
        } else {
            abandonAttempt(now, slot);
            connections.leave(now, slot);
        }
        visits.follow(now, number);
    }

    private void leaveWaiting(long now, int slot) {
        long waited = now - clients.sinceNanos(slot);
        connections.noticeLoss(now, slot);
        abandonAttempt(now, slot);
        clients.remove(slot);
        scene.observer().onLeftWaiting(now, slot, false, waited);
    }

    private void abandonAttempt(long now, int slot) {
        if (attempts.abandon(now, slot)) {
            outcomes.abandoned(now, slot);
        }
    }
}
