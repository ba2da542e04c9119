package io.steelyard.sim;

import io.steelyard.observe.RecorderSettings;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Affinity;
import io.steelyard.traffic.AffinityKeys;

/**
 * The affinity keys of a run as the recorder wants them.
 *
 * @param shared how many keys clients share; 0 where each has one of its own
 */
record SharedKeys(int shared, AffinityKeys keys) implements RecorderSettings.Keys {
    static SharedKeys of(Affinity affinity, CounterStream draws) {
        long shared = affinity instanceof Affinity.Zipf zipf ? zipf.keys().value() : 0;
        if (shared > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("affinity: there may be at most 2147483639 keys but are " + shared);
        }
        return new SharedKeys((int) shared, AffinityKeys.create(affinity, draws));
    }

    @Override
    public long keyOf(long client) {
        return keys.keyOf(client);
    }
}
