package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;

/**
 * How long clients stay: a pure function of the client's number.
 *
 * <p>Allocates nothing. Not safe for use by several threads at once.
 */
public final class Lifetimes {
    /** The span of a client that never leaves, nanoseconds; adding it to any time of a run does not overflow. */
    public static final long NEVER = Long.MAX_VALUE / 4;

    private final Distribution law;
    private final CounterStream draws;

    /**
     * Creates the lifetimes of one replication.
     *
     * @param law the law in nanoseconds, as {@link Laws#distribution} gives it
     */
    public Lifetimes(Distribution law, CounterStream draws) {
        this.law = law;
        this.draws = draws;
    }

    /**
     * Returns the whole lifetime of a client that arrives, in nanoseconds: at least 1, so that nobody leaves at the
     * instant of arrival, and at most {@link #NEVER}.
     *
     * @param client the client's number
     * @param index which of its lifetimes: 0 for the first session; the connection's index where each connection has a
     *     lifetime of its own
     */
    public long fresh(long client, long index) {
        return limited(law.sample(draws.at(Purpose.LIFETIME, client, index)));
    }

    /**
     * Returns what is left of the lifetime of a client that is there at the start, in nanoseconds, 1 to {@link #NEVER}:
     * a draw of the equilibrium law, which makes the population stationary whatever the law. A law without a finite
     * mean has none: its clients are taken to stay for ever.
     */
    public long residual(long client) {
        if (law.mean() == Double.POSITIVE_INFINITY) {
            return NEVER;
        }
        return limited(law.sampleResidual(draws.at(Purpose.RESIDUAL, client, 0)));
    }

    private static long limited(double nanos) {
        return Math.max(1, Nanos.rounded(nanos));
    }
}
