package io.steelyard.traffic;

/**
 * A source of arrivals in the order of time.
 *
 * <p>An implementation allocates nothing in {@link #next} and takes its draws from a counter-based stream.
 */
@FunctionalInterface
public interface ArrivalProcess {
    /** What {@link #next} returns when there is no further arrival. */
    long NONE = Long.MAX_VALUE;

    /**
     * Returns the time of the next arrival, nanoseconds from the start of the run, never earlier than the one before and
     * negative where arrivals precede the start; {@link #NONE} when there is none, and for ever after that.
     */
    long next();
}
