package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.fleet.ClientTable;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.traffic.Advice;
import java.util.Optional;

/** Pods' notices to clients that they are to go, and what clients do until their connections are closed. */
final class Notices {
    private final ClientTable clients;
    private final Persona persona;
    private final Visits visits;
    private final HandOvers handOvers;
    private final Losses losses;
    private final Entrance entrance;

    Notices(Scene scene, Visits visits, HandOvers handOvers, Losses losses, Entrance entrance) {
        clients = scene.clients();
        persona = scene.persona();
        this.visits = visits;
        this.handOvers = handOvers;
        this.losses = losses;
        this.entrance = entrance;
        scene.simulation().register(Rank.HAND_OVER, this::goOn);
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
            losses.sendAway(now, slot, cause, hint);
            return;
        }
        boolean again = handOvers.moving(slot);
        if (!again) {
            handOvers.begin(slot, cause);
        }
        handOvers.closeAt(slot, deadlineNanos);
        if (!again) {
            Optional<Advice> advice = persona.heeding().toldToGo(number, hint);
            long wait =
                    advice.isPresent() ? advice.get().waitNanos(persona.draws(), number, visits.attemptIndex(slot)) : 0;
            handOvers.plan(slot, now + wait);
        }
    }

    private void goOn(long now, int slot) {
        if (!clients.taken(slot) || !handOvers.moving(slot)) {
            return;
        }
        if (handOvers.closes(now, slot)) {
            losses.sendAway(now, slot, handOvers.cause(slot), Optional.empty());
        } else if (handOvers.tries(now, slot)) {
            entrance.attempt(now, slot);
        }
    }
}
