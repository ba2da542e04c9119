package io.steelyard.observe;

/** How fast lost connections were re-established, counted from the first loss. */
final class Recovery {
    private static final long NONE = Long.MIN_VALUE;

    private final Spans returns = new Spans();
    private long firstLoss = NONE;
    private long losses;
    private long left;

    void lose(long now) {
        if (firstLoss == NONE) {
            firstLoss = now;
        }
        losses++;
    }

    /** A client whose loss was counted here holds a connection again. */
    void comeBack(long now) {
        returns.add(now - firstLoss);
    }

    /** A client whose loss was counted here left without a connection. */
    void leave() {
        left++;
    }

    /** Seconds until a share was re-established; infinite if it never was, NaN if there was nothing to re-establish. */
    double secondsTo(double share) {
        long wanted = losses - left;
        if (wanted == 0) {
            return Double.NaN;
        }
        long rank = Math.max(1, (long) Math.ceil(share * wanted));
        return rank > returns.count() ? Double.POSITIVE_INFINITY : returns.secondsAtRank(rank);
    }

    void clear() {
        returns.clear();
        firstLoss = NONE;
        losses = 0;
        left = 0;
    }
}
