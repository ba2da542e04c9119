package io.steelyard.sim;

import io.steelyard.observe.RecorderSettings;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Affinity;
import io.steelyard.traffic.AffinityKeys;

/**
 * The affinity keys of a run as the recorder wants them.
 *
 * @param shared how many keys clients share; 0 where each has one of its own, or where there are too many to follow
 */
record SharedKeys(int shared, AffinityKeys keys) implements RecorderSettings.Keys {
    private static final long MOST_FOLLOWED = 10_000_000;

    static SharedKeys of(Affinity affinity, CounterStream draws) {
        long keys = affinity instanceof Affinity.Zipf zipf ? zipf.keys().value() : 0;
        return new SharedKeys(keys > MOST_FOLLOWED ? 0 : (int) keys, AffinityKeys.create(affinity, draws));
    }

    @Override
    public long keyOf(long client) {
        return keys.keyOf(client);
    }
}
