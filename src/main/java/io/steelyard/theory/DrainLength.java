package io.steelyard.theory;

/**
 * How long a pod takes to let all its connections go after SIGTERM, by how it does so; spans in seconds.
 *
 * <p>Assumes that no client leaves of its own will meanwhile. What is left when the grace period ends is cut.
 */
public final class DrainLength {
    private DrainLength() {}

    /** Returns how many batches there are: {@code ceil(connections / size)}. */
    public static long batches(long connections, long size) {
        return (connections + size - 1) / size;
    }

    /**
     * Returns the time of the last batch, the first one being at SIGTERM: {@code (batches - 1) every}. A server that waits
     * after its last batch too, as Phoenix does, ends one {@code every} later.
     */
    public static double ofBatches(long connections, long size, double every) {
        return Math.max(0, batches(connections, size) - 1) * every;
    }

    /** Returns the time of the last of connections that are closed one by one, the first at SIGTERM. */
    public static double atRate(long connections, double perSecond) {
        return Math.max(0, connections - 1) / perSecond;
    }

    /** Returns the mean time of the last of connections that close at instants uniform over a window. */
    public static double over(long connections, double window) {
        return window * connections / (connections + 1.0);
    }

    /** Returns the most connections that batches can close within a span, its end included. */
    public static long mostInBatches(double span, long size, double every) {
        return size * ((long) Math.floor(span / every) + 1);
    }
}
