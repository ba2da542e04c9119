package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.PodTable.Deletion;
import io.steelyard.fleet.PodTable.Phase;
import io.steelyard.fleet.Reception;
import io.steelyard.kube.pods.CrashLoopBackOff;
import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Probe;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The kubelets of a workload: they take its pods from creation over scheduling, image and start to Ready, through restarts,
 * and from deletion by preStop hook, SIGTERM and SIGKILL to their end.
 *
 * <p>Times are those of {@link PodTimes}. A container without a readiness probe is Ready as soon as it runs, whether its
 * application answers yet or not. All that happens to several pods in one instant is told as one. A kubelet whose node is
 * lost hears of nothing until the node is back.
 */
final class PodLifecycle implements PodControl {
    private final PodTable table;
    private final LivePods live;
    private final PodTimes times;
    private final Placement placement;
    private final Reception reception;
    private final PodProbes probes;
    private final CpuQueue cpu;
    private final EndpointFeed endpoints;
    private final PodListener listener;
    private final IntPredicate replaced;
    private final Runnable changed;
    private final Deadlines starts;
    private final Deadlines answers;
    private final Deadlines memoryKills;
    private final Deadlines probeKills;
    private final Deadlines terms;
    private final Deadlines exits;
    private final List<CrashLoopBackOff> backOffs = new ArrayList<>();
    private final IntList batch = new IntList();

    /**
     * @param replaced whether a pod that is deleted now makes room for one of a newer revision
     * @param changed called after every change that a controller may have to act on
     */
    PodLifecycle(
            Workspace workspace,
            LivePods live,
            PodSpec pod,
            PodTimes times,
            CpuQueue cpu,
            EndpointFeed endpoints,
            IntPredicate replaced,
            Runnable changed) {
        PodEvents.Scope events = workspace.events();
        this.table = workspace.pods();
        this.reception = workspace.reception();
        this.placement = workspace.placement();
        this.listener = workspace.listener();
        this.live = live;
        this.times = times;
        this.cpu = cpu;
        this.endpoints = endpoints;
        this.replaced = replaced;
        this.changed = changed;
        CounterStream draws = workspace.draws();
        probes = new PodProbes(events, pod, live, draws, new Probed());
        starts = new Deadlines(events, Rank.CONTAINER_START);
        answers = new Deadlines(events, Rank.POD_ANSWERS);
        memoryKills = new Deadlines(events, Rank.CONTAINER_EXIT);
        probeKills = new Deadlines(events, Rank.CONTAINER_EXIT);
        terms = new Deadlines(events, Rank.POD_SIGTERM);
        exits = new Deadlines(events, Rank.POD_EXIT);
        events.on(Rank.CONTAINER_START, this::startContainer);
        events.on(Rank.POD_ANSWERS, this::answer);
        events.on(Rank.CONTAINER_EXIT, this::exitContainers);
        events.on(Rank.POD_SIGTERM, this::terminate);
        events.on(Rank.POD_EXIT, this::end);
    }

    @Override
    public int create(int revision, int ordinal, long now) {
        int pod = add(revision, ordinal, now);
        place(pod, now);
        return pod;
    }

    /** A pod that is Ready from its first instant: one that was there before the run. */
    void createReady(int revision, int ordinal, long now) {
        int pod = add(revision, ordinal, now);
        int node = placement.place(pod, now);
        if (node == Placement.NOWHERE) {
            return;
        }
        table.bind(pod, node, placement.zone(pod), now);
        placement.imagePresent(pod);
        probes.added(pod, now);
        run(pod, now);
        reception.listen(pod);
        probes.succeed(pod, now);
        becomeReadyOrNot(pod, now);
    }

    private int add(int revision, int ordinal, long now) {
        int identity = ordinal == PodSet.NO_ORDINAL ? table.count() : ordinal;
        int pod = table.create(revision, identity, now);
        while (backOffs.size() <= pod) {
            backOffs.add(CrashLoopBackOff.FRESH);
        }
        live.add(pod);
        listener.created(now, pod);
        return pod;
    }

    /** Places the pods that no node had room for, in the order of their creation. */
    void placePending(long now) {
        for (int i = 0; i < live.size(); i++) {
            int pod = live.pod(i);
            if (table.node(pod) == PodTable.NO_NODE && !live.deleted(pod)) {
                place(pod, now);
            }
        }
    }

    private void place(int pod, long now) {
        int node = placement.place(pod, now);
        if (node != Placement.NOWHERE) {
            table.bind(pod, node, placement.zone(pod), now);
            probes.added(pod, now);
            if (placement.alive(pod)) {
                planStart(pod, placement.imagePulledNanos(pod, now), 0);
            } else {
                reception.lose(pod);
            }
        }
    }

    private void planStart(int pod, long from, int restarts) {
        starts.plan(pod, from + times.startupNanos(pod, restarts));
    }

    private void startContainer(long now, int pod) {
        if (starts.take(pod, now)) {
            run(pod, now);
            long warmUp = times.warmUpNanos(pod, table.restarts(pod));
            if (warmUp == 0) {
                reception.listen(pod);
            } else {
                reception.warmUp(pod);
                answers.plan(pod, now + warmUp);
            }
            becomeReadyOrNot(pod, now);
        }
    }

    private void run(int pod, long now) {
        boolean first = table.phase(pod) == Phase.PENDING;
        if (first) {
            table.start(pod, now);
        } else {
            table.restart(pod, now);
        }
        live.setRuns(pod, true);
        cpu.start(pod, now);
        probes.containerStarted(pod, first, now);
    }

    private void answer(long now, int pod) {
        if (answers.take(pod, now)) {
            reception.listen(pod);
        }
    }

    private void becomeReadyOrNot(int pod, long now) {
        boolean ready = live.runs(pod) && probes.ready(pod);
        if (ready == table.ready(pod)) {
            return;
        }
        if (ready) {
            table.becomeReady(pod, now);
            if (table.serving(pod)) {
                listener.serving(now, pod);
            }
            endpoints.changed(now, pod);
        } else {
            becomeUnready(pod, now);
        }
        changed.run();
    }

    private void becomeUnready(int pod, long now) {
        boolean served = table.serving(pod);
        table.becomeUnready(pod, now);
        if (served) {
            listener.notServing(now, pod);
        }
        endpoints.changed(now, pod);
    }

    /** A pod's container is to end at this instant and to start again: it is out of memory. */
    void outOfMemory(int pod, long now) {
        memoryKills.planEarliest(pod, now);
    }

    private void exitContainers(long now, int pod) {
        IntList due = new IntList();
        memoryKills.takeAll(live, now, due);
        endContainers(due, ContainerEnd.OUT_OF_MEMORY, now);
        probeKills.takeAll(live, now, due);
        endContainers(due, ContainerEnd.UNHEALTHY, now);
    }

    /** The containers of pods end and are started again, ever later (CrashLoopBackOff). */
    void endContainers(IntList pods, ContainerEnd why, long now) {
        if (pods.isEmpty()) {
            return;
        }
        for (int i = 0; i < pods.size(); i++) {
            stopContainer(pods.get(i), now);
        }
        listener.ending(now, pods);
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.get(i);
            if (live.deleted(pod)) {
                exit(pod, now);
            } else {
                listener.containerEnded(now, pod, why);
                CrashLoopBackOff.Restart restart = backOffs.get(pod).after(now);
                backOffs.set(pod, restart.next());
                planStart(pod, restart.restartNanos(), table.restarts(pod) + 1);
            }
        }
        changed.run();
    }

    private void stopContainer(int pod, long now) {
        starts.cancel(pod);
        answers.cancel(pod);
        memoryKills.cancel(pod);
        probeKills.cancel(pod);
        live.setRuns(pod, false);
        reception.end(pod);
        if (table.ready(pod)) {
            becomeUnready(pod, now);
        }
    }

    @Override
    public void delete(int pod, long now) {
        delete(pod, replaced.test(pod) ? Deletion.ROLLOUT : Deletion.SCALE_DOWN, now);
    }

    /** Deletes a pod, with its grace period, for a reason of one's own. */
    void delete(int pod, Deletion why, long now) {
        boolean served = table.serving(pod);
        table.delete(pod, why, now);
        placement.deleted(pod, now);
        listener.deleted(now, pod);
        if (served) {
            listener.notServing(now, pod);
        }
        endpoints.changed(now, pod);
        if (!reception.reachable(pod)) {
            return;
        }
        starts.cancel(pod);
        if (live.runs(pod)) {
            terms.plan(pod, now + times.preStopNanos());
            exit(pod, now + times.killNanos());
        } else {
            exit(pod, now);
        }
    }

    private void terminate(long now, int pod) {
        terms.takeAll(live, now, batch);
        if (!batch.isEmpty()) {
            for (int i = 0; i < batch.size(); i++) {
                answers.cancel(batch.get(i));
            }
            listener.terminating(now, batch);
        }
    }

    /** The process of a deleted pod is to end at an instant; the earliest one that is asked for holds. */
    void exit(int pod, long at) {
        exits.planEarliest(pod, at);
    }

    private void end(long now, int pod) {
        exits.takeAll(live, now, batch);
        if (!batch.isEmpty()) {
            end(batch, now);
        }
    }

    private void end(IntList pods, long now) {
        for (int i = 0; i < pods.size(); i++) {
            forgetPlans(pods.get(i));
            reception.end(pods.get(i));
        }
        listener.ending(now, pods);
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.get(i);
            table.remove(pod, now);
            live.remove(pod);
            probes.removed(pod);
            placement.gone(pod, now);
            endpoints.changed(now, pod);
            listener.gone(now, pod);
        }
        changed.run();
    }

    /** The nodes of pods are lost: their processes end, and nobody is told; the API still shows them as they were. */
    void loseNodes(IntList pods, long now) {
        for (int i = 0; i < pods.size(); i++) {
            forgetPlans(pods.get(i));
            reception.lose(pods.get(i));
        }
        listener.lost(now, pods);
    }

    private void forgetPlans(int pod) {
        starts.cancel(pod);
        answers.cancel(pod);
        memoryKills.cancel(pod);
        probeKills.cancel(pod);
        terms.cancel(pod);
        exits.cancel(pod);
        live.setRuns(pod, false);
    }

    /** The control plane has noticed that the nodes of pods are lost: the pods are not Ready. */
    void markUnready(IntList pods, long now) {
        for (int i = 0; i < pods.size(); i++) {
            if (table.ready(pods.get(i))) {
                becomeUnready(pods.get(i), now);
            }
        }
        changed.run();
    }

    /** The nodes of pods are back: deleted pods end, the others' containers start anew. */
    void returnNodes(IntList pods, long now) {
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.get(i);
            reception.end(pod);
            if (table.ready(pod)) {
                becomeUnready(pod, now);
            }
            if (live.deleted(pod)) {
                exit(pod, now);
            } else if (table.phase(pod) == Phase.PENDING) {
                planStart(pod, placement.imagePulledNanos(pod, now), 0);
            } else {
                planStart(pod, now, table.restarts(pod) + 1);
            }
        }
        changed.run();
    }

    /** The nodes of pods exist no more: so do the pods. */
    void removeWithNodes(IntList pods, long now) {
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.get(i);
            if (!live.deleted(pod)) {
                delete(pod, Deletion.NODE_LOSS, now);
            }
        }
        end(pods, now);
    }

    /** What the probes ask for. */
    private final class Probed implements PodProbes.Kubelet {
        @Override
        public boolean runs(int pod) {
            return live.runs(pod);
        }

        @Override
        public boolean answers(int pod, long timeoutNanos, long now) {
            return reception.answersWithin(pod, timeoutNanos) && cpu.waitNanos(pod, now) <= timeoutNanos;
        }

        @Override
        public void readinessChanged(int pod, long now) {
            becomeReadyOrNot(pod, now);
        }

        @Override
        public void unhealthy(int pod, Probe probe, long now) {
            probeKills.planEarliest(pod, now + times.unhealthyNanos(probe));
        }
    }
}
