package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.kube.hpa.HorizontalController;
import io.steelyard.kube.hpa.HpaSettings;
import io.steelyard.kube.hpa.LegacyLimits;
import io.steelyard.kube.hpa.MetricRule;
import io.steelyard.kube.hpa.Tolerance;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.rollout.DeploymentController;
import io.steelyard.kube.rollout.StatefulSetController;
import io.steelyard.kube.rollout.WorkloadController;
import io.steelyard.observe.Observer;
import io.steelyard.observe.Observer.ContainerEnd;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Kubernetes;
import io.steelyard.scenario.MetricSource;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.MetricSpec;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The control plane of one workload in one run: its controller, the lives of its pods, and its autoscaler if it has one. */
public final class ControlPlane {
    private final Setup setup;
    private final PodTable table;
    private final CounterStream draws;
    private final Reception reception;
    private final LivePods live;
    private final EndpointFeed endpoints;
    private final PodLifecycle lifecycle;
    private final DeletionCosts deletionCosts;
    private final WorkloadController controller;
    private final WorkloadDriver workload;
    private final Optional<AutoscalerDriver> autoscaler;

    /**
     * A control plane whose pods do not exist yet.
     *
     * @param startup the law of a container's start-up, nanoseconds
     * @param warmUp the law of the time until its application answers, nanoseconds
     * @throws IllegalArgumentException if workload or autoscaler use what the version of Kubernetes has not
     */
    public ControlPlane(Setup setup, Workspace workspace, Distribution startup, Distribution warmUp) {
        this.setup = setup;
        this.table = workspace.pods();
        this.draws = workspace.draws();
        this.reception = workspace.reception();
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
                new CpuQueue(table, setup.workload().cpu(), PodLimits.cpu(pod)),
                endpoints,
                this::replaces,
                this::wake);
        controller = setup.deployment()
                .<WorkloadController>map(spec -> new DeploymentController(spec, live, lifecycle))
                .orElseGet(() ->
                        new StatefulSetController(setup.statefulSet().orElseThrow(), version(setup), live, lifecycle));
        workload = new WorkloadDriver(events, controller, observer);
        PodViews views = new PodViews(table, live, pod);
        autoscaler = setup.autoscaler()
                .map(spec -> new AutoscalerDriver(
                        events,
                        horizontal(spec, setup.kubernetes()),
                        readers(spec, views),
                        views,
                        table,
                        controller,
                        workload,
                        observer));
    }

    /**
     * Refuses a workload or an autoscaler that uses what its version of Kubernetes has not.
     *
     * @throws IllegalArgumentException with what that is
     */
    public static void check(Setup setup) {
        checkWorkload(setup);
        setup.autoscaler().ifPresent(spec -> horizontal(spec, setup.kubernetes()));
    }

    private static void checkWorkload(Setup setup) {
        setup.deployment().ifPresent(spec -> DeploymentController.check(spec, version(setup)));
        setup.statefulSet().ifPresent(spec -> StatefulSetController.check(spec, version(setup)));
    }

    private static KubernetesVersion version(Setup setup) {
        return KubernetesVersion.parse(setup.kubernetes().version());
    }

    private static HorizontalController horizontal(HorizontalPodAutoscalerSpec spec, Kubernetes kubernetes) {
        KubernetesVersion version = KubernetesVersion.parse(kubernetes.version());
        Kubernetes.HorizontalPodAutoscaler flags = kubernetes.horizontalPodAutoscaler();
        HpaSettings defaults = HpaSettings.of(version);
        HpaSettings settings = new HpaSettings(
                flags.syncPeriod().toNanos(),
                new Tolerance(
                        flags.tolerance(),
                        flags.tolerance(),
                        defaults.tolerance().rule()),
                flags.cpuInitializationPeriod().toNanos(),
                flags.initialReadinessDelay().toNanos(),
                flags.downscaleStabilization().toNanos(),
                LegacyLimits.KUBERNETES,
                defaults.containerResourceMetrics(),
                defaults.namespace());
        return HorizontalController.of(spec, version, settings);
    }

    private List<MetricReader> readers(HorizontalPodAutoscalerSpec spec, PodViews views) {
        List<MetricReader> readers = new ArrayList<>();
        if (spec.metrics().isEmpty()) {
            readers.add(reader(MetricSourceType.Resource, MetricRule.DEFAULT.name(), views));
        }
        for (MetricSpec metric : spec.metrics()) {
            readers.add(reader(metric.type(), MetricRule.of(metric).name(), views));
        }
        return readers;
    }

    private MetricReader reader(MetricSourceType type, String name, PodViews views) {
        MetricSource source = setup.metrics().get(name);
        if (source == null) {
            throw new IllegalArgumentException("metric " + name + " of the autoscaler has no source under metrics");
        }
        Scrapes scrapes = new Scrapes(
                source, new PodUsage(source.is(), setup.workload(), setup.podSpec()), table, live, reception);
        return new MetricReader(type, scrapes, table, views.containers());
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
        autoscaler.ifPresent(driver -> driver.start(
                setup.kubernetes().horizontalPodAutoscaler().phase().toNanos()));
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
        lifecycle.endContainers(victims, ContainerEnd.CRASH, now);
    }
}
