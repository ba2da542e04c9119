package io.steelyard.session;

import io.steelyard.engine.Rank;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.Reception;
import io.steelyard.select.Pick;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where each attempt begins: it is counted, and ends at once if the client cannot reach the service or the service does
 * not admit it.
 */
final class Entrance {
    private final Scene scene;
    private final ClientTable clients;
    private final Connections connections;
    private final Attempts attempts;
    private final Outcomes outcomes;
    private final Optional<TokenBucket> admission;
    private final Pick pick;
    private @Nullable Partitions partitions;
    private boolean admitsAll;
    private long begun;

    Entrance(
            Scene scene,
            Connections connections,
            Attempts attempts,
            Outcomes outcomes,
            Optional<TokenBucket> admission,
            Pick pick) {
        this.scene = scene;
        clients = scene.clients();
        this.connections = connections;
        this.attempts = attempts;
        this.outcomes = outcomes;
        this.admission = admission;
        this.pick = pick;
        scene.simulation().register(Rank.ATTEMPT, this::attempt);
    }

    /** Names who knows which clients cannot reach the service. */
    void attach(Partitions those) {
        partitions = those;
    }

    /** Says whether for the moment every attempt is admitted and takes no time. */
    void setInstant(boolean forNow) {
        admitsAll = forNow;
        attempts.setInstant(forNow);
    }

    /** Attempts so far, those that came to nothing at once included. */
    long begun() {
        return begun;
    }

    /** A client attempts to connect. */
    void attempt(long now, int slot) {
        connections.noticeLoss(now, slot);
        begun++;
        clients.countAttempt(slot);
        boolean reconnect = connections.isReconnect(slot);
        scene.observer().onAttempt(now, slot, reconnect);
        int number = clients.number(slot);
        if (partitions != null && partitions.cutOff(now, number)) {
            outcomes.conclude(now, slot, Reception.SILENT, reconnect);
            return;
        }
        Pick choice = pick.set(now, number, 0).onTurn(clients.attempts(slot) - 1);
        boolean admitted = admitsAll || admission.isEmpty() || admission.get().admits(now);
        int result = admitted ? attempts.begin(choice, slot) : Outcomes.NOT_ADMITTED;
        if (result == Connector.PENDING) {
            clients.countPending(1);
        } else {
            outcomes.conclude(now, slot, result, reconnect);
        }
    }
}
