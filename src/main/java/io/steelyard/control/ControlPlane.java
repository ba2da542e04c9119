package io.steelyard.control;

import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.rollout.DeploymentController;
import io.steelyard.kube.rollout.StatefulSetController;
import io.steelyard.kube.rollout.WorkloadController;
import io.steelyard.observe.Observer;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.structure.IntList;

/** The control plane of one workload in one run: its controller, the lives of its pods, and its autoscaler if it has one. */
public final class ControlPlane {
    private final Setup setup;
    private final PodTable table;
    private final CounterStream draws;
    private final PodLifecycle lifecycle;
    private final WorkloadController controller;
    private final WorkloadDriver workload;
    private final Autoscaling autoscaling;

    /**
     * A control plane whose pods do not exist yet.
     *
     * @param startup the law of a container's start-up, nanoseconds
     * @param draws source of the pods' draws
     * @param autoscalers makes what scales the workload
     * @param listener follows the pods
     * @param observer is told of replicas and decisions
     * @throws IllegalArgumentException if the autoscaler uses what the version of Kubernetes has not
     */
    public ControlPlane(
            Setup setup,
            Simulation simulation,
            PodTable table,
            Distribution startup,
            CounterStream draws,
            Autoscalers autoscalers,
            PodListener listener,
            Observer observer) {
        this.setup = setup;
        this.table = table;
        this.draws = draws;
        LivePods live = new LivePods(table, draws, setup.statefulSet().isPresent());
        PodTimes times = new PodTimes(podSpec(setup), startup, draws);
        lifecycle = new PodLifecycle(simulation, table, live, times, listener, this::revision, this::wake);
        controller = setup.deployment()
                .<WorkloadController>map(spec -> new DeploymentController(spec, live, lifecycle))
                .orElseGet(() -> new StatefulSetController(setup.statefulSet().orElseThrow(), live, lifecycle));
        workload = new WorkloadDriver(simulation, controller, observer);
        PodViews views = new PodViews(table, live, podSpec(setup));
        autoscaling = autoscalers.create(
                setup, simulation, table, views, new ScaleTarget(controller, workload, views, table), observer);
    }

    private static PodSpec podSpec(Setup setup) {
        return setup.deployment()
                .map(DeploymentSpec::template)
                .orElseGet(() -> setup.statefulSet().orElseThrow().template())
                .spec();
    }

    private void wake() {
        workload.wake();
    }

    /** Makes the pods that are there, Ready, before the run. */
    public void createReplicas(long now) {
        for (int replica = 0; replica < setup.replicas(); replica++) {
            int ordinal = setup.statefulSet().isPresent() ? replica : PodSet.NO_ORDINAL;
            lifecycle.createReady(controller.revision(), ordinal, now);
        }
    }

    /** The measured part of the run begins: metrics are scraped and the autoscaler decides from here on. */
    public void start() {
        autoscaling.start();
    }

    /** Another instance takes over the autoscaler's controller. */
    public void restartAutoscaler(long now) {
        autoscaling.restart(now);
    }

    /** The metrics API answers with an error for a metric, until an instant. */
    public void failMetric(String name, long untilNanos) {
        autoscaling.failMetric(name, untilNanos);
    }

    /** Replicas that the workload asks for. */
    public int replicas() {
        return controller.specReplicas();
    }

    /** The revision that all pods should have. */
    public int revision() {
        return controller.revision();
    }

    /** Begins the rollout of a new revision. */
    public void rollout() {
        workload.rollout();
    }

    /** Sets the replicas as {@code kubectl scale} does. */
    public void scale(long now, int replicas) {
        workload.scale(now, replicas);
    }

    /** A pod that received SIGTERM has exited by itself. */
    public void exit(long now, int pod) {
        lifecycle.exit(pod, now);
    }

    /**
     * The containers of some serving pods crash.
     *
     * @param count how many, or all that serve if they are fewer
     * @param event which event of the scenario, so that each draws pods of its own
     */
    public void crash(long now, int count, int event) {
        IntList serving = new IntList();
        for (int pod = 0; pod < table.count(); pod++) {
            if (table.serving(pod)) {
                serving.add(pod);
            }
        }
        IntList victims = new IntList();
        for (int i = 0; i < count && !serving.isEmpty(); i++) {
            double place = draws.at(Purpose.FAILURE, event, i).nextDouble();
            victims.add(serving.swapRemove((int) (place * serving.size())));
        }
        victims.sort();
        lifecycle.crash(victims, now);
    }
}
