package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.PodTable.Deletion;
import io.steelyard.kube.disruption.PodDisruptionBudget;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.rollout.DeploymentController;
import io.steelyard.kube.rollout.StatefulSetController;
import io.steelyard.kube.rollout.WorkloadController;
import io.steelyard.observe.Observer;
import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.structure.IntList;

/** The control plane of one workload in one run: its controller, the lives of its pods, and its autoscaler if it has one. */
public final class ControlPlane {
    private final Setup setup;
    private final PodTable table;
    private final CounterStream draws;
    private final LivePods live;
    private final EndpointFeed endpoints;
    private final PodLifecycle lifecycle;
    private final DeletionCosts deletionCosts;
    private final WorkloadController controller;
    private final WorkloadDriver workload;
    private final Evictions evictions;
    private final Autoscaling autoscaling;

    /**
     * A control plane whose pods do not exist yet.
     *
     * @param autoscalers makes what scales the workload
     * @param startup the law of a container's start-up, nanoseconds
     * @param warmUp the law of the time until its application answers, nanoseconds
     * @throws IllegalArgumentException if workload or autoscaler use what the version of Kubernetes has not
     */
    public ControlPlane(
            Setup setup, Workspace workspace, Autoscalers autoscalers, Distribution startup, Distribution warmUp) {
        this.setup = setup;
        this.table = workspace.pods();
        this.draws = workspace.draws();
        checkWorkload(setup);
        PodEvents.Scope events = workspace.events();
        Observer observer = workspace.observer();
        PodSpec pod = setup.podSpec();
        deletionCosts = new DeletionCosts(events, table, setup.workload().deletionCost());
        live = new LivePods(table, draws, setup.statefulSet().isPresent(), deletionCosts);
        endpoints = new EndpointFeed(setup.endpoints(), events, table, live, workspace.listener());
        lifecycle = new PodLifecycle(
                workspace,
                live,
                pod,
                new PodTimes(pod, startup, warmUp, draws),
                new CpuQueue(table, workspace.reception(), setup.workload().cpu(), PodLimits.cpu(pod)),
                endpoints,
                this::replaces,
                this::wake);
        controller = setup.deployment()
                .<WorkloadController>map(spec -> new DeploymentController(spec, live, lifecycle))
                .orElseGet(() ->
                        new StatefulSetController(setup.statefulSet().orElseThrow(), version(setup), live, lifecycle));
        workload = new WorkloadDriver(events, controller, observer);
        evictions = new Evictions(
                setup.podDisruptionBudget().map(PodDisruptionBudget::new), live, lifecycle, controller, observer);
        workspace.placement().attach(new Tenancy());
        PodViews views = new PodViews(table, live, pod);
        autoscaling =
                autoscalers.create(setup, workspace, live, views, new ScaleTarget(controller, workload, views, table));
    }

    /**
     * Refuses a workload or an autoscaler that uses what its version of Kubernetes has not.
     *
     * @throws IllegalArgumentException with what that is
     */
    public static void check(Setup setup) {
        checkWorkload(setup);
        Autoscalers.check(setup);
    }

    private static void checkWorkload(Setup setup) {
        setup.deployment().ifPresent(spec -> DeploymentController.check(spec, version(setup)));
        setup.statefulSet().ifPresent(spec -> StatefulSetController.check(spec, version(setup)));
    }

    private static KubernetesVersion version(Setup setup) {
        return KubernetesVersion.parse(setup.kubernetes().version());
    }

    private boolean replaces(int pod) {
        return controller.replaces(pod);
    }

    private void wake() {
        workload.wake();
    }

    /** Makes the pods that are there, Ready, before the run. */
    public void createReplicas(long now) {
        for (int replica = 0; replica < setup.replicas(); replica++) {
            int place = replica;
            int ordinal = setup.statefulSet()
                    .map(spec -> spec.ordinals().start() + place)
                    .orElse(PodSet.NO_ORDINAL);
            lifecycle.createReady(controller.revision(), ordinal, now);
        }
        endpoints.begin(now);
    }

    /** The measured part of the run begins: metrics are scraped and the autoscaler decides from here on. */
    public void start() {
        workload.start();
        deletionCosts.start();
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

    /** A pod's connections need more memory than it may use: its container is killed. */
    public void outOfMemory(long now, int pod) {
        lifecycle.outOfMemory(pod, now);
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
        lifecycle.endContainers(draw(count, event), ContainerEnd.CRASH, now);
    }

    /**
     * Somebody asks the eviction API for some serving pods, once for each.
     *
     * @param count how many, or all that serve if they are fewer
     * @param event which event of the scenario, so that each draws pods of its own
     */
    public void evict(long now, int count, int event) {
        IntList chosen = draw(count, event);
        for (int i = 0; i < chosen.size(); i++) {
            evictions.request(chosen.get(i), now);
        }
        wake();
    }

    private IntList draw(int count, int event) {
        IntList serving = new IntList();
        for (int pod = 0; pod < table.count(); pod++) {
            if (table.serving(pod) && live.runs(pod)) {
                serving.add(pod);
            }
        }
        IntList victims = new IntList();
        for (int i = 0; i < count && !serving.isEmpty(); i++) {
            double place = draws.at(Purpose.FAILURE, event, i).nextDouble();
            victims.add(serving.swapRemove((int) (place * serving.size())));
        }
        victims.sort();
        return victims;
    }

    /** What a cluster may do to the pods. */
    private final class Tenancy implements Tenant {
        @Override
        public boolean evict(int pod, long now) {
            boolean granted = evictions.request(pod, now);
            wake();
            return granted;
        }

        @Override
        public int disruptionsAllowed(long now) {
            return evictions.allowed(now);
        }

        @Override
        public void placePending(long now) {
            lifecycle.placePending(now);
        }

        @Override
        public void lose(IntList pods, long now) {
            lifecycle.loseNodes(pods, now);
        }

        @Override
        public void markUnready(IntList pods, long now) {
            lifecycle.markUnready(pods, now);
        }

        @Override
        public void letGo(IntList pods, long now) {
            for (int i = 0; i < pods.size(); i++) {
                lifecycle.delete(pods.get(i), Deletion.NODE_LOSS, now);
            }
            wake();
        }

        @Override
        public void restore(IntList pods, long now) {
            lifecycle.returnNodes(pods, now);
        }

        @Override
        public void remove(IntList pods, long now) {
            lifecycle.removeWithNodes(pods, now);
        }
    }
}
