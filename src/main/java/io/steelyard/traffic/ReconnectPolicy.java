package io.steelyard.traffic;

import io.steelyard.random.CounterStream;

/**
 * How long a client waits before it tries to connect again.
 *
 * <p>The wait is a pure function of the client, the number of the attempt and the number of failures, so that under every
 * variant the same attempt of the same client waits equally long. An implementation holds no state of its own and
 * allocates nothing.
 */
@FunctionalInterface
public interface ReconnectPolicy {
    /** What {@link #delayNanos} returns when the client gives up. */
    long GIVE_UP = -1;

    /**
     * Returns the wait in nanoseconds before the next attempt, or {@link #GIVE_UP}.
     *
     * @param draws where random parts come from; the draw of an attempt stands at {@code (BACKOFF, client, attempt)}
     * @param client the client's number
     * @param attempt the number of the attempt that is being waited for, counted over the client's whole life
     * @param failures how many attempts have failed since the connection was lost: 0 for the first wait after the loss.
     *     Attempts {@code attempt - failures} to {@code attempt} belong to this loss
     */
    long delayNanos(CounterStream draws, long client, long attempt, int failures);
}
