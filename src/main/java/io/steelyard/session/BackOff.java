package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.traffic.Advice;
import io.steelyard.traffic.ReconnectPolicy;
import java.util.Optional;

/**
 * The waits of clients before their next attempts: as the service has advised them, or as their own policy says, which may
 * also be to give up.
 */
final class BackOff {
    private final Scene scene;
    private final Simulation simulation;
    private final ClientTable clients;
    private final Persona persona;
    private final Visits visits;
    private final HandOvers handOvers;
    private final Connections connections;

    BackOff(Scene scene, Visits visits, HandOvers handOvers, Connections connections) {
        this.scene = scene;
        simulation = scene.simulation();
        clients = scene.clients();
        persona = scene.persona();
        this.visits = visits;
        this.handOvers = handOvers;
        this.connections = connections;
    }

    /**
     * Plans the next attempt of a client that has lost its connection, or failed to get one.
     *
     * @param knownAfterNanos so much later the client comes to know of it
     * @param leastNanos how long it waits from then on at least
     * @param advice what it heeds instead of its policy
     */
    void plan(long now, int slot, long knownAfterNanos, long leastNanos, Optional<Advice> advice) {
        long delay = delayNanos(slot, advice);
        long at = now + knownAfterNanos + Math.max(leastNanos, delay);
        if (clients.pod(slot) >= 0) {
            if (delay != ReconnectPolicy.GIVE_UP) {
                clients.countWait(slot);
                handOvers.plan(slot, at);
            }
            return;
        }
        if (delay == ReconnectPolicy.GIVE_UP) {
            giveUp(now, slot);
            return;
        }
        if (advice.isPresent() && advice.get().afresh()) {
            clients.forgetWaits(slot);
        } else {
            clients.countWait(slot);
        }
        if (scene.goesOnUntil(at, slot)) {
            simulation.schedule(at, Rank.ATTEMPT, slot);
        }
    }

    private long delayNanos(int slot, Optional<Advice> advice) {
        int number = clients.number(slot);
        long index = visits.attemptIndex(slot);
        return advice.isPresent()
                ? advice.get().waitNanos(persona.draws(), number, index)
                : persona.reconnect().delayNanos(persona.draws(), number, index, clients.waits(slot));
    }

    private void giveUp(long now, int slot) {
        int number = clients.number(slot);
        long waited = now - clients.sinceNanos(slot);
        connections.noticeLoss(now, slot);
        clients.remove(slot);
        scene.observer().onLeftWaiting(now, slot, true, waited);
        visits.follow(now, number);
    }
}
