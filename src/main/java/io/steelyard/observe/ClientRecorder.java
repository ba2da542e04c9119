package io.steelyard.observe;

import io.steelyard.observe.Counters.Count;
import io.steelyard.structure.WideSum;

/** Counts connected and waiting clients and integrates them over time, in 128 bits. */
final class ClientRecorder {
    private static final double NANOS_PER_DAY = 86_400e9;

    private final Counters counters;
    private final Integrals block = new Integrals();
    private final Integrals run = new Integrals();
    private long connected;
    private long waiting;

    private static final class Integrals {
        final WideSum connected = new WideSum();
        final WideSum waiting = new WideSum();
        long nanos;
        long most;
        long mostWaiting;
    }

    ClientRecorder(Counters counters) {
        this.counters = counters;
    }

    /** So many clients are there at the start. */
    void begin(long connectedNow, long waitingNow) {
        connected = connectedNow;
        waiting = waitingNow;
        block.most = connectedNow;
        block.mostWaiting = waitingNow;
    }

    /** The present state has held for a span. */
    void hold(long span) {
        block.connected.addProduct(connected, span);
        block.waiting.addProduct(waiting, span);
        block.nanos += span;
    }

    void arrive() {
        waitMore();
        counters.increment(Count.ARRIVALS);
    }

    void establish() {
        waiting--;
        connected++;
        if (connected > block.most) {
            block.most = connected;
        }
    }

    void lose() {
        connected--;
        waitMore();
    }

    private void waitMore() {
        waiting++;
        if (waiting > block.mostWaiting) {
            block.mostWaiting = waiting;
        }
    }

    void release() {
        connected--;
        counters.increment(Count.DEPARTURES);
    }

    void leaveWaiting() {
        waiting--;
        counters.increment(Count.DEPARTURES);
    }

    long connected() {
        return connected;
    }

    long waiting() {
        return waiting;
    }

    /** Connections times nanoseconds of the whole run, after the last block has ended. */
    WideSum connectedInRun() {
        return run.connected;
    }

    /** Clients times nanoseconds without a connection since the start of the run. */
    double waitingNanos() {
        return run.waiting.toDouble() + block.waiting.toDouble();
    }

    /** Gives the metrics of the block that ends now; the next one begins. */
    void endBlock(MetricValues values) {
        fill(block, values, false);
        run.connected.add(block.connected);
        run.waiting.add(block.waiting);
        run.nanos += block.nanos;
        run.most = Math.max(run.most, block.most);
        run.mostWaiting = Math.max(run.mostWaiting, block.mostWaiting);
        block.connected.clear();
        block.waiting.clear();
        block.nanos = 0;
        block.most = connected;
        block.mostWaiting = waiting;
    }

    /** Gives the metrics of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        fill(run, values, true);
    }

    private void fill(Integrals integrals, MetricValues values, boolean wholeRun) {
        double held = integrals.connected.toDouble();
        double present = held + integrals.waiting.toDouble();
        values.set(ClientMetrics.AVAILABILITY, held / present);
        values.set(
                ClientMetrics.RECONNECTS_PER_CLIENT_DAY,
                present == 0 ? Double.NaN : counters.in(Count.MOVES, wholeRun) / (present / NANOS_PER_DAY));
        values.set(ClientMetrics.CONNECTIONS, held / integrals.nanos);
        values.set(ClientMetrics.CONNECTIONS_MAX, integrals.most);
        values.set(ClientMetrics.WAITING_MAX, integrals.mostWaiting);
        values.set(ClientMetrics.ARRIVALS, counters.in(Count.ARRIVALS, wholeRun));
        values.set(ClientMetrics.DEPARTURES, counters.in(Count.DEPARTURES, wholeRun));
        values.set(
                ClientMetrics.FIRST_FAILURES,
                counters.in(Count.FAILED, wholeRun) - counters.in(Count.RECONNECT_FAILURES, wholeRun));
    }
}
