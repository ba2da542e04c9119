package io.steelyard.observe;

import io.steelyard.structure.WideSum;
import java.util.Arrays;

/** Follows the queues of handshakes: those of the pods, and that of what all pods depend on. */
final class QueueRecorder {
    private int[] waitingAt = new int[16];
    private long waiting;
    private int downstream;
    private boolean seen;
    private long lastNanos;
    private int longestInSample;
    private final Span block = new Span();
    private final Span run = new Span();

    private static final class Span {
        final WideSum waiting = new WideSum();
        long nanos;
        int longest;
        int longestDownstream;
        long inVain;

        void clear(int longestNow, int downstreamNow) {
            waiting.clear();
            nanos = 0;
            longest = longestNow;
            longestDownstream = downstreamNow;
            inVain = 0;
        }
    }

    void begin(long now) {
        lastNanos = now;
    }

    private void hold(long now) {
        block.waiting.addProduct(waiting, now - lastNanos);
        block.nanos += now - lastNanos;
        lastNanos = now;
    }

    /** The queue of a pod, or of what all pods depend on, is so long from now on. */
    void change(long now, int pod, int length) {
        seen = true;
        if (pod == Observer.DOWNSTREAM) {
            downstream = length;
            block.longestDownstream = Math.max(block.longestDownstream, length);
            return;
        }
        hold(now);
        if (pod >= waitingAt.length) {
            waitingAt = Arrays.copyOf(waitingAt, Math.max(pod + 1, 2 * waitingAt.length));
        }
        waiting += length - waitingAt[pod];
        waitingAt[pod] = length;
        block.longest = Math.max(block.longest, length);
        longestInSample = Math.max(longestInSample, length);
    }

    void serveInVain() {
        seen = true;
        block.inVain++;
    }

    /** Sets what a sample shows, where there are queues. */
    void sample(SeriesRecorder series) {
        if (!seen) {
            return;
        }
        series.set(SeriesColumn.HANDSHAKES_WAITING, waiting);
        series.set(SeriesColumn.LONGEST_QUEUE, longestInSample);
        series.set(SeriesColumn.DOWNSTREAM_WAITING, downstream);
        longestInSample = longestNow();
    }

    private int longestNow() {
        int longest = 0;
        for (int length : waitingAt) {
            longest = Math.max(longest, length);
        }
        return longest;
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(long now, MetricValues values) {
        hold(now);
        fill(block, values);
        run.waiting.add(block.waiting);
        run.nanos += block.nanos;
        run.longest = Math.max(run.longest, block.longest);
        run.longestDownstream = Math.max(run.longestDownstream, block.longestDownstream);
        run.inVain += block.inVain;
        block.clear(longestNow(), downstream);
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(run, values);
    }

    private void fill(Span span, MetricValues values) {
        if (seen) {
            values.set(QueueMetrics.LONGEST, span.longest);
            values.set(QueueMetrics.WAITING_MEAN, span.waiting.toDouble() / span.nanos);
            values.set(QueueMetrics.LONGEST_DOWNSTREAM, span.longestDownstream);
            values.set(QueueMetrics.SERVED_IN_VAIN, span.inVain);
        }
    }
}
