package io.steelyard.observe;

import io.steelyard.observe.Counters.Count;

/** Measures the nodes of the cluster and the pods that wait for one. */
final class NodeRecorder {
    private static final int NO_NODES = -1;

    private final Counters counters;
    private final Integrals block = new Integrals();
    private final Integrals run = new Integrals();
    private int nodes = NO_NODES;
    private int waiting;

    private static final class Integrals {
        double nodes;
        double waiting;
        long nanos;
        int most = NO_NODES;

        void add(Integrals other) {
            nodes += other.nodes;
            waiting += other.waiting;
            nanos += other.nanos;
            most = Math.max(most, other.most);
        }

        void clear(int now) {
            nodes = 0;
            waiting = 0;
            nanos = 0;
            most = now;
        }
    }

    NodeRecorder(Counters counters) {
        this.counters = counters;
    }

    /** The present state has held for a span. */
    void hold(long span) {
        if (nodes != NO_NODES) {
            block.nodes += (double) nodes * span;
            block.waiting += (double) waiting * span;
            block.nanos += span;
        }
    }

    void setNodes(int next) {
        nodes = next;
        block.most = Math.max(block.most, next);
    }

    void setWaiting(int next) {
        waiting = next;
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(MetricValues values) {
        fill(block, values, false);
        run.add(block);
        block.clear(nodes);
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(run, values, true);
    }

    private void fill(Integrals integrals, MetricValues values, boolean wholeRun) {
        boolean any = integrals.most != NO_NODES;
        values.set(NodeMetrics.NODES_MEAN, integrals.nodes / integrals.nanos);
        values.set(NodeMetrics.NODES_MAX, any ? integrals.most : Double.NaN);
        values.set(NodeMetrics.WAITING, any ? integrals.waiting / 1e9 : Double.NaN);
        values.set(NodeMetrics.EVICTIONS, counters.in(Count.EVICTIONS, wholeRun));
        values.set(NodeMetrics.EVICTIONS_REFUSED, counters.in(Count.EVICTIONS_REFUSED, wholeRun));
    }
}
