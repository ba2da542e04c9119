package io.steelyard.observe;

/** Counts what happens in fixed bins of time, and keeps the fullest bin of the block, of the run and of the sample. */
final class RateBins {
    private final long binNanos;
    private long startNanos;
    private long binEnd;
    private long count;
    private long countBeforeBlock;
    private long peakInBlock;
    private long peakInRun;
    private long peakInSample;
    private double limit = Double.NaN;
    private long binsAboveInBlock;
    private long binsAboveInRun;
    private double base = Double.NaN;
    private double excessInBlock;
    private double excessInRun;

    RateBins(long binNanos) {
        this.binNanos = binNanos;
    }

    /** Bins are counted from here. */
    void begin(long now) {
        startNanos = now;
        binEnd = now + binNanos;
    }

    void add(long now) {
        if (now >= binEnd) {
            roll(now);
        }
        count++;
    }

    /** Closes the bins that have ended. */
    void roll(long now) {
        if (now < binEnd) {
            return;
        }
        peakInBlock = Math.max(peakInBlock, count - countBeforeBlock);
        peakInRun = Math.max(peakInRun, count);
        peakInSample = Math.max(peakInSample, count);
        if (count > limit) {
            binsAboveInBlock++;
            binsAboveInRun++;
        }
        if (count > base) {
            excessInBlock += count - base;
            excessInRun += count - base;
        }
        count = 0;
        countBeforeBlock = 0;
        binEnd = startNanos + ((now - startNanos) / binNanos + 1) * binNanos;
    }

    /** From now on bins that hold more are counted; NaN counts none. */
    void setLimit(double perBin) {
        limit = perBin;
    }

    boolean hasLimit() {
        return !Double.isNaN(limit);
    }

    /** Bins above the limit that ended in the block or the run. */
    long binsAbove(boolean wholeRun) {
        return wholeRun ? binsAboveInRun : binsAboveInBlock;
    }

    /** From now on what bins hold above this is summed up; NaN sums up nothing. */
    void setBase(double perBin) {
        base = perBin;
    }

    /** What the bins that ended in the block or the run held above the base; NaN without a base. */
    double excess(boolean wholeRun) {
        return Double.isNaN(base) ? Double.NaN : wholeRun ? excessInRun : excessInBlock;
    }

    /** The fullest bin of the block or the run, the unfinished one included. */
    long peak(boolean wholeRun) {
        return wholeRun ? Math.max(peakInRun, count) : Math.max(peakInBlock, count - countBeforeBlock);
    }

    void beginBlock() {
        peakInBlock = 0;
        binsAboveInBlock = 0;
        excessInBlock = 0;
        countBeforeBlock = count;
    }

    /** The fullest of the bins that ended since the last call. */
    long takeSamplePeak(long now) {
        roll(now);
        long peak = peakInSample;
        peakInSample = 0;
        return peak;
    }
}
