package io.steelyard.rebalance;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Shedding;

/** How many connections, and which, a pod closes that holds more than the others; a pure function of its options. */
public final class SheddingRule {
    private final double threshold;
    private final long absolute;
    private final double until;
    private final double perRound;
    private final Shedding.Order order;

    /** The rule that the scenario asks for. */
    public SheddingRule(Shedding shedding) {
        threshold = shedding.beginsAbove();
        absolute = shedding.leastExcess();
        until = shedding.endsAt();
        perRound = shedding.perSecond() * (shedding.period().toNanos() / 1e9);
        order = shedding.first();
    }

    /** Whether a pod that holds so many begins, the serving pods holding so many in the mean. */
    public boolean begins(int held, double mean) {
        return held > threshold * mean && held > mean + absolute;
    }

    /** Whether a pod that has begun goes on. */
    public boolean goesOn(int held, double mean) {
        return held > until * mean;
    }

    /**
     * Returns how many connections a pod closes in a round, never more than bring it to where it ends.
     *
     * @param round which round of this pod since it began, from 0; rates that are no whole number per round come out right
     *     over several
     */
    public int closes(int held, double mean, long round) {
        long due = (long) ((round + 1) * perRound) - (long) (round * perRound);
        return (int) Math.min(due, (long) Math.ceil(held - until * mean));
    }

    /**
     * Returns where a connection stands in the order in which they are closed: the lowest number first.
     *
     * @param draws source of the clients' draws
     * @param sinceNanos since when the connection stands
     * @param round which round of all pods
     */
    public long place(CounterStream draws, long client, long sinceNanos, long round) {
        return switch (order) {
            case RANDOM -> draws.at(Purpose.SHED, client, round).nextLong() >> 1;
            case OLDEST -> sinceNanos;
            case NEWEST -> -sinceNanos;
        };
    }
}
