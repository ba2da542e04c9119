package io.steelyard.observe;

/** The longest span for which something lasted, in the block and in the run. */
final class LongestSpan {
    private static final long NONE = Long.MIN_VALUE;

    private long sinceInBlock = NONE;
    private long sinceInRun = NONE;
    private long longestInBlock;
    private long longestInRun;

    void begin(long now) {
        if (sinceInRun == NONE) {
            sinceInBlock = now;
            sinceInRun = now;
        }
    }

    void end(long now) {
        if (sinceInRun != NONE) {
            longestInBlock = Math.max(longestInBlock, now - sinceInBlock);
            longestInRun = Math.max(longestInRun, now - sinceInRun);
            sinceInBlock = NONE;
            sinceInRun = NONE;
        }
    }

    boolean lasts() {
        return sinceInRun != NONE;
    }

    /** The longest in the block that ends now, seconds; infinite if it still lasts. */
    double endBlock(long now) {
        double seconds = lasts() ? Double.POSITIVE_INFINITY : longestInBlock / 1e9;
        longestInBlock = 0;
        if (lasts()) {
            sinceInBlock = now;
        }
        return seconds;
    }

    /** The longest in the run that ends now, seconds; infinite if it still lasts. */
    double endRun() {
        return lasts() ? Double.POSITIVE_INFINITY : longestInRun / 1e9;
    }
}
