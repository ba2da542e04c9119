package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.random.Zipf;
import io.steelyard.scenario.Affinity;

/** Which affinity key a client carries: a pure function of its number. */
@FunctionalInterface
public interface AffinityKeys {
    /** Leaves 40 bits, or 13 digits, for the first of the names. */
    int NAME_SHIFT = 24;

    /** Returns the id of the client's key, from 0 on; allocates nothing. */
    long keyOf(long client);

    /**
     * Returns the same keys under other names: counted on from a number that is drawn for the replication. Hashes place the
     * keys by their names, so that without it all replications would be one and the same placement.
     */
    default AffinityKeys renamed(CounterStream draws) {
        long first = draws.at(Purpose.KEY, Long.MIN_VALUE, 0).nextLong() >>> NAME_SHIFT;
        return client -> first + keyOf(client);
    }

    /**
     * Returns the keys of one replication: the client's own number, or a draw of the Zipf law over ids 0 to {@code keys -
     * 1}, id 0 the most popular.
     */
    static AffinityKeys create(Affinity affinity, CounterStream draws) {
        if (affinity instanceof Affinity.Zipf shared) {
            Zipf zipf = new Zipf(shared.keys().value(), shared.exponent());
            return client -> zipf.sample(draws.at(Purpose.KEY, client, 0)) - 1;
        }
        return client -> client;
    }
}
