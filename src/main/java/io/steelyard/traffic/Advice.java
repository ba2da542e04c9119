package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import java.time.Duration;

/**
 * What a client that follows it does for its next wait instead of asking its {@link ReconnectPolicy}: it waits for a
 * random time of a range.
 *
 * @param fromNanos the shortest wait, nanoseconds
 * @param spreadNanos the width of the range, nanoseconds; the wait is uniform in it
 * @param afresh whether the policy begins anew with the wait after it; otherwise this wait counts as one of the policy's
 */
public record Advice(long fromNanos, long spreadNanos, boolean afresh) {
    /**
     * What the close code 1012 (service restart) asks for, and 1013 (try again later) likewise: 5 to 30 s. (IANA, WebSocket
     * Close Code Number Registry, of RFC 6455; the range stands in the announcement of 1012 on the hybi list.)
     */
    public static final Advice OF_CLOSE_CODE =
            new Advice(Duration.ofSeconds(5).toNanos(), Duration.ofSeconds(25).toNanos(), true);

    /** To wait for a random time between 0 and a window. */
    public static Advice within(Duration window) {
        return new Advice(0, window.toNanos(), false);
    }

    /**
     * Returns the wait, nanoseconds.
     *
     * @param draws where it comes from; it stands at {@code (HINT, client, attempt)}
     * @param client the client's number
     * @param attempt the number of the attempt that is being waited for
     */
    public long waitNanos(CounterStream draws, long client, long attempt) {
        return fromNanos
                + (long) (spreadNanos * draws.at(Purpose.HINT, client, attempt).nextDouble());
    }
}
