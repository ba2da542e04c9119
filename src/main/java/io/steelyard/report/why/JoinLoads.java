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
    private static final double FOLLOWS = 0.9;
    private static final double UNEVEN = 1.25;
    static final int ALWAYS = -1;

    /**
     * One pod.
     *
     * @param joined the last sample before it had connections; {@link #ALWAYS} if it always had
     * @param back whether it held connections before, so that it did not join but came back
     * @param made connections established in the fleet since, or since the event
     * @param load its connections
     */
    record Pod(int joined, boolean back, double made, int load) {}

    /**
     * The loads half a minute after the last loss or change of the serving pods between two instants, or later, when no pod
     * is starting or shutting down; empty if that does not come.
     */
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
        while (at < end && (run.seconds(at) < run.seconds(disturbed) + SETTLING_SECONDS || !allServe(run, at))) {
            at++;
        }
        return end <= start || !allServe(run, at) ? Optional.empty() : at(run, start, at, rise);
    }

    private static boolean allServe(Timeline run, int sample) {
        int there = 0;
        for (int pod = 0; pod < run.pods(); pod++) {
            there += run.load(sample, pod) >= 0 ? 1 : 0;
        }
        return there == run.serving(sample);
    }

    private static Optional<JoinLoads> at(Timeline run, int start, int at, int rise) {
        List<Pod> pods = new ArrayList<>();
        for (int pod = 0; pod < run.pods(); pod++) {
            int load = run.load(at, pod);
            if (load >= 0) {
                int joined = joined(run, pod, start - 1, at, rise);
                boolean back = joined != ALWAYS && run.heldBefore(joined, pod);
                pods.add(new Pod(joined, back, made(run, Math.max(start, joined + 1), at), load));
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

    /** Whether the last hold less than the first, and all hold the more the more was made since they joined. */
    boolean followOrder() {
        return first().joined() < last().joined()
                && first().load() >= UNEVEN * last().load()
                && correlation() >= FOLLOWS;
    }

    Pod first() {
        return pods.get(0);
    }

    Pod last() {
        return pods.get(pods.size() - 1);
    }

    /** The correlation of what was made since the pods joined and what they hold. */
    private double correlation() {
        double meanMade = pods.stream().mapToDouble(Pod::made).sum() / pods.size();
        double meanLoad = pods.stream().mapToDouble(Pod::load).sum() / pods.size();
        double products = 0;
        double ofMade = 0;
        double ofLoads = 0;
        for (Pod pod : pods) {
            products += (pod.made() - meanMade) * (pod.load() - meanLoad);
            ofMade += (pod.made() - meanMade) * (pod.made() - meanMade);
            ofLoads += (pod.load() - meanLoad) * (pod.load() - meanLoad);
        }
        return products / Math.sqrt(ofMade * ofLoads);
    }
}
