package io.steelyard.observe;

import java.util.Arrays;

/** Finds the fullest second of a single pod: the most connections that one pod established in one. */
final class HandshakeRecorder {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private long startNanos;
    private long[] secondOf = new long[16];
    private int[] inSecond = new int[16];
    private int peakInBlock;
    private int peakInRun;

    /** Seconds are counted from here. */
    void begin(long now) {
        startNanos = now;
        Arrays.fill(secondOf, -1);
    }

    void establish(long now, int pod) {
        if (pod >= secondOf.length) {
            int known = secondOf.length;
            secondOf = Arrays.copyOf(secondOf, Math.max(pod + 1, 2 * known));
            Arrays.fill(secondOf, known, secondOf.length, -1);
            inSecond = Arrays.copyOf(inSecond, secondOf.length);
        }
        long second = (now - startNanos) / SECOND_NANOS;
        inSecond[pod] = secondOf[pod] == second ? inSecond[pod] + 1 : 1;
        secondOf[pod] = second;
        peakInBlock = Math.max(peakInBlock, inSecond[pod]);
    }

    /** Gives the metric of the block that ends now; the next one begins. */
    void endBlock(MetricValues values) {
        values.set(PodMetrics.PEAK_HANDSHAKES, peakInBlock);
        peakInRun = Math.max(peakInRun, peakInBlock);
        peakInBlock = 0;
    }

    /** Gives the metric of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        values.set(PodMetrics.PEAK_HANDSHAKES, peakInRun);
    }
}
