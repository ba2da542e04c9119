package io.steelyard.observe;

/**
 * How long balance takes to come about after each disturbance, for the block and for the run at once.
 *
 * <p>A disturbance is settled at the first instant at or after it from which the fleet is balanced for a whole window.
 * Disturbances that follow before that are settled by the same instant, so only the earliest open one matters: it has
 * waited longest.
 */
final class Settling {
    private static final long NONE = Long.MIN_VALUE;

    private final long windowNanos;
    private long balancedSince = NONE;
    private long openInBlock = NONE;
    private long openInRun = NONE;
    private double longestInBlock = Double.NaN;
    private double longestInRun = Double.NaN;

    Settling(long windowNanos) {
        this.windowNanos = windowNanos;
    }

    /** A disturbance takes place; time was accounted for up to now. */
    void disturb(long now) {
        if (openInBlock == NONE) {
            openInBlock = now;
        }
        if (openInRun == NONE) {
            openInRun = now;
        }
    }

    /** From an instant on, for a span, the fleet was balanced or not. */
    void hold(long from, long span, boolean balanced) {
        if (!balanced) {
            balancedSince = NONE;
            return;
        }
        if (balancedSince == NONE) {
            balancedSince = from;
        }
        if (openInRun != NONE || openInBlock != NONE) {
            settle(from + span - windowNanos);
        }
    }

    /** Settles what has been balanced since the given instant or longer. */
    private void settle(long latest) {
        if (openInBlock != NONE && Math.max(balancedSince, openInBlock) <= latest) {
            longestInBlock = longer(longestInBlock, openInBlock);
            openInBlock = NONE;
        }
        if (openInRun != NONE && Math.max(balancedSince, openInRun) <= latest) {
            longestInRun = longer(longestInRun, openInRun);
            openInRun = NONE;
        }
    }

    private double longer(double longest, long disturbance) {
        long waited = Math.max(0, balancedSince - disturbance);
        return longest >= waited ? longest : waited;
    }

    /** The longest time in the block that ends now, nanoseconds; infinite if a disturbance is not settled. */
    double endBlock(long now) {
        double longest = atEnd(longestInBlock, openInBlock);
        longestInBlock = Double.NaN;
        openInBlock = now;
        return longest;
    }

    /** The longest time in the run that ends now, nanoseconds; infinite if a disturbance is not settled. */
    double endRun() {
        return atEnd(longestInRun, openInRun);
    }

    private double atEnd(double longest, long open) {
        if (open == NONE) {
            return longest;
        }
        return balancedSince == NONE ? Double.POSITIVE_INFINITY : longer(longest, open);
    }
}
