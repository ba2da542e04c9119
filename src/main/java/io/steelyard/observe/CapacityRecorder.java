package io.steelyard.observe;

import io.steelyard.observe.Counters.Count;
import io.steelyard.structure.CountBuckets;
import java.util.OptionalDouble;

/** Measures pods against the need of the connections, and what the workload's replicas do. */
final class CapacityRecorder {
    private static final long FLAP_NANOS = 600_000_000_000L;
    private static final double TOLERANCE = 1.1;

    private final CountBuckets serving;
    private final Counters counters;
    private final double target;
    private final LongestSpan overloaded = new LongestSpan();
    private final Integrals block = new Integrals();
    private final Integrals run = new Integrals();
    private int replicas = -1;
    private int lastDirection;
    private long lastChange;
    private long need;
    private double needUpTo = -1;
    private double needAbove;

    private static final class Integrals {
        double replicas;
        long replicasNanos;
        int mostReplicas = -1;
        double servingPods;
        long nanos;
        long noneServingNanos;
        double tooMany;
        double tooFew;

        void add(Integrals other) {
            replicas += other.replicas;
            replicasNanos += other.replicasNanos;
            mostReplicas = Math.max(mostReplicas, other.mostReplicas);
            servingPods += other.servingPods;
            nanos += other.nanos;
            noneServingNanos += other.noneServingNanos;
            tooMany += other.tooMany;
            tooFew += other.tooFew;
        }

        void clear() {
            replicas = 0;
            replicasNanos = 0;
            mostReplicas = -1;
            servingPods = 0;
            nanos = 0;
            noneServingNanos = 0;
            tooMany = 0;
            tooFew = 0;
        }
    }

    CapacityRecorder(CountBuckets serving, Counters counters, OptionalDouble targetPerPod) {
        this.serving = serving;
        this.counters = counters;
        target = targetPerPod.orElse(Double.NaN);
    }

    /** The present state has held for a span. */
    void hold(long from, long span, long connections) {
        int pods = serving.size();
        block.nanos += span;
        block.servingPods += (double) pods * span;
        if (pods == 0) {
            block.noneServingNanos += span;
        }
        if (replicas >= 0) {
            block.replicas += (double) replicas * span;
            block.replicasNanos += span;
        }
        if (hasTarget()) {
            double beyond = (double) (pods - needed(connections)) * span;
            if (beyond > 0) {
                block.tooMany += beyond;
            } else {
                block.tooFew -= beyond;
            }
            if (serving.sum() > TOLERANCE * target * pods || (pods == 0 && connections > 0)) {
                overloaded.begin(from);
            } else if (overloaded.lasts()) {
                overloaded.end(from);
            }
        }
    }

    /** Whether there is a target, and so a need. */
    private boolean hasTarget() {
        return target > 0;
    }

    /** Pods that so many connections need at the target. */
    private long needed(long connections) {
        if (connections > needUpTo || connections <= needAbove) {
            need = (long) Math.ceil(connections / target);
            needUpTo = need * target;
            needAbove = (need - 1) * target;
        }
        return need;
    }

    /** The workload is to have so many replicas. */
    void setReplicas(long now, int next) {
        if (replicas >= 0 && next != replicas) {
            int direction = Integer.signum(next - replicas);
            if (direction == -lastDirection && now - lastChange <= FLAP_NANOS) {
                counters.increment(Count.FLAPS);
            }
            lastDirection = direction;
            lastChange = now;
        }
        replicas = next;
        block.mostReplicas = Math.max(block.mostReplicas, next);
    }

    /** Sets what a sample shows. */
    void sample(SeriesRecorder series, long connections) {
        if (replicas >= 0) {
            series.set(SeriesColumn.REPLICAS, replicas);
        }
        if (hasTarget()) {
            series.set(SeriesColumn.NEEDED_PODS, needed(connections));
        }
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(long now, MetricValues values) {
        fill(block, values, false);
        double waited = overloaded.endBlock(now);
        values.set(AutoscalerMetrics.TIME_TO_CAPACITY, hasTarget() ? waited : Double.NaN);
        run.add(block);
        block.clear();
        block.mostReplicas = replicas;
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(run, values, true);
        values.set(AutoscalerMetrics.TIME_TO_CAPACITY, hasTarget() ? overloaded.endRun() : Double.NaN);
    }

    private void fill(Integrals integrals, MetricValues values, boolean wholeRun) {
        values.set(AutoscalerMetrics.REPLICAS_MEAN, integrals.replicas / integrals.replicasNanos);
        values.set(AutoscalerMetrics.REPLICAS_MAX, integrals.mostReplicas < 0 ? Double.NaN : integrals.mostReplicas);
        values.set(AutoscalerMetrics.SERVING_MEAN, integrals.servingPods / integrals.nanos);
        values.set(AutoscalerMetrics.NONE_SERVING, integrals.noneServingNanos / 1e9);
        values.set(AutoscalerMetrics.OVER_PROVISIONED, hasTarget() ? integrals.tooMany / 1e9 : Double.NaN);
        values.set(AutoscalerMetrics.UNDER_PROVISIONED, hasTarget() ? integrals.tooFew / 1e9 : Double.NaN);
        values.set(AutoscalerMetrics.FLAPS, counters.in(Count.FLAPS, wholeRun));
        values.set(AutoscalerMetrics.LOST_BY_SCALE_DOWN, counters.in(Count.LOST_BY_SCALE_DOWN, wholeRun));
    }
}
