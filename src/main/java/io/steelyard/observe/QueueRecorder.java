package io.steelyard.observe;

/**
 * Follows the queues of handshakes: those of the pods, and that of what all pods depend on. A queue is longest when somebody
 * has just entered it; how it shortens is seen at samples.
 */
final class QueueRecorder {
    private boolean seen;
    private int longestInSample;
    private final Span block = new Span();
    private final Span run = new Span();

    private static final class Span {
        long waiting;
        long samples;
        int longest;
        int longestDownstream;
        long inVain;

        void add(Span other) {
            waiting += other.waiting;
            samples += other.samples;
            longest = Math.max(longest, other.longest);
            longestDownstream = Math.max(longestDownstream, other.longestDownstream);
            inVain += other.inVain;
        }

        void clear() {
            waiting = 0;
            samples = 0;
            longest = 0;
            longestDownstream = 0;
            inVain = 0;
        }
    }

    /** A handshake has entered the queue of a pod, or of what all pods depend on. */
    void enter(int pod, int length) {
        seen = true;
        if (pod == Observer.DOWNSTREAM) {
            block.longestDownstream = Math.max(block.longestDownstream, length);
        } else {
            block.longest = Math.max(block.longest, length);
            longestInSample = Math.max(longestInSample, length);
        }
    }

    void serveInVain() {
        block.inVain++;
    }

    /** Whether a handshake has been in a queue. */
    boolean seen() {
        return seen;
    }

    /**
     * Sets what a sample shows.
     *
     * @param waiting handshakes that are at all pods
     * @param longest the most that are at one of them
     * @param downstream those that are behind the pods
     */
    void sample(SeriesRecorder series, long waiting, int longest, int downstream) {
        block.waiting += waiting;
        block.samples++;
        block.longest = Math.max(block.longest, longest);
        block.longestDownstream = Math.max(block.longestDownstream, downstream);
        series.set(SeriesColumn.HANDSHAKES_WAITING, waiting);
        series.set(SeriesColumn.LONGEST_QUEUE, Math.max(longestInSample, longest));
        series.set(SeriesColumn.DOWNSTREAM_WAITING, downstream);
        longestInSample = longest;
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(MetricValues values) {
        fill(block, values);
        run.add(block);
        block.clear();
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(run, values);
    }

    private void fill(Span span, MetricValues values) {
        if (seen) {
            values.set(QueueMetrics.LONGEST, span.longest);
            values.set(QueueMetrics.WAITING_MEAN, MoveColumn.ratio(span.waiting, span.samples));
            values.set(QueueMetrics.LONGEST_DOWNSTREAM, span.longestDownstream);
            values.set(QueueMetrics.SERVED_IN_VAIN, span.inVain);
        }
    }
}
