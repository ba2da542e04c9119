package io.steelyard.rebalance;

import io.steelyard.random.CounterStream;

/**
 * When a pod tells a client to go whose connection it could keep; a pure function of the client and its attempt.
 *
 * <p>Spans are nanoseconds, from 1 to a fourth of the greatest {@code long}. An implementation holds no state of its own
 * and allocates nothing.
 */
public interface Dismissal {
    /** The span of a connection that is never told to go. */
    long NEVER = Long.MAX_VALUE / 4;

    /**
     * Returns the age at which a new connection is told to go.
     *
     * @param draws source of the clients' draws
     * @param client the client's number
     * @param attempt the attempt that opened the connection
     */
    long afterNanos(CounterStream draws, long client, long attempt);

    /**
     * Returns when a connection is told to go that is there at the start, from the start on. The law is that of connections
     * met at a random instant whose clients stay for ever; where they do not, a settled start makes them as old as they are.
     */
    long residualNanos(CounterStream draws, long client);

    /** Returns the span from the word to go until the pod closes the connection. */
    long graceNanos();
}
