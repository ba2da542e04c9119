package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.kube.pods.ProbeWorker;
import io.steelyard.kube.pods.ProbeWorker.Kind;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.Probe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The probes of a workload's pods. The first container's application is the one that serves connections and restarts; all
 * others answer as soon as they run.
 *
 * <p>While a startup probe has not succeeded the other two of its container ask nothing, and its success lets the readiness
 * probe ask at once. A terminating pod is asked by its readiness probe only.
 */
final class PodProbes {
    private static final List<Worker> NONE = List.of();

    private final PodEvents.Scope events;
    private final List<Container> containers;
    private final boolean any;
    private final LivePods live;
    private final CounterStream draws;
    private final Kubelet kubelet;
    private final List<List<Worker>> workers = new ArrayList<>();

    /** What the probes need of the pods and what they do to them. */
    interface Kubelet {
        /** Whether the container of a pod runs. */
        boolean runs(int pod);

        /** Whether a pod's application answers within a time-out. */
        boolean answers(int pod, long timeoutNanos, long now);

        /** Whether a pod is ready may be another now. */
        void readinessChanged(int pod, long now);

        /** A liveness or startup probe has failed for good: the container is to be restarted. */
        void unhealthy(int pod, Probe probe, long now);
    }

    /** A worker, the container it probes, and its next tick. */
    private static final class Worker {
        final int container;
        final ProbeWorker probe;
        long nextNanos;
        long containerStartNanos;

        Worker(int container, Kind kind, Probe probe, long nextNanos) {
            this.container = container;
            this.probe = new ProbeWorker(kind, probe);
            this.nextNanos = nextNanos;
        }
    }

    /**
     * @param draws source of the phases of pods that are there before the run
     */
    PodProbes(PodEvents.Scope events, PodSpec pod, LivePods live, CounterStream draws, Kubelet kubelet) {
        this.events = events;
        this.live = live;
        this.draws = draws;
        this.kubelet = kubelet;
        containers = pod.containers();
        any = containers.stream()
                .anyMatch(container -> container.startupProbe().isPresent()
                        || container.readinessProbe().isPresent()
                        || container.livenessProbe().isPresent());
        if (any) {
            events.on(Rank.PROBE, this::tick);
        }
    }

    /** The kubelet takes a pod up: its workers begin to tick. */
    void added(int pod, long now) {
        while (workers.size() <= pod) {
            workers.add(NONE);
        }
        if (any) {
            workers.set(pod, begin(pod, now));
        }
    }

    /** The probes of a pod of the start have long succeeded, and tick at a phase of their own. */
    void succeed(int pod, long now) {
        List<Worker> ofPod = workers.get(pod);
        for (int i = 0; i < ofPod.size(); i++) {
            Worker worker = ofPod.get(i);
            double phase = draws.at(Purpose.PHASE, pod, i).nextDouble();
            worker.nextNanos = now + (long) (phase * worker.probe.periodNanos());
            events.schedule(worker.nextNanos, Rank.PROBE, pod);
            while (!worker.probe.success()) {
                worker.probe.answered(true);
            }
        }
    }

    private List<Worker> begin(int pod, long now) {
        List<Worker> begun = new ArrayList<>();
        for (int i = 0; i < containers.size(); i++) {
            begin(begun, i, Kind.STARTUP, containers.get(i).startupProbe(), now);
            begin(begun, i, Kind.LIVENESS, containers.get(i).livenessProbe(), now);
            begin(begun, i, Kind.READINESS, containers.get(i).readinessProbe(), now);
        }
        if (!begun.isEmpty()) {
            events.schedule(now, Rank.PROBE, pod);
        }
        return begun;
    }

    private static void begin(List<Worker> begun, int container, Kind kind, Optional<Probe> probe, long now) {
        probe.ifPresent(given -> begun.add(new Worker(container, kind, given, now)));
    }

    /** The pod's serving container starts; the others do at its first start. */
    void containerStarted(int pod, boolean first, long now) {
        for (Worker worker : workers.get(pod)) {
            if (first || worker.container == 0) {
                worker.probe.containerStarted();
                worker.containerStartNanos = now;
            }
        }
    }

    /** Whether every probe that readiness depends on has succeeded. */
    boolean ready(int pod) {
        for (Worker worker : workers.get(pod)) {
            if (worker.probe.kind() != Kind.LIVENESS && !worker.probe.success()) {
                return false;
            }
        }
        return true;
    }

    /** Nobody asks the pod anything any more, if anybody ever did. */
    void removed(int pod) {
        if (pod < workers.size()) {
            workers.set(pod, NONE);
        }
    }

    private void tick(long now, int pod) {
        for (Worker worker : workers.get(pod)) {
            if (worker.nextNanos == now) {
                worker.nextNanos = now + worker.probe.periodNanos();
                events.schedule(worker.nextNanos, Rank.PROBE, pod);
                ask(worker, pod, now);
            }
        }
    }

    private void ask(Worker worker, int pod, long now) {
        Kind kind = worker.probe.kind();
        boolean asked = kubelet.runs(pod)
                && (kind == Kind.STARTUP || started(pod, worker.container))
                && (kind == Kind.READINESS || !live.deleted(pod))
                && !(kind == Kind.STARTUP && worker.probe.success())
                && worker.probe.asks(worker.containerStartNanos, now);
        if (!asked) {
            return;
        }
        long timeoutNanos = worker.probe.probe().timeoutSeconds() * 1_000_000_000L;
        if (!worker.probe.answered(worker.container > 0 || kubelet.answers(pod, timeoutNanos, now))) {
            return;
        }
        if (kind == Kind.READINESS) {
            kubelet.readinessChanged(pod, now);
        } else if (!worker.probe.success()) {
            kubelet.unhealthy(pod, worker.probe.probe(), now);
        } else if (kind == Kind.STARTUP) {
            kubelet.readinessChanged(pod, now);
            for (Worker other : workers.get(pod)) {
                if (other.container == worker.container && other.probe.kind() == Kind.READINESS) {
                    ask(other, pod, now);
                }
            }
        }
    }

    private boolean started(int pod, int container) {
        for (Worker worker : workers.get(pod)) {
            if (worker.container == container && worker.probe.kind() == Kind.STARTUP) {
                return worker.probe.success();
            }
        }
        return true;
    }
}
