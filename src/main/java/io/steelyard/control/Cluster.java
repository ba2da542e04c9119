package io.steelyard.control;

import io.steelyard.control.ClusterPlacement.ImageTimes;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.kube.disruption.Drain.Persistence;
import io.steelyard.kube.nodes.ClusterPod;
import io.steelyard.kube.nodes.ImagePulls;
import io.steelyard.kube.nodes.Node;
import io.steelyard.kube.nodes.NodeLifecycleSettings;
import io.steelyard.kube.nodes.NodePool;
import io.steelyard.kube.nodes.PodRequirements;
import io.steelyard.observe.Observer;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.scenario.Kubernetes;
import io.steelyard.scenario.Nodes;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.structure.IntList;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;

/**
 * The nodes of one run, shared by all workloads: places their pods, loses and drains nodes, orders and removes machines.
 *
 * <p>Pods that fit nowhere are tried again, when they may be, after every change that could help them.
 */
public final class Cluster {
    private static final long NEVER = Long.MAX_VALUE;

    private final Simulation simulation;
    private final Optional<Distribution> boot;
    private final CounterStream draws;
    private final List<String> zones;
    private final Machines machines;
    private final NodeFailures failures;
    private final NodeDrains drains;
    private final Optional<Nodes.Autoscaler> autoscaler;
    private final List<ClusterPlacement> placements = new ArrayList<>();
    private final List<LongConsumer> planned = new ArrayList<>();
    private Optional<NodeProvisioning> provisioning = Optional.empty();
    private Observer observer = new Observer() {};
    private long roomChanges;
    private long peerChanges;
    private long schedulingNanos = NEVER;

    /**
     * The nodes of the start, without any pod.
     *
     * @param boot the law of a machine's boot, nanoseconds; there is one if there is an autoscaler of nodes
     * @param draws source of the draws of machines and pods
     */
    public Cluster(
            Nodes nodes,
            Kubernetes kubernetes,
            Simulation simulation,
            Optional<Distribution> boot,
            CounterStream draws) {
        this.simulation = simulation;
        this.draws = draws;
        zones = nodes.pools().stream()
                .flatMap(pool -> pool.zones().stream())
                .distinct()
                .toList();
        machines = new Machines(nodes, simulation.now());
        this.boot = boot;
        failures = new NodeFailures(this, simulation, settings(kubernetes));
        drains = new NodeDrains(this, simulation);
        autoscaler = nodes.autoscaler();
        simulation.register(Rank.NODE, (at, entity) -> planned.get(entity).accept(at));
        simulation.register(Rank.SCHEDULER, (at, entity) -> schedule(at));
    }

    private static NodeLifecycleSettings settings(Kubernetes kubernetes) {
        Kubernetes.NodeLifecycle given = kubernetes.nodeLifecycle();
        KubernetesVersion version = KubernetesVersion.parse(kubernetes.version());
        return new NodeLifecycleSettings(
                given.monitorGracePeriod()
                        .orElseGet(() -> NodeLifecycleSettings.monitorGracePeriod(version))
                        .toNanos(),
                Duration.ofSeconds(given.tolerationSeconds()).toNanos());
    }

    /**
     * The places of one more workload's pods.
     *
     * @param requirements what its pods ask of a node
     * @param cold the law of an image's pull, nanoseconds
     * @param cached the law of finding that an image is there, nanoseconds
     */
    public Placement placement(PodTable pods, PodRequirements requirements, Distribution cold, Distribution cached) {
        ClusterPlacement placement =
                new ClusterPlacement(this, placements.size(), pods, requirements, new ImageTimes(cold, cached), draws);
        placements.add(placement);
        return placement;
    }

    /** The measured part of the run begins: an observer is told, and the autoscaler of nodes, if there is one, decides. */
    public void start(Observer by, long now) {
        observer = by;
        observer.onNodes(now, nodes().size());
        observer.onPodsWaiting(now, waiting().size());
        provisioning = autoscaler.map(
                settings -> new NodeProvisioning(this, simulation, settings, boot.orElseThrow(), draws, now));
        provisioning.ifPresent(driver -> waiting().forEach(pod -> driver.unschedulable(pod, now)));
    }

    /** What the scenario does to nodes. */
    public NodeEvents events() {
        return new NodeEvents(this, failures, drains, draws);
    }

    List<Node> nodes() {
        return machines.existing();
    }

    List<NodePool> pools() {
        return machines.pools();
    }

    ImagePulls images(Node node) {
        return machines.images(node);
    }

    /** The number of a zone, in the order in which the pools first name them. */
    int zoneNumber(String zone) {
        return zones.indexOf(zone);
    }

    boolean isUp(String zone) {
        return failures.isUp(zone);
    }

    Tenant tenant(int workload) {
        return placements.get(workload).tenant();
    }

    Tenant tenant(ClusterPod pod) {
        return tenant(pod.workload());
    }

    /** The pods that wait for a node, oldest first. */
    List<ClusterPod> waiting() {
        return placements.stream()
                .flatMap(placement -> placement.waiting().stream())
                .sorted(Comparator.comparingLong(ClusterPod::createdNanos))
                .toList();
    }

    /** Has something happen to machines later. */
    void later(long at, LongConsumer change) {
        planned.add(change);
        simulation.schedule(at, Rank.NODE, planned.size() - 1);
    }

    /** Tells every tenant which of its pods are on some nodes, if any are. */
    void tellTenants(List<Node> nodes, BiConsumer<Tenant, IntList> what) {
        tellTenants(nodes, pod -> true, what);
    }

    /** Tells every tenant which of its pods on some nodes are meant, if any are. */
    void tellTenants(List<Node> nodes, Predicate<ClusterPod> meant, BiConsumer<Tenant, IntList> what) {
        for (int workload = 0; workload < placements.size(); workload++) {
            IntList pods = new IntList();
            for (Node node : nodes) {
                addPods(node.pods(), workload, meant, pods);
                addPods(node.terminating(), workload, meant, pods);
            }
            pods.sort();
            if (!pods.isEmpty()) {
                what.accept(tenant(workload), pods);
            }
        }
    }

    private static void addPods(List<ClusterPod> from, int workload, Predicate<ClusterPod> meant, IntList pods) {
        for (ClusterPod pod : from) {
            if (pod.workload() == workload && meant.test(pod)) {
                pods.add(pod.pod());
            }
        }
    }

    void join(NodePool pool, String zone, long now) {
        machines.join(pool, zone, now);
        observer.onNodes(now, nodes().size());
        roomChanged(now);
    }

    void removeNode(Node node, long now) {
        machines.remove(node);
        observer.onNodes(now, nodes().size());
        failures.wake(now);
        peersChanged(now);
    }

    void drainForRemoval(Node node, Persistence persistence, long now) {
        drains.drainForRemoval(node, persistence, now);
    }

    /** A pod has just proved to fit nowhere. */
    void unschedulable(ClusterPod pod, long now) {
        waitingChanged(now);
        provisioning.ifPresent(driver -> driver.unschedulable(pod, now));
    }

    /** Another number of pods waits for a node. */
    void waitingChanged(long now) {
        observer.onPodsWaiting(now, waiting().size());
    }

    /** A pod has left a node. */
    void left(Node node, long now) {
        drains.left(node, now);
    }

    /** There is room where there was none. */
    void roomChanged(long now) {
        roomChanges++;
        peersChanged(now);
    }

    /** Pods have come to nodes or are about to leave them, or domains are gone. */
    void peersChanged(long now) {
        peerChanges++;
        planScheduling(now);
    }

    long roomChanges() {
        return roomChanges;
    }

    long peerChanges() {
        return peerChanges;
    }

    private void planScheduling(long now) {
        long next = placements.stream()
                .mapToLong(placement -> placement.nextTryNanos(now))
                .min()
                .orElse(NEVER);
        if (next < schedulingNanos) {
            schedulingNanos = next;
            simulation.schedule(next, Rank.SCHEDULER, 0);
        }
    }

    private void schedule(long now) {
        if (now != schedulingNanos) {
            return;
        }
        schedulingNanos = NEVER;
        placements.forEach(placement -> placement.tenant().placePending(now));
        planScheduling(now);
    }
}
