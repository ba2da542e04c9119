package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;

/** Follows clients and their keys from pod to pod. */
final class MoveRecorder {
    private final PodTable pods;
    private final ClientTable clients;
    private final Counters counters;
    private final MoveColumn inBlock = new MoveColumn();
    private final MoveColumn inRun = new MoveColumn();
    private final KeyColumn keys;

    MoveRecorder(PodTable pods, ClientTable clients, RecorderSettings.Keys keys, Counters counters) {
        this.pods = pods;
        this.clients = clients;
        this.counters = counters;
        this.keys = new KeyColumn(keys, pods, counters);
    }

    /** The run begins. */
    void begin() {
        inBlock.begin(clients);
        inRun.begin(clients);
        for (int slot = 0; slot < clients.limit(); slot++) {
            if (clients.pod(slot) >= 0) {
                keys.begin(clients.number(slot), clients.pod(slot));
            }
        }
    }

    /** A block begins. */
    void beginBlock() {
        inBlock.begin(clients);
    }

    /** Another client has the slot. */
    void arrive(int slot) {
        inBlock.arrive(slot);
        inRun.arrive(slot);
    }

    /** A pod begins to serve. */
    void serve(int pod) {
        keys.serves(pod);
    }

    /** A client holds a connection to a pod from now on. */
    void hold(int slot, int pod) {
        keys.hold(clients.number(slot), pod);
    }

    /** The client lost its connection. */
    void lose(int slot, boolean chosen) {
        inBlock.lose(slot, chosen);
        inRun.lose(slot, chosen);
    }

    /** Whether the client lost a connection in this block. */
    boolean lostInBlock(int slot) {
        return inBlock.lost(slot);
    }

    /** Whether the client lost a connection in this run. */
    boolean lostInRun(int slot) {
        return inRun.lost(slot);
    }

    /** A client that had lost its connection has one again. */
    void comeBack(int slot, int fromPod, int toPod) {
        count(fromPod, toPod);
        inBlock.move(slot);
        inRun.move(slot);
    }

    /** A client has handed its connection over. */
    void handOver(int slot, int fromPod, int toPod) {
        count(fromPod, toPod);
        inBlock.handOver(slot);
        inRun.handOver(slot);
    }

    private void count(int fromPod, int toPod) {
        counters.increment(Count.MOVES);
        if (fromPod < 0 || pods.identity(fromPod) != pods.identity(toPod)) {
            counters.increment(Count.AFFINITY_BREAKS);
        }
    }

    /** Clients that have lost a connection in this run. */
    long losers() {
        return inRun.losers();
    }

    /** Sets what a sample shows. */
    void sample(SeriesRecorder series) {
        series.set(SeriesColumn.MOVED, inBlock.shareMoved(1));
        series.set(SeriesColumn.MOVED_TWICE, inBlock.shareMoved(2));
        series.set(SeriesColumn.MOVED_THRICE, inBlock.shareMoved(3));
    }

    void fill(MetricValues values, boolean wholeRun) {
        MoveColumn moves = wholeRun ? inRun : inBlock;
        moves.fill(values, counters.in(Count.MOVES, wholeRun), counters.in(Count.AFFINITY_BREAKS, wholeRun));
        values.set(
                RebalancingMetrics.KEY_BREAKS,
                MoveColumn.ratio(counters.in(Count.KEY_BREAKS, wholeRun), counters.in(Count.KEY_RETURNS, wholeRun)));
        values.set(
                RebalancingMetrics.KEYS_NEEDLESS,
                MoveColumn.ratio(counters.in(Count.KEYS_NEEDLESS, wholeRun), counters.in(Count.KEY_RETURNS, wholeRun)));
    }
}
