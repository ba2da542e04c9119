package io.steelyard.session;

import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Observer;

/** What all parts of the clients' state machine share: the clock, the tables, what is drawn for clients, who looks on. */
final class Scene {
    private final Simulation simulation;
    private final ClientTable clients;
    private final PodTable pods;
    private final Persona persona;
    private final long horizonNanos;
    private Observer observer = new Observer() {};

    Scene(Simulation simulation, ClientTable clients, PodTable pods, Persona persona, long horizonNanos) {
        this.simulation = simulation;
        this.clients = clients;
        this.pods = pods;
        this.persona = persona;
        this.horizonNanos = horizonNanos;
    }

    Simulation simulation() {
        return simulation;
    }

    ClientTable clients() {
        return clients;
    }

    PodTable pods() {
        return pods;
    }

    Persona persona() {
        return persona;
    }

    /** The end of the run; what would happen later is not planned. */
    long horizonNanos() {
        return horizonNanos;
    }

    /** Who is told of everything for the moment. */
    Observer observer() {
        return observer;
    }

    /** From now on an observer is told of everything. */
    void observe(Observer by) {
        observer = by;
    }

    /** Whether at an instant the session of a client and the run still go on. */
    boolean goesOnUntil(long instant, int slot) {
        return instant < clients.endNanos(slot) && instant < horizonNanos;
    }
}
