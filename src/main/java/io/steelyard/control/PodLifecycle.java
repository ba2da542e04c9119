package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.PodTable.Phase;
import io.steelyard.kube.pods.CrashLoopBackOff;
import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntSupplier;

/**
 * The kubelet of a workload: takes its pods from creation to Ready, through crashes, and from deletion by preStop hook,
 * SIGTERM and SIGKILL to their end.
 *
 * <p>Times are those of {@link PodTimes}. A container without probes is Ready as soon as it runs, so a pod stays Pending for
 * its whole start-up. All that happens to several pods in one instant is told as one.
 */
final class PodLifecycle implements PodControl {
    private final Simulation simulation;
    private final PodTable table;
    private final LivePods live;
    private final PodTimes times;
    private final PodListener listener;
    private final IntSupplier latestRevision;
    private final Runnable changed;
    private final List<CrashLoopBackOff> backOffs = new ArrayList<>();
    private final IntList batch = new IntList();
    private long[] readyNanos = new long[16];
    private long[] termNanos = new long[16];
    private long[] exitNanos = new long[16];

    /**
     * @param latestRevision the revision that all pods should have
     * @param changed called after every change that a controller may have to act on
     */
    PodLifecycle(
            Simulation simulation,
            PodTable table,
            LivePods live,
            PodTimes times,
            PodListener listener,
            IntSupplier latestRevision,
            Runnable changed) {
        this.simulation = simulation;
        this.table = table;
        this.live = live;
        this.times = times;
        this.listener = listener;
        this.latestRevision = latestRevision;
        this.changed = changed;
        simulation.register(Rank.POD_READY, this::becomeReady);
        simulation.register(Rank.POD_SIGTERM, this::terminate);
        simulation.register(Rank.POD_EXIT, this::end);
    }

    @Override
    public int create(int revision, int ordinal, long now) {
        int pod = add(revision, ordinal, now);
        planReady(pod, now, 0);
        return pod;
    }

    /** A pod that is Ready from its first instant: one that was there before the run. */
    void createReady(int revision, int ordinal, long now) {
        int pod = add(revision, ordinal, now);
        readyNanos[pod] = now;
        becomeReady(now, pod);
    }

    private int add(int revision, int ordinal, long now) {
        int identity = ordinal == PodSet.NO_ORDINAL ? table.count() : ordinal;
        int pod = table.create(revision, identity, now);
        if (pod == readyNanos.length) {
            readyNanos = Arrays.copyOf(readyNanos, 2 * pod);
            termNanos = Arrays.copyOf(termNanos, 2 * pod);
            exitNanos = Arrays.copyOf(exitNanos, 2 * pod);
        }
        readyNanos[pod] = PodTable.UNSET;
        termNanos[pod] = PodTable.UNSET;
        exitNanos[pod] = PodTable.UNSET;
        backOffs.add(CrashLoopBackOff.FRESH);
        live.add(pod);
        listener.created(now, pod);
        return pod;
    }

    private void planReady(int pod, long from, int restarts) {
        readyNanos[pod] = from + times.startupNanos(pod, restarts);
        simulation.schedule(readyNanos[pod], Rank.POD_READY, pod);
    }

    private void becomeReady(long now, int pod) {
        if (readyNanos[pod] != now || live.deleted(pod)) {
            return;
        }
        if (table.phase(pod) == Phase.PENDING) {
            table.start(pod, now);
        } else {
            table.restart(pod, now);
        }
        table.becomeReady(pod, now);
        listener.serving(now, pod);
        changed.run();
    }

    /** The containers of serving pods end by a fault and are started again, ever later (CrashLoopBackOff). */
    void crash(IntList pods, long now) {
        for (int i = 0; i < pods.size(); i++) {
            table.becomeUnready(pods.get(i), now);
            table.stop(pods.get(i));
            listener.notServing(now, pods.get(i));
        }
        listener.ending(now, pods);
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.get(i);
            CrashLoopBackOff.Restart restart = backOffs.get(pod).after(now);
            backOffs.set(pod, restart.next());
            planReady(pod, restart.restartNanos(), table.restarts(pod) + 1);
        }
        changed.run();
    }

    @Override
    public void delete(int pod, long now) {
        boolean runs = table.ready(pod);
        table.delete(pod, table.revision(pod) != latestRevision.getAsInt(), now);
        if (runs) {
            listener.notServing(now, pod);
            termNanos[pod] = now + times.preStopNanos();
            simulation.schedule(termNanos[pod], Rank.POD_SIGTERM, pod);
            exit(pod, now + times.killNanos());
        } else {
            exit(pod, now);
        }
    }

    private void terminate(long now, int pod) {
        gather(now, termNanos);
        if (!batch.isEmpty()) {
            listener.terminating(now, batch);
        }
    }

    /** The process of a deleted pod is to end at an instant; the earliest one that is asked for holds. */
    void exit(int pod, long at) {
        if (exitNanos[pod] == PodTable.UNSET || at < exitNanos[pod]) {
            exitNanos[pod] = at;
            simulation.schedule(at, Rank.POD_EXIT, pod);
        }
    }

    private void end(long now, int pod) {
        gather(now, exitNanos);
        if (batch.isEmpty()) {
            return;
        }
        listener.ending(now, batch);
        for (int i = 0; i < batch.size(); i++) {
            table.remove(batch.get(i), now);
            live.remove(batch.get(i));
            listener.gone(now, batch.get(i));
        }
        changed.run();
    }

    /** Moves all pods whose time has come from the column into the batch. */
    private void gather(long now, long[] due) {
        batch.clear();
        for (int i = 0; i < live.size(); i++) {
            int pod = live.pod(i);
            if (due[pod] == now) {
                due[pod] = PodTable.UNSET;
                batch.add(pod);
            }
        }
    }
}
