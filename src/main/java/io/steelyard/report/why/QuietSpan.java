package io.steelyard.report.why;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A span of a run in which as many pods served throughout, no connection was lost, and nothing is left of what was before;
 * and how its pods were loaded.
 *
 * @param startSeconds when it began
 * @param seconds how long it was
 * @param connections open connections, mean over the span
 * @param first the mean load of each pod in the first half
 * @param second the same in the second half, by the same index
 */
record QuietSpan(double startSeconds, double seconds, double connections, List<Double> first, List<Double> second) {
    private static final int LEAST_SAMPLES = 16;

    /**
     * The spans of a run, the longest first.
     *
     * @param settlingSeconds how long after a disturbance nothing of it is left; the start of the run is none
     */
    static List<QuietSpan> all(Timeline run, double settlingSeconds) {
        List<QuietSpan> spans = new ArrayList<>();
        int start = 0;
        for (int sample = 1; sample <= run.samples(); sample++) {
            boolean goesOn =
                    sample < run.samples() && run.lost(sample) == 0 && run.serving(sample) == run.serving(sample - 1);
            if (!goesOn) {
                int settled = start;
                while (start > 0 && settled < sample && run.seconds(settled) < run.seconds(start) + settlingSeconds) {
                    settled++;
                }
                if (sample - settled >= LEAST_SAMPLES) {
                    spans.add(of(run, settled, sample));
                }
                start = sample;
            }
        }
        spans.removeIf(span -> span.pods() < 2);
        spans.sort(Comparator.comparingDouble(span -> -span.seconds()));
        return spans;
    }

    private static QuietSpan of(Timeline run, int start, int end) {
        List<Double> first = new ArrayList<>();
        List<Double> second = new ArrayList<>();
        int middle = (start + end) / 2;
        for (int pod = 0; pod < run.pods(); pod++) {
            double before = mean(run, pod, start, middle);
            double after = mean(run, pod, middle, end);
            if (before > 0 || after > 0) {
                first.add(before);
                second.add(after);
            }
        }
        double connections = 0;
        for (int sample = start; sample < end; sample++) {
            connections += run.connections(sample) / (end - start);
        }
        return new QuietSpan(
                run.seconds(start),
                run.seconds(end - 1) - run.seconds(start),
                connections,
                List.copyOf(first),
                List.copyOf(second));
    }

    private static double mean(Timeline run, int pod, int from, int to) {
        double sum = 0;
        for (int sample = from; sample < to; sample++) {
            sum += Math.max(0, run.load(sample, pod));
        }
        return sum / (to - from);
    }

    int pods() {
        return first.size();
    }

    /** Largest over mean of the pods' loads over the whole span. */
    double maxOverMean() {
        double most = 0;
        double sum = 0;
        for (int pod = 0; pod < pods(); pod++) {
            double load = first.get(pod) + second.get(pod);
            most = Math.max(most, load);
            sum += load;
        }
        return most * pods() / sum;
    }

    /** The coefficient of variation of the pods' loads in one half. */
    static double variation(List<Double> loads) {
        double mean = mean(loads);
        double squares = 0;
        for (double load : loads) {
            squares += (load - mean) * (load - mean);
        }
        return Math.sqrt(squares / loads.size()) / mean;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sum() / values.size();
    }

    /** The correlation of the pods' loads in the two halves; NaN where one half has no spread. */
    double correlation() {
        double meanFirst = mean(first);
        double meanSecond = mean(second);
        double products = 0;
        for (int pod = 0; pod < pods(); pod++) {
            products += (first.get(pod) - meanFirst) * (second.get(pod) - meanSecond);
        }
        double deviations = variation(first) * meanFirst * variation(second) * meanSecond;
        return products / pods() / deviations;
    }
}
