package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;
import io.steelyard.structure.CountBuckets;

/** The recorders of one run, each of one matter, and what is asked of all of them: spans, samples, blocks and the run. */
final class RecorderParts {
    final Counters counters = new Counters();
    final ClientRecorder clients = new ClientRecorder(counters);
    final StormRecorder storm = new StormRecorder(counters);
    final AttemptRecorder attempts = new AttemptRecorder(counters);
    final WorkloadRecorder workload = new WorkloadRecorder(counters);
    final NodeRecorder nodes = new NodeRecorder(counters);
    final HandshakeRecorder handshakes = new HandshakeRecorder();
    final CapacityRecorder capacity;
    final MoveRecorder moves;
    final LoadRecorder loads;
    final AcceptRecorder accepts;
    final Aftermath aftermath;
    final Ledger ledger;
    private final ClientTable clientTable;
    private final PodTable pods;
    private final CountBuckets serving = new CountBuckets();
    private final BalanceRecorder balance;
    private final GatewayRecorder gateways;
    private final CanaryRecorder canary;

    RecorderParts(RecorderSettings settings) {
        pods = settings.pods();
        clientTable = settings.clients();
        ledger = new Ledger(settings, counters);
        balance = new BalanceRecorder(serving, settings.noiseFloor());
        loads = new LoadRecorder(pods, serving, ledger, balance);
        capacity = new CapacityRecorder(serving, counters, settings.targetPerPod());
        moves = new MoveRecorder(pods, clientTable, settings.keys(), counters);
        accepts = new AcceptRecorder(settings);
        aftermath = new Aftermath(settings.longestWaitNanos(), settings.samplePeriodNanos());
        gateways = new GatewayRecorder(settings.gateways());
        canary = new CanaryRecorder(pods);
    }

    /** The run begins. */
    void begin(long now) {
        handshakes.begin(now);
        aftermath.begin(now);
        long open = ledger.begin(now);
        workload.begin(now, pods.liveCount(), ledger.terminating());
        clients.begin(open, clientTable.present() - open);
        loads.begin(now);
        storm.begin(now);
        moves.begin();
        check(now);
    }

    /** The present state has held for a span. */
    void hold(long from, long span) {
        balance.hold(from, span);
        capacity.hold(from, span, clients.connected());
        clients.hold(span);
        nodes.hold(span);
    }

    private void check(long now) {
        ledger.check(now, clients.connected(), clients.waiting());
        ledger.checkPods(now, workload.alive(), workload.terminating());
    }

    /** Takes a sample and sets what it shows. */
    void sample(long now, SeriesRecorder series) {
        loads.look(now);
        check(now);
        double seconds = (now - series.lastTime(now)) / 1e9;
        series.begin(now);
        series.set(SeriesColumn.CONNECTIONS, clients.connected());
        series.set(SeriesColumn.WAITING, clients.waiting());
        series.set(SeriesColumn.LIVE_PODS, workload.alive());
        series.set(SeriesColumn.TERMINATING_PODS, workload.terminating());
        capacity.sample(series, clients.connected());
        loads.sample(series);
        storm.sample(now, series, seconds);
        attempts.sample(series, seconds);
        gateways.sample(series);
        moves.sample(series);
        accepts.sample(series, serving.size());
        noteAftermath(now);
        canary.sample();
        counters.sample();
    }

    private void noteAftermath(long now) {
        aftermath.note(
                now,
                clients.waitingNanos(),
                counters.inRun(Count.ATTEMPTS),
                counters.inRun(Count.FAILED),
                counters.inRun(Count.ANY_FULL));
    }

    /** Gives the metrics of the block that ends now; {@link #beginBlock} is to follow where it is not the last one. */
    MetricValues endBlock(long now) {
        loads.look(now);
        ledger.checkAll(now);
        check(now);
        noteWhoStillWaits(now);
        MetricValues values = new MetricValues();
        balance.endBlock(now, values);
        storm.endBlock(now, values);
        capacity.endBlock(now, values);
        workload.endBlock(now, values);
        clients.endBlock(values);
        nodes.endBlock(values);
        gateways.endBlock(values);
        handshakes.endBlock(values);
        accepts.endBlock(values, serving.size());
        noteAftermath(now);
        canary.endBlock(values);
        fill(now, values, false);
        counters.beginBlock();
        return values;
    }

    private void noteWhoStillWaits(long now) {
        for (int slot = 0; slot < clientTable.limit(); slot++) {
            if (clientTable.taken(slot) && clientTable.pod(slot) < 0 && moves.lostInRun(slot)) {
                storm.stillWaits(now - clientTable.sinceNanos(slot));
            }
        }
    }

    /**
     * A block begins with an event.
     *
     * @param endsNanos when what happens then has ended by itself
     */
    void beginBlock(long now, long endsNanos) {
        storm.event(now);
        storm.beginBlock();
        aftermath.event(now, endsNanos, clients.waiting(), clients.waiting() + clients.connected());
        moves.beginBlock();
    }

    /** Gives the metrics of the run, which ends now, after the last block has ended. */
    MetricValues fillRun(long now) {
        ledger.checkConnectionTime(now, clients.connectedInRun());
        MetricValues values = new MetricValues();
        balance.fillRun(values);
        storm.fillRun(values);
        capacity.fillRun(values);
        workload.fillRun(values);
        clients.fillRun(values);
        nodes.fillRun(values);
        gateways.fillRun(values);
        handshakes.fillRun(values);
        accepts.fillRun(values, serving.size());
        canary.fillRun(values);
        fill(now, values, true);
        return values;
    }

    private void fill(long now, MetricValues values, boolean wholeRun) {
        attempts.fill(values, wholeRun);
        values.set(StormMetrics.METASTABLE, aftermath.metastable(now, moves.losers()));
        moves.fill(values, wholeRun);
        loads.fill(values);
        PodMetrics.fill(values, counters, wholeRun);
    }
}
