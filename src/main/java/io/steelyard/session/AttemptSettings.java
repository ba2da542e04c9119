package io.steelyard.session;

import java.util.Optional;

/**
 * What an attempt consists of after a way to a pod has been found, and how long those who wait for it wait.
 *
 * @param requests requests of which an attempt consists, each on a way of its own; 1 or more
 * @param samePod whether all of them must come to the same pod
 * @param patienceNanos how long a client waits for its attempt
 * @param queues whether pods take time for a handshake
 * @param answerNanos how long a proxy waits for a pod's answer to a request
 * @param downstream what the last request of each attempt needs besides its pod; absent: nothing
 */
public record AttemptSettings(
        int requests,
        boolean samePod,
        long patienceNanos,
        boolean queues,
        long answerNanos,
        Optional<Downstream> downstream) {

    /**
     * What all pods depend on for a handshake, such as a database: one queue for all.
     *
     * @param serviceNanos the time for one handshake
     * @param backlog the most handshakes that wait, the one in service included
     */
    public record Downstream(double serviceNanos, int backlog) {}

    /** Attempts that take no time once a pod is found. */
    public static AttemptSettings instant(long patienceNanos) {
        return new AttemptSettings(1, true, patienceNanos, false, Long.MAX_VALUE, Optional.empty());
    }

    /** Whether an attempt is over as soon as a pod is found. */
    boolean isInstant() {
        return requests == 1 && !queues && downstream.isEmpty();
    }
}
