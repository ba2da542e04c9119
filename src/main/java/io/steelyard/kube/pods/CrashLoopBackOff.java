package io.steelyard.kube.pods;

/**
 * The delay of a crashing container's restarts (kubernetes v1.28, pkg/kubelet and client-go's flowcontrol {@code
 * Backoff}): at once, then 10, 20, 40, 80, 160 and 300 s, each counted from the container's end. A container that ended
 * more than 10 minutes after the delay was last raised starts over.
 *
 * @param delayNanos the delay before the next restart
 * @param raisedNanos when it was last raised; without meaning in {@link #FRESH}
 */
public record CrashLoopBackOff(long delayNanos, long raisedNanos) {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The first delay after the restart that is not delayed at all. */
    public static final long INITIAL_NANOS = 10 * NANOS_PER_SECOND;

    /** The longest delay. */
    public static final long MAX_NANOS = 300 * NANOS_PER_SECOND;

    /** How long after the last raise an end counts as the first again. */
    public static final long RESET_AFTER_NANOS = 2 * MAX_NANOS;

    /** A container that never ended. */
    public static final CrashLoopBackOff FRESH = new CrashLoopBackOff(0, 0);

    /** When a container starts again, and the state for its next end. */
    public record Restart(long restartNanos, CrashLoopBackOff next) {}

    /**
     * The restart that follows the end of a container.
     *
     * @param finishedNanos when the container ended
     * @return when it starts again, and the state for the end after that
     */
    public Restart after(long finishedNanos) {
        boolean first = delayNanos == 0 || finishedNanos - raisedNanos > RESET_AFTER_NANOS;
        long delay = first ? 0 : delayNanos;
        long restart = finishedNanos + delay;
        long raised = first ? INITIAL_NANOS : Math.min(2 * delayNanos, MAX_NANOS);
        return new Restart(restart, new CrashLoopBackOff(raised, restart));
    }
}
