package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.kube.nodes.ClusterPod;
import io.steelyard.kube.nodes.ImagePulls.Image;
import io.steelyard.kube.nodes.Node;
import io.steelyard.kube.nodes.PodRequirements;
import io.steelyard.kube.nodes.Scheduler;
import io.steelyard.kube.nodes.SchedulingBackOff;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The places of one workload's pods on the nodes of a cluster, and the pods that wait for one. */
final class ClusterPlacement implements Placement {
    private static final int COLD = 0;
    private static final int CACHED = 1;

    private final Cluster cluster;
    private final int workload;
    private final PodTable table;
    private final PodRequirements requirements;
    private final ImageTimes times;
    private final CounterStream draws;
    private final Map<Integer, Placed> placed = new LinkedHashMap<>();
    private final Map<Integer, Waiting> waiting = new LinkedHashMap<>();
    private @Nullable Tenant tenant;

    /**
     * The laws of how long it takes until an image is on a node, nanoseconds.
     *
     * @param cold of a pull
     * @param cached of finding that it is there
     */
    record ImageTimes(Distribution cold, Distribution cached) {}

    private record Placed(ClusterPod pod, Node node) {}

    /** A pod that fitted nowhere when the cluster was as it was at a change. */
    private record Waiting(ClusterPod pod, SchedulingBackOff backOff, long change) {}

    /**
     * @param workload its number in the cluster
     * @param draws source of the pods' draws
     */
    ClusterPlacement(
            Cluster cluster,
            int workload,
            PodTable table,
            PodRequirements requirements,
            ImageTimes times,
            CounterStream draws) {
        this.cluster = cluster;
        this.workload = workload;
        this.table = table;
        this.requirements = requirements;
        this.times = times;
        this.draws = draws;
    }

    @Override
    public void attach(Tenant whose) {
        tenant = whose;
    }

    Tenant tenant() {
        if (tenant == null) {
            throw new IllegalStateException("nobody is attached to workload " + workload);
        }
        return tenant;
    }

    @Override
    public int place(int pod, long now) {
        Waiting before = waiting.get(pod);
        if (before != null && (before.change() == change() || before.backOff().nextNanos(now) > now)) {
            return NOWHERE;
        }
        ClusterPod one = new ClusterPod(workload, pod, table.revision(pod), table.createdNanos(pod), requirements);
        Optional<Node> node = Scheduler.place(one, cluster.nodes());
        if (node.isEmpty()) {
            SchedulingBackOff backOff = before == null ? SchedulingBackOff.FRESH : before.backOff();
            waiting.put(pod, new Waiting(one, backOff.failed(now), change()));
            cluster.unschedulable(one, now);
            return NOWHERE;
        }
        node.get().bind(one, now);
        placed.put(pod, new Placed(one, node.get()));
        if (waiting.remove(pod) != null) {
            cluster.waitingChanged(now);
        }
        cluster.peersChanged(now);
        return node.get().number();
    }

    @Override
    public int zone(int pod) {
        return cluster.zoneNumber(Objects.requireNonNull(placed.get(pod)).node().zone());
    }

    /** The number of the last change that might let one of these pods fit. */
    private long change() {
        return requirements.dependsOnPeers() ? cluster.peerChanges() : cluster.roomChanges();
    }

    /** When a pod that waits is to be tried again after what has changed; {@link Long#MAX_VALUE}: none. */
    long nextTryNanos(long now) {
        return waiting.values().stream()
                .filter(one -> one.change() != change())
                .mapToLong(one -> one.backOff().nextNanos(now))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The pods that wait, oldest first. */
    List<ClusterPod> waiting() {
        return waiting.values().stream().map(Waiting::pod).toList();
    }

    @Override
    public long imagePulledNanos(int pod, long now) {
        Placed one = place(pod);
        return cluster.images(one.node())
                .pull(image(one.pod()), now, nanos(times.cold(), pod, COLD), nanos(times.cached(), pod, CACHED));
    }

    private long nanos(Distribution law, int pod, int which) {
        double nanos = law.sample(draws.at(Purpose.IMAGE_PULL, pod, which));
        return nanos >= Long.MAX_VALUE / 4.0 ? Long.MAX_VALUE / 4 : (long) (nanos + 0.5);
    }

    private static Image image(ClusterPod pod) {
        return new Image(pod.workload(), pod.revision());
    }

    private Placed place(int pod) {
        Placed one = placed.get(pod);
        if (one == null) {
            throw new IllegalStateException("pod " + pod + " has no node");
        }
        return one;
    }

    @Override
    public void imagePresent(int pod) {
        Placed one = place(pod);
        cluster.images(one.node()).preload(image(one.pod()));
    }

    @Override
    public boolean alive(int pod) {
        return !place(pod).node().lost();
    }

    @Override
    public void deleted(int pod, long now) {
        Placed one = placed.get(pod);
        if (one != null) {
            one.node().terminate(one.pod(), now);
            cluster.peersChanged(now);
        } else if (waiting.remove(pod) != null) {
            cluster.waitingChanged(now);
        }
    }

    @Override
    public void gone(int pod, long now) {
        Placed one = placed.remove(pod);
        if (one != null) {
            one.node().release(one.pod(), now);
            cluster.roomChanged(now);
            cluster.left(one.node(), now);
        }
    }
}
