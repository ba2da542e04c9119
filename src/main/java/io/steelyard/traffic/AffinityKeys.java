package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.random.Zipf;
import io.steelyard.scenario.Affinity;

/** Which affinity key a client carries: a pure function of its number. */
@FunctionalInterface
public interface AffinityKeys {
    /** Returns the id of the client's key, from 0 on; allocates nothing. */
    long keyOf(long client);

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
