package io.steelyard.rebalance;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Deterministic;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.random.Uniform;
import io.steelyard.scenario.ConnectionAge;

/** The word to go at a maximum age, which varies from connection to connection. */
public final class AgeLimit implements Dismissal {
    private static final int OF_AGE = 1;

    private final Distribution ages;
    private final long graceNanos;

    /** The limit that the scenario asks for. */
    public AgeLimit(ConnectionAge age) {
        double max = age.limit().toNanos();
        double jitter = age.jitterShare();
        double low = age.side() == ConnectionAge.JitterSide.ABOVE ? max : max * (1 - jitter);
        double high = age.side() == ConnectionAge.JitterSide.BELOW ? max : max * (1 + jitter);
        ages = jitter > 0 ? new Uniform(low, high) : new Deterministic(max);
        graceNanos = Math.min(NEVER, age.graceLimit().toNanos());
    }

    @Override
    public long afterNanos(CounterStream draws, long client, long attempt) {
        return limited(ages.sample(draws.at(Purpose.AGE, client, attempt)));
    }

    @Override
    public long residualNanos(CounterStream draws, long client) {
        return limited(ages.sampleResidual(draws.at(Purpose.RESIDUAL, client, OF_AGE)));
    }

    private static long limited(double nanos) {
        return Math.max(1, Math.min(NEVER, (long) nanos));
    }

    @Override
    public long graceNanos() {
        return graceNanos;
    }
}
