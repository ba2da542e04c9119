package io.steelyard.observe;

import io.steelyard.observe.Counters.Count;

/** Measures rollouts, and the pods that come and go. */
final class WorkloadRecorder {
    private static final long NEVER = Long.MIN_VALUE;

    private final Counters counters;
    private final Part block = new Part();
    private final Part run = new Part();
    private long holdsSince;
    private int alive;
    private int terminating;
    private boolean hasDeadline;
    private boolean deadlineExceeded;

    /** What was seen in a part of the run. */
    private static final class Part {
        long rolloutBegan = NEVER;
        double longestRollout = Double.NaN;
        double exceededNanos;
        int mostAlive = -1;
        int mostTerminating = -1;

        void beginRollout(long now) {
            if (rolloutBegan == NEVER) {
                rolloutBegan = now;
            }
        }

        void endRollout(long now) {
            if (rolloutBegan != NEVER) {
                long took = now - rolloutBegan;
                longestRollout = longestRollout >= took ? longestRollout : took;
                rolloutBegan = NEVER;
            }
        }

        void hold(long span, int alive, int terminating, boolean exceeded) {
            mostAlive = Math.max(mostAlive, alive);
            mostTerminating = Math.max(mostTerminating, terminating);
            exceededNanos += exceeded ? span : 0;
        }

        void clear() {
            rolloutBegan = NEVER;
            longestRollout = Double.NaN;
            exceededNanos = 0;
            mostAlive = -1;
            mostTerminating = -1;
        }
    }

    WorkloadRecorder(Counters counters) {
        this.counters = counters;
    }

    /** So many pods are there at the start. */
    void begin(long now, int aliveNow, int terminatingNow) {
        holdsSince = now;
        alive = aliveNow;
        terminating = terminatingNow;
    }

    /** What has no length is not seen: pods that come while others go in the same instant were never there together. */
    private void hold(long now) {
        if (now > holdsSince) {
            block.hold(now - holdsSince, alive, terminating, deadlineExceeded);
            run.hold(now - holdsSince, alive, terminating, deadlineExceeded);
            holdsSince = now;
        }
    }

    void create(long now) {
        hold(now);
        alive++;
        counters.increment(Count.PODS_CREATED);
    }

    void delete(long now) {
        hold(now);
        terminating++;
        counters.increment(Count.PODS_DELETED);
    }

    /** A pod is gone; whether its deletion had been asked for. */
    void gone(long now, boolean deleted) {
        hold(now);
        alive--;
        terminating -= deleted ? 1 : 0;
    }

    void beginRollout(long now) {
        block.beginRollout(now);
        run.beginRollout(now);
    }

    void endRollout(long now) {
        block.endRollout(now);
        run.endRollout(now);
    }

    void progress(long now, boolean exceeded) {
        hold(now);
        hasDeadline = true;
        deadlineExceeded = exceeded;
    }

    /** Pods that are there. */
    int alive() {
        return alive;
    }

    /** Pods whose deletion has been asked for. */
    int terminating() {
        return terminating;
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(long now, MetricValues values) {
        hold(now);
        fill(block, values, false);
        block.clear();
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(run, values, true);
    }

    private void fill(Part part, MetricValues values, boolean wholeRun) {
        boolean open = part.rolloutBegan != NEVER;
        values.set(WorkloadMetrics.ROLLOUT_TIME, open ? Double.POSITIVE_INFINITY : part.longestRollout / 1e9);
        values.set(WorkloadMetrics.DEADLINE_EXCEEDED, hasDeadline ? part.exceededNanos / 1e9 : Double.NaN);
        values.set(WorkloadMetrics.ALIVE_MAX, part.mostAlive < 0 ? Double.NaN : part.mostAlive);
        values.set(WorkloadMetrics.TERMINATING_MAX, part.mostTerminating < 0 ? Double.NaN : part.mostTerminating);
        values.set(WorkloadMetrics.CREATED, counters.in(Count.PODS_CREATED, wholeRun));
        values.set(WorkloadMetrics.DELETED, counters.in(Count.PODS_DELETED, wholeRun));
    }
}
