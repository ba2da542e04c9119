package io.steelyard.observe;

import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;
import java.util.ArrayList;
import java.util.List;

/**
 * The observer that measures everything of {@link MetricCatalog} in one run, block by block, and checks the conservation
 * laws.
 *
 * <p>What is piecewise constant is integrated over time at every change, in constant time; what takes all pods is taken
 * at samples. {@link #onReplicas} is to be called right after {@link #onStart}, {@link #onSample} from the start on. Two
 * bytes a client slot in each of two columns; nothing is allocated in callbacks of clients once the columns have grown.
 */
public final class Recorder implements Observer {
    private static final int BEFORE_FIRST_EVENT = -1;

    private final RecorderSettings settings;
    private final PodTable pods;
    private final RecorderParts parts;
    private final Counters counters;
    private final ClientRecorder clients;
    private final StormRecorder storm;
    private final MoveRecorder moves;
    private final LoadRecorder loads;
    private final WorkloadRecorder workload;
    private final SeriesRecorder series;
    private final List<RunResult.Block> blocks = new ArrayList<>();
    private final List<DecisionRecord> decisions = new ArrayList<>();
    private int block = BEFORE_FIRST_EVENT;
    private long startNanos;
    private long blockStart;
    private long lastNanos;
    private long clientsAtStart;

    /** A recorder for one run. */
    public Recorder(RecorderSettings settings) {
        this.settings = settings;
        pods = settings.pods();
        parts = new RecorderParts(settings);
        counters = parts.counters;
        clients = parts.clients;
        storm = parts.storm;
        moves = parts.moves;
        loads = parts.loads;
        workload = parts.workload;
        series = new SeriesRecorder(pods, settings.durationNanos() / settings.samplePeriodNanos() + 2);
    }

    @Override
    public void onStart(long now) {
        startNanos = now;
        blockStart = now;
        lastNanos = now;
        clientsAtStart = settings.clients().present();
        parts.begin(now);
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
        parts.hold(lastNanos, span);
        lastNanos = now;
    }

    @Override
    public void onArrival(long now, int slot) {
        advance(now);
        clients.arrive();
        moves.arrive(slot);
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
        parts.attempts.fail(cause);
        if (reconnect) {
            storm.fail(cause);
        }
    }

    @Override
    public void onEstablished(long now, int slot, int pod, boolean reconnect, int previousPod, long waitedNanos) {
        advance(now);
        clients.establish();
        begin(now, slot, pod);
        if (reconnect) {
            storm.comeBack(now, waitedNanos, moves.lostInBlock(slot), moves.lostInRun(slot));
            moves.comeBack(slot, previousPod, pod);
        }
    }

    private void begin(long now, int slot, int pod) {
        counters.increment(Count.ESTABLISHED);
        parts.handshakes.establish(now, pod);
        loads.open(now, pod);
        moves.hold(slot, pod);
    }

    @Override
    public void onReleased(long now, int slot, int pod, long heldNanos) {
        advance(now);
        counters.increment(Count.RELEASED);
        clients.release();
        loads.close(now, pod, heldNanos);
    }

    @Override
    public void onLost(long now, int slot, int pod, Loss cause, long heldNanos) {
        advance(now);
        clients.lose();
        loads.close(now, pod, heldNanos);
        storm.lose(now, cause);
        moves.lose(slot, cause.chosen());
    }

    @Override
    public void onMoved(long now, int slot, int fromPod, int toPod, long heldNanos) {
        advance(now);
        counters.increment(Count.HANDED_OVER);
        loads.close(now, fromPod, heldNanos);
        begin(now, slot, toPod);
        moves.handOver(slot, fromPod, toPod);
    }

    @Override
    public void onLeftWaiting(long now, int slot, boolean gaveUp, long waitedNanos) {
        advance(now);
        clients.leaveWaiting();
        if (gaveUp) {
            counters.increment(Count.GAVE_UP);
        }
        if (moves.lostInRun(slot)) {
            storm.leave(waitedNanos, moves.lostInBlock(slot));
        }
    }

    @Override
    public void onQueue(long now, int pod, int waiting) {
        parts.accepts.enter(pod, waiting);
    }

    @Override
    public void onServedInVain(long now, int pod) {
        parts.accepts.serveInVain();
    }

    @Override
    public void onPodCreated(long now, int pod) {
        parts.ledger.makeRoom();
        workload.create(now);
    }

    @Override
    public void onPodDeleted(long now, int pod) {
        workload.delete(now);
    }

    @Override
    public void onPodServing(long now, int pod) {
        advance(now);
        loads.serve(now, pod);
        moves.serve(pod);
    }

    @Override
    public void onPodNotServing(long now, int pod) {
        advance(now);
        loads.cease(now, pod);
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
        parts.ledger.gone(now, pod);
        workload.gone(now, pods.deletedNanos(pod) != PodTable.UNSET);
    }

    @Override
    public void onReplicas(long now, int replicas) {
        advance(now);
        parts.capacity.setReplicas(now, replicas);
    }

    @Override
    public void onRollout(long now) {
        workload.beginRollout(now);
        parts.aftermath.beginRollout();
    }

    @Override
    public void onRolloutComplete(long now) {
        workload.endRollout(now);
        parts.aftermath.endRollout(now);
    }

    @Override
    public void onProgress(long now, boolean deadlineExceeded) {
        workload.progress(now, deadlineExceeded);
    }

    @Override
    public void onNodes(long now, int count) {
        advance(now);
        parts.nodes.setNodes(count);
    }

    @Override
    public void onPodsWaiting(long now, int count) {
        advance(now);
        parts.nodes.setWaiting(count);
        parts.aftermath.podsWait(count);
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
        parts.beginBlock(now, settings.eventEnds().get(event));
    }

    private void endBlock(long now) {
        advance(now);
        MetricValues values = parts.endBlock(now);
        if (block != BEFORE_FIRST_EVENT) {
            blocks.add(values.toBlock(settings.eventNames().get(block), blockStart, now));
        }
    }

    @Override
    public void onSample(long now) {
        advance(now);
        parts.sample(now, series);
    }

    /**
     * What the run gave; to be called once, after everything up to the end of its duration has happened.
     *
     * @param events events that the simulation executed
     */
    public RunResult result(long events) {
        long endNanos = startNanos + settings.durationNanos();
        endBlock(endNanos);
        blocks.add(0, parts.fillRun(endNanos).toBlock("run", startNanos, endNanos));
        long present = clientsAtStart + counters.inRun(Count.ARRIVALS);
        return new RunResult(
                settings.variant(),
                settings.replication(),
                List.copyOf(blocks),
                series.series(),
                series.podSeries(),
                List.copyOf(decisions),
                new RunResult.Trust(events, present, parts.ledger.checks()));
    }
}
