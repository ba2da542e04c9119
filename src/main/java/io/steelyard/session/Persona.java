package io.steelyard.session;

import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Clients;
import io.steelyard.select.Pick;
import io.steelyard.traffic.AffinityKeys;
import io.steelyard.traffic.ClosedClients;
import io.steelyard.traffic.Heeding;
import io.steelyard.traffic.Lifetimes;
import io.steelyard.traffic.ReconnectPolicy;
import io.steelyard.traffic.SourceAddresses;

/**
 * What is drawn for each client, the same under every variant.
 *
 * @param draws source of the clients' draws
 * @param lifetimes how long they stay
 * @param perConnection whether a lifetime is a connection's, drawn anew for each, and not the session's
 * @param keys which affinity key each carries
 * @param sources which address each connects from
 * @param ping how they find out that a connection is dead
 * @param reconnect how they come back after a loss
 * @param heeding which of them do what the service tells them
 * @param closed the clients that come again after they have left
 */
public record Persona(
        CounterStream draws,
        Lifetimes lifetimes,
        boolean perConnection,
        AffinityKeys keys,
        SourceAddresses sources,
        Clients.Ping ping,
        ReconnectPolicy reconnect,
        Heeding heeding,
        ClosedClients closed) {

    /** Makes a description of choices that finds keys and sources of clients itself. */
    public Pick newPick() {
        return new Pick(keys::keyOf, sources::sourceOf);
    }
}
