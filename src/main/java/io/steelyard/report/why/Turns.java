package io.steelyard.report.why;

import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The times at which an autoscaler turned round: a change of the replicas and the next one, in the other direction and
 * within 10 minutes, as {@code autoscaler.flaps} counts them.
 *
 * @param turns of all replications
 * @param scaleDowns changes to fewer replicas in all of them, turns or not
 * @param periods seconds from one turn to the next one of the same direction in the same run
 */
record Turns(List<Turn> turns, long scaleDowns, List<Double> periods) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final long WITHIN_NANOS = 600_000_000_000L;

    /** Two changes. */
    record Turn(DecisionRecord first, DecisionRecord second) {
        double seconds() {
            return (second.timeNanos() - first.timeNanos()) / NANOS_PER_SECOND;
        }
    }

    /**
     * The turns of one direction.
     *
     * @param upAgain whether the first change is to fewer replicas
     */
    static Turns of(List<RunResult> runs, boolean upAgain) {
        List<Turn> turns = new ArrayList<>();
        List<Double> periods = new ArrayList<>();
        long scaleDowns = 0;
        for (RunResult run : runs) {
            List<DecisionRecord> changes = run.decisions().stream()
                    .filter(decision -> change(decision) != 0)
                    .toList();
            scaleDowns +=
                    changes.stream().filter(decision -> change(decision) < 0).count();
            List<Turn> ofRun = turns(changes, upAgain);
            for (int i = 1; i < ofRun.size(); i++) {
                long apart = ofRun.get(i).first().timeNanos()
                        - ofRun.get(i - 1).first().timeNanos();
                periods.add(apart / NANOS_PER_SECOND);
            }
            turns.addAll(ofRun);
        }
        return new Turns(List.copyOf(turns), scaleDowns, List.copyOf(periods));
    }

    private static List<Turn> turns(List<DecisionRecord> changes, boolean upAgain) {
        List<Turn> turns = new ArrayList<>();
        for (int i = 1; i < changes.size(); i++) {
            DecisionRecord first = changes.get(i - 1);
            DecisionRecord second = changes.get(i);
            boolean round =
                    change(first) < 0 != change(second) < 0 && second.timeNanos() - first.timeNanos() <= WITHIN_NANOS;
            if (round && change(first) < 0 == upAgain) {
                turns.add(new Turn(first, second));
            }
        }
        return turns;
    }

    private static int change(DecisionRecord decision) {
        return decision.desiredReplicas() - decision.currentReplicas();
    }

    /** The mean over the turns; NaN without any. */
    double mean(ToDoubleFunction<Turn> value) {
        return turns.stream().mapToDouble(value).average().orElse(Double.NaN);
    }

    /** The value of a metric at a change, in thousandths; NaN where it was not that metric that decided. */
    static double milli(DecisionRecord change, String metric) {
        return change.metric().equals(metric) && change.metricMilli() >= 0 ? change.metricMilli() : Double.NaN;
    }
}
