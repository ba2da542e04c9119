package io.steelyard.session;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.traffic.Lifetimes;
import java.util.Optional;

/** The connections of clients to pods: how each comes to stand, moves, and ends, in the tables and for whoever counts them. */
final class Connections {
    private final Scene scene;
    private final ClientTable clients;
    private final PodTable pods;
    private final Persona persona;
    private final Visits visits;
    private final HandOvers handOvers;
    private final EndTimers ends;
    private final PathTimers pathTimers;
    private final Connector connector;
    private final Occupancy occupancy;
    private Optional<Dismissals> dismissals = Optional.empty();

    Connections(
            Scene scene,
            Visits visits,
            HandOvers handOvers,
            EndTimers ends,
            PathTimers pathTimers,
            Connector connector,
            Occupancy occupancy) {
        this.scene = scene;
        clients = scene.clients();
        pods = scene.pods();
        persona = scene.persona();
        this.visits = visits;
        this.handOvers = handOvers;
        this.ends = ends;
        this.pathTimers = pathTimers;
        this.connector = connector;
        this.occupancy = occupancy;
    }

    /** From now on pods tell clients to go whose connections they could keep. */
    void dismissBy(Dismissals those) {
        dismissals = Optional.of(those);
    }

    /** Whether the next connection of a client takes the place of one that it had or has. */
    boolean isReconnect(int slot) {
        return clients.lostPod(slot) != ClientTable.NONE || handOvers.moving(slot);
    }

    /** A client that has no connection holds one from now on. */
    void hold(long now, int slot, int pod, boolean reconnect) {
        int previous = clients.lostPod(slot);
        long waited = now - clients.sinceNanos(slot);
        stand(now, slot, pod, reconnect);
        scene.observer().onEstablished(now, slot, pod, reconnect, previous, waited);
        occupancy.grown(now, pod);
    }

    /** The new connection of a client stands: in this instant it closes the old one. */
    void handOver(long now, int slot, int pod) {
        int from = clients.pod(slot);
        long held = now - clients.sinceNanos(slot);
        handOvers.end(slot);
        connector.release(now, slot, clients.number(slot), from);
        pods.close(from);
        stand(now, slot, pod, true);
        scene.observer().onMoved(now, slot, from, pod, held);
        occupancy.grown(now, pod);
        occupancy.shrunk(now, from);
    }

    private void stand(long now, int slot, int pod, boolean reconnect) {
        clients.hold(slot, pod, now);
        pods.open(pod);
        if (reconnect && persona.perConnection()) {
            drawLifetime(now, slot);
        }
        pathTimers.plan(now, slot);
        if (dismissals.isPresent()) {
            boolean handsOver = persona.heeding().handsOver(clients.number(slot));
            dismissals.get().plan(now, slot, visits.attemptIndex(slot), visits.isOfStart(slot), handsOver);
        }
    }

    private void drawLifetime(long now, int slot) {
        long end = now + persona.lifetimes().fresh(clients.number(slot), visits.attemptIndex(slot));
        clients.setEndNanos(slot, end);
        ends.plan(slot, end);
    }

    /** A client that holds a connection closes it and is gone. */
    void leave(long now, int slot) {
        int pod = clients.pod(slot);
        long held = now - clients.sinceNanos(slot);
        handOvers.end(slot);
        connector.release(now, slot, clients.number(slot), pod);
        pods.close(pod);
        clients.remove(slot);
        scene.observer().onReleased(now, slot, pod, held);
        occupancy.shrunk(now, pod);
    }

    /** A connection ends, and its proxy knows. */
    void end(long now, int slot, Loss cause) {
        int pod = clients.pod(slot);
        connector.release(now, slot, clients.number(slot), pod);
        drop(now, slot, cause);
        vacateUnlessItsOwn(now, pod, cause);
    }

    /** A connection is dead from now on, which neither its client nor its proxy knows. */
    void die(long now, int slot, Loss cause) {
        drop(now, slot, cause);
        clients.setUnaware(slot, true);
    }

    private void drop(long now, int slot, Loss cause) {
        int pod = clients.pod(slot);
        long held = now - clients.sinceNanos(slot);
        clients.lose(slot, now);
        pods.close(pod);
        if (persona.perConnection()) {
            clients.setEndNanos(slot, Lifetimes.NEVER);
        }
        scene.observer().onLost(now, slot, pod, cause, held);
    }

    /** A client that holds a dead connection gives it up, and so does its proxy. */
    void noticeLoss(long now, int slot) {
        if (clients.unaware(slot)) {
            clients.setUnaware(slot, false);
            connector.release(now, slot, clients.number(slot), clients.lostPod(slot));
        }
    }

    /** A terminating pod whose last connection was not ended by its own end has nothing left to wait for. */
    void vacateUnlessItsOwn(long now, int pod, Loss cause) {
        boolean itsOwn = cause != Loss.GATEWAY && cause != Loss.NETWORK && !cause.chosen();
        if (!itsOwn) {
            occupancy.shrunk(now, pod);
        }
    }
}
