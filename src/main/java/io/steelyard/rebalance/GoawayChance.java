package io.steelyard.rebalance;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Goaway;

/** The word to go as the answer to a request, each with the same chance: a geometric number of requests. */
public final class GoawayChance implements Dismissal {
    private static final int AT_START = -1;

    private final double logOfSparing;
    private final double everyNanos;
    private final long graceNanos;

    /** The chance that the scenario asks for. */
    public GoawayChance(Goaway goaway) {
        logOfSparing = StrictMath.log1p(-goaway.chance().value());
        everyNanos = goaway.every().toNanos();
        graceNanos = Math.min(NEVER, goaway.grace().toNanos());
    }

    @Override
    public long afterNanos(CounterStream draws, long client, long attempt) {
        return limited(requests(draws.at(Purpose.GOAWAY, client, attempt)) * everyNanos);
    }

    /** The chance has no memory: only the next request is somewhere within its period. */
    @Override
    public long residualNanos(CounterStream draws, long client) {
        double requests = requests(draws.at(Purpose.GOAWAY, client, AT_START));
        return limited((requests - draws.nextDouble()) * everyNanos);
    }

    private double requests(CounterStream draws) {
        return Math.max(1, Math.ceil(StrictMath.log(draws.nextOpenDouble()) / logOfSparing));
    }

    private static long limited(double nanos) {
        return Math.max(1, Math.min(NEVER, (long) nanos));
    }

    @Override
    public long graceNanos() {
        return graceNanos;
    }
}
