package io.steelyard.report.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What pods hold once the losses of an event are over, and how many connections were made since each joined.
 *
 * @param pods in the order of joining
 */
record JoinLoads(List<Pod> pods) {
    private static final double SETTLING_SECONDS = 30;
    private static final double FOLLOWS = -0.85;
    private static final double UNEVEN = 1.25;
    private static final int ALWAYS = -1;

    /**
     * One pod.
     *
     * @param joined the last sample before it had connections; {@link #ALWAYS} if it always had
     * @param made connections established in the fleet since
     * @param load its connections
     */
    record Pod(int joined, double made, int load) {}

    /** The loads half a minute after the last loss or change of the serving pods between two instants. */
    static Optional<JoinLoads> after(Timeline run, double startSeconds, double endSeconds) {
        int start = Math.max(1, run.sampleAt(startSeconds) + 1);
        int end = run.sampleAt(endSeconds);
        int disturbed = start;
        int rise = start;
        for (int sample = start; sample <= end; sample++) {
            boolean more = run.serving(sample) > run.serving(sample - 1);
            if (run.lost(sample) > 0 || run.serving(sample) != run.serving(sample - 1)) {
                disturbed = sample;
            }
            rise = more ? sample : rise;
        }
        int at = disturbed;
        while (at < end && run.seconds(at) < run.seconds(disturbed) + SETTLING_SECONDS) {
            at++;
        }
        return end <= start ? Optional.empty() : at(run, start, at, rise);
    }

    private static Optional<JoinLoads> at(Timeline run, int start, int at, int rise) {
        List<Pod> pods = new ArrayList<>();
        for (int pod = 0; pod < run.pods(); pod++) {
            int load = run.load(at, pod);
            if (load >= 0) {
                int joined = joined(run, pod, start - 1, at, rise);
                pods.add(new Pod(joined, made(run, Math.max(start, joined + 1), at), load));
            }
        }
        pods.sort(Comparator.comparingInt(Pod::joined));
        return pods.size() < 2 ? Optional.empty() : Optional.of(new JoinLoads(List.copyOf(pods)));
    }

    /** A pod that is still empty has joined with the last pod at the latest. */
    private static int joined(Timeline run, int pod, int from, int at, int rise) {
        if (run.load(at, pod) == 0) {
            return rise;
        }
        int sample = at;
        while (sample >= from && run.load(sample, pod) > 0) {
            sample--;
        }
        return sample < from ? ALWAYS : sample;
    }

    private static double made(Timeline run, int from, int to) {
        double sum = 0;
        for (int sample = from; sample <= to; sample++) {
            sum += run.established(sample);
        }
        return sum;
    }

    /** Whether the later pods hold less, all in all and from the first to the last. */
    boolean followOrder() {
        return first().joined() < last().joined()
                && first().load() >= UNEVEN * last().load()
                && rankCorrelation() <= FOLLOWS;
    }

    Pod first() {
        return pods.get(0);
    }

    Pod last() {
        return pods.get(pods.size() - 1);
    }

    /** Spearman's rank correlation of joining and load; equal values share their mean rank. */
    private double rankCorrelation() {
        double[] order = ranks(pods.stream().mapToInt(Pod::joined).toArray());
        double[] loads = ranks(pods.stream().mapToInt(Pod::load).toArray());
        double middle = (pods.size() - 1) / 2.0;
        double products = 0;
        double ofOrder = 0;
        double ofLoads = 0;
        for (int pod = 0; pod < order.length; pod++) {
            products += (order[pod] - middle) * (loads[pod] - middle);
            ofOrder += (order[pod] - middle) * (order[pod] - middle);
            ofLoads += (loads[pod] - middle) * (loads[pod] - middle);
        }
        return products / Math.sqrt(ofOrder * ofLoads);
    }

    private static double[] ranks(int[] values) {
        double[] ranks = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            for (int other : values) {
                ranks[i] += other < values[i] ? 1 : other == values[i] ? 0.5 : 0;
            }
            ranks[i] -= 0.5;
        }
        return ranks;
    }
}
