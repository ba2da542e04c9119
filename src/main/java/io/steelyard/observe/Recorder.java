package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;
import io.steelyard.stats.Imbalance;
import io.steelyard.structure.CountBuckets;
import java.util.ArrayList;
import java.util.List;

/**
 * The observer that measures everything of {@link MetricCatalog} in one run, block by block, and checks the conservation
 * laws.
 *
 * <p>What is piecewise constant is integrated over time at every change, in constant time; what takes all pods is taken
 * at samples. {@link #onReplicas} is to be called right after {@link #onStart}, {@link #onSample} from the start on. One
 * byte a client slot in each of two columns; nothing is allocated in callbacks of clients once the columns have grown.
 */
public final class Recorder implements Observer {
    private final RecorderSettings settings;
    private final PodTable pods;
    private final ClientTable clientTable;
    private final CountBuckets serving = new CountBuckets();
    private final Counters counters = new Counters();
    private final ClientRecorder clients = new ClientRecorder(counters);
    private final BalanceRecorder balance;
    private final StormRecorder storm = new StormRecorder(counters);
    private final AttemptRecorder attempts = new AttemptRecorder(counters);
    private final CapacityRecorder capacity;
    private final WorkloadRecorder workload = new WorkloadRecorder(counters);
    private final NodeRecorder nodes = new NodeRecorder(counters);
    private final GatewayRecorder gateways;
    private final HandshakeRecorder handshakes = new HandshakeRecorder();
    private final QueueRecorder queues = new QueueRecorder();
    private final CanaryRecorder canary;
    private final MoveColumn movesInBlock = new MoveColumn();
    private final MoveColumn movesInRun = new MoveColumn();
    private final KeyColumn keys;
    private final Ledger ledger;
    private final SeriesRecorder series;
    private final SpreadSample servingLoads = new SpreadSample();
    private final SpreadSample allLoads = new SpreadSample();
    private final List<RunResult.Block> blocks = new ArrayList<>();
    private final List<DecisionRecord> decisions = new ArrayList<>();
    private static final int BEFORE_FIRST_EVENT = -1;

    private int block = BEFORE_FIRST_EVENT;
    private long startNanos;
    private long blockStart;
    private long lastNanos;
    private long clientsAtStart;

    /** A recorder for one run. */
    public Recorder(RecorderSettings settings) {
        this.settings = settings;
        pods = settings.pods();
        clientTable = settings.clients();
        balance = new BalanceRecorder(serving, settings.noiseFloor());
        capacity = new CapacityRecorder(serving, counters, settings.targetPerPod());
        ledger = new Ledger(settings, counters);
        gateways = new GatewayRecorder(settings.gateways());
        canary = new CanaryRecorder(pods);
        keys = new KeyColumn(settings.keys(), pods, counters);
        series = new SeriesRecorder(pods, settings.durationNanos() / settings.samplePeriodNanos() + 2);
    }

    @Override
    public void onStart(long now) {
        handshakes.begin(now);
        queues.begin(now);
        startNanos = now;
        blockStart = now;
        lastNanos = now;
        long open = ledger.begin(now);
        workload.begin(now, pods.liveCount(), ledger.terminating());
        clientsAtStart = clientTable.present();
        clients.begin(open, clientsAtStart - open);
        for (int i = 0; i < pods.liveCount(); i++) {
            int pod = pods.live(i);
            if (pods.serving(pod)) {
                serving.add(pod, ledger.held(pod));
            }
        }
        balance.begin(now);
        storm.begin(now);
        movesInBlock.begin(clientTable);
        movesInRun.begin(clientTable);
        for (int slot = 0; slot < clientTable.limit(); slot++) {
            if (clientTable.pod(slot) >= 0) {
                keys.begin(clientTable.number(slot), clientTable.pod(slot));
            }
        }
        checkCheaply(now);
    }

    /** Accounts for the time that has passed with the state as it was. */
    private void advance(long now) {
        long span = now - lastNanos;
        if (span == 0) {
            return;
        }
        if (span < 0) {
            throw new ConservationException(settings, now, "time goes back from " + lastNanos + " ns");
        }
        balance.hold(lastNanos, span);
        capacity.hold(lastNanos, span, clients.connected());
        clients.hold(span);
        nodes.hold(span);
        lastNanos = now;
    }

    @Override
    public void onArrival(long now, int slot) {
        advance(now);
        clients.arrive();
        movesInBlock.arrive(slot);
        movesInRun.arrive(slot);
    }

    @Override
    public void onAttempt(long now, int slot, boolean reconnect) {
        counters.increment(Count.ATTEMPTS);
        if (reconnect) {
            storm.attempt(now);
        }
    }

    @Override
    public void onAttemptFailed(long now, int slot, boolean reconnect, Failure cause) {
        attempts.fail(cause);
        if (reconnect) {
            storm.fail(cause);
        }
    }

    @Override
    public void onEstablished(long now, int slot, int pod, boolean reconnect, int previousPod, long waitedNanos) {
        advance(now);
        counters.increment(Count.ESTABLISHED);
        handshakes.establish(now, pod);
        clients.establish();
        ledger.open(now, pod);
        keys.hold(clientTable.number(slot), pod);
        if (serving.contains(pod)) {
            serving.increment(pod);
            balance.change();
        }
        if (reconnect) {
            counters.increment(Count.MOVES);
            if (previousPod < 0 || pods.identity(previousPod) != pods.identity(pod)) {
                counters.increment(Count.AFFINITY_BREAKS);
            }
            storm.comeBack(now, waitedNanos, movesInBlock.lost(slot), movesInRun.lost(slot));
            movesInBlock.move(slot);
            movesInRun.move(slot);
        }
    }

    private void end(long now, int pod, long heldNanos) {
        ledger.close(now, pod, heldNanos);
        if (serving.contains(pod)) {
            serving.decrement(pod);
            balance.change();
        }
    }

    @Override
    public void onReleased(long now, int slot, int pod, long heldNanos) {
        advance(now);
        counters.increment(Count.RELEASED);
        clients.release();
        end(now, pod, heldNanos);
    }

    @Override
    public void onLost(long now, int slot, int pod, Loss cause, long heldNanos) {
        advance(now);
        clients.lose();
        end(now, pod, heldNanos);
        storm.lose(now, cause);
        movesInBlock.lose(slot);
        movesInRun.lose(slot);
    }

    @Override
    public void onLeftWaiting(long now, int slot, boolean gaveUp, long waitedNanos) {
        advance(now);
        clients.leaveWaiting();
        if (gaveUp) {
            counters.increment(Count.GAVE_UP);
        }
        if (movesInRun.lost(slot)) {
            storm.leave(waitedNanos, movesInBlock.lost(slot));
        }
    }

    @Override
    public void onQueue(long now, int pod, int waiting) {
        queues.change(now, pod, waiting);
    }

    @Override
    public void onServedInVain(long now, int pod) {
        queues.serveInVain();
    }

    @Override
    public void onPodCreated(long now, int pod) {
        ledger.makeRoom();
        workload.create(now);
    }

    @Override
    public void onPodDeleted(long now, int pod) {
        workload.delete(now);
    }

    @Override
    public void onPodServing(long now, int pod) {
        advance(now);
        serving.add(pod, ledger.held(pod));
        keys.serves(pod);
        balance.disturb(now);
    }

    @Override
    public void onPodNotServing(long now, int pod) {
        advance(now);
        serving.remove(pod);
        balance.disturb(now);
    }

    @Override
    public void onContainerEnded(long now, int pod, ContainerEnd why) {
        counters.increment(
                switch (why) {
                    case CRASH -> Count.CRASHES;
                    case OUT_OF_MEMORY -> Count.OUT_OF_MEMORY;
                    case UNHEALTHY -> Count.UNHEALTHY;
                });
    }

    @Override
    public void onPodGone(long now, int pod) {
        ledger.gone(now, pod);
        workload.gone(now, pods.deletedNanos(pod) != PodTable.UNSET);
    }

    @Override
    public void onReplicas(long now, int replicas) {
        advance(now);
        capacity.setReplicas(now, replicas);
    }

    @Override
    public void onRollout(long now) {
        workload.beginRollout(now);
    }

    @Override
    public void onRolloutComplete(long now) {
        workload.endRollout(now);
    }

    @Override
    public void onProgress(long now, boolean deadlineExceeded) {
        workload.progress(now, deadlineExceeded);
    }

    @Override
    public void onNodes(long now, int count) {
        advance(now);
        nodes.setNodes(count);
    }

    @Override
    public void onPodsWaiting(long now, int count) {
        advance(now);
        nodes.setWaiting(count);
    }

    @Override
    public void onEviction(long now, int pod, boolean granted) {
        counters.increment(granted ? Count.EVICTIONS : Count.EVICTIONS_REFUSED);
    }

    @Override
    public void onDecision(DecisionRecord decision) {
        decisions.add(decision);
    }

    @Override
    public void onEvent(long now, int event) {
        endBlock(now);
        block = event;
        blockStart = now;
        storm.event(now);
        movesInBlock.begin(clientTable);
    }

    private void endBlock(long now) {
        advance(now);
        sampleSpread(now);
        ledger.checkAll(now);
        checkCheaply(now);
        MetricValues values = new MetricValues();
        balance.endBlock(now, values);
        storm.endBlock(now, values);
        attempts.fill(values, false);
        capacity.endBlock(now, values);
        workload.endBlock(now, values);
        clients.endBlock(values);
        nodes.endBlock(values);
        gateways.endBlock(values);
        handshakes.endBlock(values);
        queues.endBlock(now, values);
        canary.endBlock(values);
        fillMoves(movesInBlock, values, false);
        PodMetrics.fill(values, counters, false);
        if (block != BEFORE_FIRST_EVENT) {
            blocks.add(values.toBlock(settings.eventNames().get(block), blockStart, now));
        }
        counters.beginBlock();
    }

    private void fillMoves(MoveColumn moves, MetricValues values, boolean wholeRun) {
        moves.fill(values, counters.in(Count.MOVES, wholeRun), counters.in(Count.AFFINITY_BREAKS, wholeRun));
        values.set(
                RebalancingMetrics.KEY_BREAKS,
                MoveColumn.ratio(counters.in(Count.KEY_BREAKS, wholeRun), counters.in(Count.KEY_RETURNS, wholeRun)));
        values.set(
                RebalancingMetrics.KEYS_NEEDLESS,
                MoveColumn.ratio(counters.in(Count.KEYS_NEEDLESS, wholeRun), counters.in(Count.KEY_RETURNS, wholeRun)));
        values.set(RebalancingMetrics.TRANSPORT, transport());
    }

    private double transport() {
        int[] loads = new int[serving.size()];
        int size = 0;
        for (int i = 0; i < pods.liveCount(); i++) {
            if (serving.contains(pods.live(i))) {
                loads[size++] = ledger.held(pods.live(i));
            }
        }
        return size == 0 ? Double.NaN : Imbalance.of(loads).minMoves();
    }

    private void sampleSpread(long now) {
        servingLoads.clear();
        allLoads.clear();
        for (int i = 0; i < pods.liveCount(); i++) {
            int pod = pods.live(i);
            int load = ledger.held(pod);
            if (serving.contains(pod)) {
                servingLoads.add(load);
            }
            if (load > 0) {
                allLoads.add(load);
            }
        }
        servingLoads.sort();
        allLoads.sort();
        balance.sample(now, servingLoads, allLoads);
    }

    private void checkCheaply(long now) {
        ledger.check(now, clients.connected(), clients.waiting());
        ledger.checkPods(now, workload.alive(), workload.terminating());
    }

    @Override
    public void onSample(long now) {
        advance(now);
        sampleSpread(now);
        checkCheaply(now);
        double seconds = (now - series.lastTime(now)) / 1e9;
        series.begin(now);
        series.set(SeriesColumn.CONNECTIONS, clients.connected());
        series.set(SeriesColumn.WAITING, clients.waiting());
        series.set(SeriesColumn.SERVING_PODS, serving.size());
        series.set(SeriesColumn.LIVE_PODS, workload.alive());
        series.set(SeriesColumn.TERMINATING_PODS, workload.terminating());
        if (capacity.replicas() >= 0) {
            series.set(SeriesColumn.REPLICAS, capacity.replicas());
        }
        if (capacity.hasTarget()) {
            series.set(SeriesColumn.NEEDED_PODS, capacity.needed(clients.connected()));
        }
        series.set(SeriesColumn.MAX_OVER_MEAN, balance.maxOverMean());
        series.set(SeriesColumn.NOISE_FLOOR, balance.noiseFloor());
        series.set(SeriesColumn.COEFFICIENT_OF_VARIATION, balance.coefficientOfVariation());
        series.set(SeriesColumn.GINI, servingLoads.gini());
        long peak = storm.takeSamplePeak(now);
        if (seconds > 0) {
            series.set(SeriesColumn.RECONNECT_ATTEMPTS, counters.sinceSample(Count.RECONNECT_ATTEMPTS) / seconds);
            series.set(SeriesColumn.RECONNECT_PEAK, peak);
            series.set(SeriesColumn.ESTABLISHED, counters.sinceSample(Count.ESTABLISHED) / seconds);
            series.set(SeriesColumn.LOST, counters.sinceSample(Count.LOST) / seconds);
        }
        attempts.sample(series, seconds);
        gateways.sample(series);
        queues.sample(series);
        series.set(SeriesColumn.MOVED, movesInBlock.shareMoved(1));
        series.set(SeriesColumn.MOVED_TWICE, movesInBlock.shareMoved(2));
        series.set(SeriesColumn.MOVED_THRICE, movesInBlock.shareMoved(3));
        settings.acceptPerSecond().ifPresent(rate -> series.set(SeriesColumn.ACCEPT_CAPACITY, rate * serving.size()));
        canary.sample();
        counters.sample();
    }

    /**
     * What the run gave; to be called once, after everything up to the end of its duration has happened.
     *
     * @param events events that the simulation executed
     */
    public RunResult result(long events) {
        long endNanos = startNanos + settings.durationNanos();
        endBlock(endNanos);
        ledger.checkConnectionTime(endNanos, clients.connectedInRun());
        MetricValues values = new MetricValues();
        balance.fillRun(values);
        storm.fillRun(values);
        attempts.fill(values, true);
        capacity.fillRun(values);
        workload.fillRun(values);
        clients.fillRun(values);
        nodes.fillRun(values);
        gateways.fillRun(values);
        handshakes.fillRun(values);
        queues.fillRun(values);
        canary.fillRun(values);
        fillMoves(movesInRun, values, true);
        PodMetrics.fill(values, counters, true);
        blocks.add(0, values.toBlock("run", startNanos, endNanos));
        long present = clientsAtStart + counters.inRun(Count.ARRIVALS);
        return new RunResult(
                settings.variant(),
                settings.replication(),
                List.copyOf(blocks),
                series.series(),
                series.podSeries(),
                List.copyOf(decisions),
                new RunResult.Trust(events, present, ledger.checks()));
    }
}
