package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.random.Zipf;
import io.steelyard.scenario.Clients;
import java.util.Optional;

/** Which source address a client connects from: a pure function of its number. */
@FunctionalInterface
public interface SourceAddresses {
    /** Returns the id of the client's address; allocates nothing. */
    long sourceOf(long client);

    /**
     * Returns the addresses of one replication: one for each client, or for each a draw of the Zipf law. Their ids are
     * counted on from a number that is drawn for the replication, because balancers hash addresses by their names.
     */
    static SourceAddresses create(Optional<Clients.Sources> shared, CounterStream draws) {
        long first = draws.at(Purpose.SOURCE, Long.MIN_VALUE, 0).nextLong() >>> AffinityKeys.NAME_SHIFT;
        if (shared.isEmpty()) {
            return client -> first + client;
        }
        Zipf zipf = new Zipf(shared.get().addresses().value(), shared.get().skew());
        return client -> first + zipf.sample(draws.at(Purpose.SOURCE, client, 0)) - 1;
    }
}
