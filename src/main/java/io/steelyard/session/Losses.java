package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.Reception;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.random.Purpose;
import io.steelyard.traffic.Advice;
import java.util.Optional;

/** The ends of connections and attempts that are not their clients' will, and how the clients go on. */
final class Losses {
    private final Simulation simulation;
    private final ClientTable clients;
    private final Persona persona;
    private final Visits visits;
    private final Connections connections;
    private final HandOvers handOvers;
    private final Attempts attempts;
    private final Outcomes outcomes;
    private final BackOff backOff;

    Losses(
            Scene scene,
            Visits visits,
            Connections connections,
            HandOvers handOvers,
            Attempts attempts,
            Outcomes outcomes,
            BackOff backOff) {
        simulation = scene.simulation();
        clients = scene.clients();
        persona = scene.persona();
        this.visits = visits;
        this.connections = connections;
        this.handOvers = handOvers;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.backOff = backOff;
    }

    /** A client's connection ends without its will and without a word, or the gateway does that its handshake uses. */
    void lose(long now, int slot, Loss cause) {
        if (cutOff(now, slot, cause) && !goesOn(slot)) {
            backOff.plan(now, slot, 0, 0, Optional.empty());
        }
    }

    /**
     * The pod of a client closes its connection on purpose, and tells it so with a close code.
     *
     * @param hint what else it tells the client
     */
    void sendAway(long now, int slot, Loss cause, Optional<Advice> hint) {
        if (cutOff(now, slot, cause) && !goesOn(slot)) {
            backOff.plan(now, slot, 0, 0, persona.heeding().told(clients.number(slot), hint));
        }
    }

    /** A client's connection is dead, and neither the client nor its proxy knows until a ping stays without an answer. */
    void loseSilently(long now, int slot, Loss cause) {
        int pod = clients.pod(slot);
        connections.die(now, slot, cause);
        double sincePing = persona.draws()
                .at(Purpose.PING, clients.number(slot), visits.attemptIndex(slot))
                .nextDouble();
        long toNextPing = (long) (sincePing * persona.ping().interval().toNanos());
        if (!goesOn(slot)) {
            backOff.plan(now, slot, toNextPing + persona.ping().timeout().toNanos(), 0, Optional.empty());
        }
        connections.vacateUnlessItsOwn(now, pod, cause);
    }

    /** A client that has no connection cannot reach the service any more: an attempt that is on its way fails. */
    void partition(long now, int slot) {
        if (attempts.abandon(now, slot)) {
            outcomes.answered(now, slot, Reception.SILENT);
        }
    }

    /** Ends a connection; false if it was dead already, which its client and its proxy come to know by it. */
    private boolean cutOff(long now, int slot, Loss cause) {
        if (clients.unaware(slot)) {
            connections.noticeLoss(now, slot);
            return false;
        }
        if (clients.pod(slot) < 0 && attempts.atPod(slot)) {
            attempts.abandon(now, slot);
            outcomes.answered(now, slot, Reception.NO_GATEWAY);
            return false;
        }
        connections.end(now, slot, cause);
        return true;
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
        return next != HandOvers.NONE || attempts.underWay(slot);
    }
}
