package io.steelyard.sim;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.scenario.Clients;
import io.steelyard.session.Persona;
import io.steelyard.traffic.AffinityKeys;
import io.steelyard.traffic.ClosedClients;
import io.steelyard.traffic.Heeding;
import io.steelyard.traffic.Lifetimes;
import io.steelyard.traffic.ReconnectPolicies;
import io.steelyard.traffic.SourceAddresses;

/** What a scenario says about its clients, in the terms of those who draw it for each. */
final class Personas {
    private Personas() {}

    static Persona of(
            Clients clients, Distribution lifetime, CounterStream draws, AffinityKeys keys, ClosedClients closed) {
        return new Persona(
                draws,
                new Lifetimes(lifetime, draws),
                clients.lifetime().of() == Clients.Of.CONNECTION,
                keys,
                SourceAddresses.create(clients.sources(), draws),
                clients.ping(),
                ReconnectPolicies.create(clients.reconnect()),
                new Heeding(clients, draws),
                closed);
    }
}
