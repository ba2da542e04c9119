package io.steelyard.theory;

/**
 * Whether a storm of reconnects can keep itself alive after its cause is gone: the mean field of servers with a backlog and
 * clients that give an attempt up after a timeout.
 *
 * <p>Assumes that all waiting clients try again after the timeout plus a mean back-off, spread evenly over time and over the
 * servers; that each server completes handshakes at a constant rate in the order of their coming, also those that their
 * client has given up; and that all other load is negligible. Two things must then come together. The queue must be so long
 * that whoever is served has given up already: {@code backlog / rate > timeout}. And the waiting clients must keep it full:
 * {@code waiting / (timeout + backoff) >= servers * rate}. Where one of the two fails, the storm ends by itself. Attempts
 * that are refused at once come again sooner, so that it may take fewer clients than this; how many, depends on the jitter.
 *
 * @param handshakesPerSecond what one server completes
 * @param backlog attempts that one server holds, the one at work included
 * @param timeoutSeconds after which a client gives an attempt up
 * @param backoffSeconds mean wait from then to its next attempt
 */
public record RetryStorm(double handshakesPerSecond, double backlog, double timeoutSeconds, double backoffSeconds) {
    public RetryStorm {
        if (!(handshakesPerSecond > 0) || !(backlog >= 0) || !(timeoutSeconds >= 0) || !(backoffSeconds >= 0)) {
            throw new IllegalArgumentException("a rate must be above 0, and backlog, timeout and back-off at least 0");
        }
    }

    /** Returns how long an attempt waits in a full queue, until it is completed. */
    public double secondsInFullQueue() {
        return backlog / handshakesPerSecond;
    }

    /** Whether clients have given up before a full queue serves them, so that all its work is wasted. */
    public boolean servesTooLate() {
        return secondsInFullQueue() > timeoutSeconds;
    }

    /** Returns the greatest backlog, in attempts, whose clients are served in time. */
    public double harmlessBacklog() {
        return handshakesPerSecond * timeoutSeconds;
    }

    /** Returns the attempts a second of so many waiting clients. */
    public double attemptsPerSecond(double waiting) {
        return waiting / (timeoutSeconds + backoffSeconds);
    }

    /** Returns with how many waiting clients the storm begins to keep itself alive; infinite where it never does. */
    public double edge(int servers) {
        return servesTooLate()
                ? servers * handshakesPerSecond * (timeoutSeconds + backoffSeconds)
                : Double.POSITIVE_INFINITY;
    }

    /** Whether so many waiting clients keep the storm alive. */
    public boolean isMetastable(double waiting, int servers) {
        return waiting >= edge(servers);
    }
}
