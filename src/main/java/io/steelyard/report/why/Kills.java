package io.steelyard.report.why;

import io.steelyard.kube.pods.CrashLoopBackOff;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When the containers of a variant were killed in a block, to the nearest sample.
 *
 * @param lasts by replication with kills: from the block's start to the last one, in seconds
 * @param quiets by replication with kills: from the last one to the block's end
 */
record Kills(List<Double> lasts, List<Double> quiets) {
    private static final double NANOS_PER_SECOND = 1e9;

    /** Who was killed is back after the longest back-off and a minute for the start, if not before, and may be killed again. */
    private static final double OVER_SECONDS = CrashLoopBackOff.MAX_NANOS / NANOS_PER_SECOND + 60;

    /** What is said of a block, by the variants with kills, most first, and those without. */
    interface Sentence {
        String of(int block, List<Integer> killed, List<Integer> spared);
    }

    /**
     * One sentence for each block in which containers were killed.
     *
     * @param metric counts them
     */
    static List<String> sentences(Evidence evidence, Metric metric, Sentence sentence) {
        List<String> sentences = new ArrayList<>();
        for (int block : evidence.events()) {
            List<Integer> killed = new ArrayList<>();
            List<Integer> spared = new ArrayList<>();
            for (int variant = 0; variant < evidence.variants(); variant++) {
                double kills = evidence.mean(block, metric, variant);
                if (kills > 0) {
                    killed.add(variant);
                } else if (kills == 0) {
                    spared.add(variant);
                }
            }
            if (!killed.isEmpty()) {
                killed.sort(Comparator.comparingDouble(variant -> -evidence.mean(block, metric, variant)));
                sentences.add(sentence.of(block, killed, spared));
            }
        }
        return sentences;
    }

    /**
     * The kills of all replications.
     *
     * @param metric counts them
     * @param column counts them over time
     */
    static Kills of(Evidence evidence, int block, int variant, Metric metric, SeriesColumn column) {
        double start = evidence.block(block).startSeconds();
        double end = evidence.block(block).endSeconds();
        List<Double> lasts = new ArrayList<>();
        List<Double> quiets = new ArrayList<>();
        for (RunResult run : evidence.runs(variant)) {
            double last = run.blocks().get(block).value(metric) > 0
                    ? lastRise(new Timeline(run), column, start, end)
                    : Double.NaN;
            if (!Double.isNaN(last)) {
                lasts.add(last - start);
                quiets.add(end - last);
            }
        }
        return new Kills(List.copyOf(lasts), List.copyOf(quiets));
    }

    private static double lastRise(Timeline run, SeriesColumn column, double start, double end) {
        for (int sample = run.sampleAt(end); sample > 0 && run.seconds(sample) > start; sample--) {
            if (run.value(column, sample) > run.value(column, sample - 1)) {
                return run.seconds(sample);
            }
        }
        return Double.NaN;
    }

    /** How it ends, as the last part of a sentence; empty where no sample tells. */
    String end() {
        if (lasts.isEmpty()) {
            return "";
        }
        long goingOn = quiets.stream().filter(quiet -> quiet <= OVER_SECONDS).count();
        if (goingOn == quiets.size()) {
            return ", and it does not stop: the last one falls " + spans(quiets) + " before the end";
        }
        return goingOn == 0
                ? ", and it stops: the last one falls " + spans(lasts) + " after the beginning"
                : ", and in " + goingOn + " of " + quiets.size() + " replications it has not stopped at the end";
    }

    private static String spans(List<Double> seconds) {
        return Ranges.spans(seconds.stream().mapToDouble(Double::doubleValue).toArray());
    }
}
