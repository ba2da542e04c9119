package io.steelyard.fleet;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The pods of one workload in columns, by pod number in order of creation; numbers are never reused.
 *
 * <p>Holds what is true of each pod; who may change it when is the business of the layers above. Not thread-safe.
 */
public final class PodTable implements EndpointSource {
    /** The time of something that has not happened. */
    public static final long UNSET = Long.MIN_VALUE;

    /** The node of a pod that is not scheduled yet. */
    public static final int NO_NODE = -1;

    /** Where a pod is in its life; it never goes back. */
    public enum Phase {
        /** Created, its container does not run yet. */
        PENDING,
        /** Its container runs, or restarts after a crash. */
        RUNNING,
        /** Deleted, in its grace period. */
        TERMINATING,
        /** Its process has ended and the object is removed. */
        GONE
    }

    /** Why a pod was deleted. */
    public enum Deletion {
        /** A pod of a newer revision takes its place. */
        ROLLOUT,
        /** Fewer replicas are wanted. */
        SCALE_DOWN,
        /** It was evicted, so that its node can be emptied or because somebody asked for it. */
        EVICTION,
        /** Its node has been unreachable for too long. */
        NODE_LOSS
    }

    private final int addressBefore;
    private int count;
    private Phase[] phase = new Phase[16];
    private boolean[] ready = new boolean[16];
    private @Nullable Deletion[] deletion = new @Nullable Deletion[16];
    private int[] open = new int[16];
    private int[] revision = new int[16];
    private int[] identity = new int[16];
    private int[] restarts = new int[16];
    private int[] node = new int[16];
    private int[] zone = new int[16];
    private int[] subset = new int[16];
    private long[] createdNanos = new long[16];
    private long[] boundNanos = new long[16];
    private long[] startedNanos = new long[16];
    private long[] readySinceNanos = new long[16];
    private long[] unreadySinceNanos = new long[16];
    private long[] deletedNanos = new long[16];
    private long[] established = new long[16];
    private int[] live = new int[16];
    private int[] liveIndex = new int[16];
    private int liveCount;
    private int readyCount;

    /** No pods yet; the first identity has the address 10.0.0.1. */
    public PodTable() {
        this(0);
    }

    /**
     * No pods yet.
     *
     * @param addressBefore the address, as a number within 10.0.0.0/8, that precedes that of the first identity
     */
    public PodTable(int addressBefore) {
        this.addressBefore = addressBefore;
    }

    /**
     * Adds a pending pod.
     *
     * @param revision the revision of the workload's template, from 0
     * @param identity what its name and address are made of: unique for a Deployment's pods, the ordinal for a StatefulSet's
     * @return its number
     */
    public int create(int revision, int identity, long now) {
        int pod = count++;
        if (pod == open.length) {
            grow();
        }
        phase[pod] = Phase.PENDING;
        ready[pod] = false;
        this.revision[pod] = revision;
        this.identity[pod] = identity;
        node[pod] = NO_NODE;
        createdNanos[pod] = now;
        boundNanos[pod] = UNSET;
        startedNanos[pod] = UNSET;
        readySinceNanos[pod] = UNSET;
        unreadySinceNanos[pod] = UNSET;
        deletedNanos[pod] = UNSET;
        live[liveCount] = pod;
        liveIndex[pod] = liveCount++;
        return pod;
    }

    private void grow() {
        int size = open.length * 2;
        phase = Arrays.copyOf(phase, size);
        ready = Arrays.copyOf(ready, size);
        deletion = Arrays.copyOf(deletion, size);
        open = Arrays.copyOf(open, size);
        revision = Arrays.copyOf(revision, size);
        identity = Arrays.copyOf(identity, size);
        restarts = Arrays.copyOf(restarts, size);
        node = Arrays.copyOf(node, size);
        zone = Arrays.copyOf(zone, size);
        subset = Arrays.copyOf(subset, size);
        createdNanos = Arrays.copyOf(createdNanos, size);
        boundNanos = Arrays.copyOf(boundNanos, size);
        startedNanos = Arrays.copyOf(startedNanos, size);
        readySinceNanos = Arrays.copyOf(readySinceNanos, size);
        unreadySinceNanos = Arrays.copyOf(unreadySinceNanos, size);
        deletedNanos = Arrays.copyOf(deletedNanos, size);
        established = Arrays.copyOf(established, size);
        live = Arrays.copyOf(live, size);
        liveIndex = Arrays.copyOf(liveIndex, size);
    }

    /** The scheduler has bound the pod to a node of a zone. */
    public void bind(int pod, int toNode, int inZone, long now) {
        if (node[pod] != NO_NODE) {
            throw new IllegalStateException("pod " + pod + " is bound to node " + node[pod] + " already");
        }
        node[pod] = toNode;
        zone[pod] = inZone;
        boundNanos[pod] = now;
    }

    /** The container started. */
    public void start(int pod, long now) {
        advance(pod, Phase.RUNNING);
        startedNanos[pod] = now;
    }

    /** The pod became ready; it may be terminating. */
    public void becomeReady(int pod, long now) {
        if (ready[pod] || phase[pod] == Phase.PENDING || phase[pod] == Phase.GONE) {
            throw new IllegalStateException("pod " + pod + " cannot become ready: it is " + phase[pod]);
        }
        ready[pod] = true;
        readyCount++;
        readySinceNanos[pod] = now;
    }

    /** The pod is ready no longer; its phase stays. */
    public void becomeUnready(int pod, long now) {
        if (ready[pod]) {
            ready[pod] = false;
            readyCount--;
            unreadySinceNanos[pod] = now;
        }
    }

    /** The container restarted after a crash. */
    public void restart(int pod, long now) {
        restarts[pod]++;
        startedNanos[pod] = now;
    }

    /** The pod was deleted and is in its grace period. */
    public void delete(int pod, Deletion why, long now) {
        advance(pod, Phase.TERMINATING);
        deletion[pod] = why;
        deletedNanos[pod] = now;
    }

    /** The pod's process has ended; it must not hold connections. */
    public void remove(int pod, long now) {
        if (open[pod] != 0) {
            throw new IllegalStateException("pod " + pod + " ends with " + open[pod] + " connections");
        }
        becomeUnready(pod, now);
        advance(pod, Phase.GONE);
        int last = live[--liveCount];
        live[liveIndex[pod]] = last;
        liveIndex[last] = liveIndex[pod];
    }

    private void advance(int pod, Phase to) {
        if (phase[pod].compareTo(to) >= 0) {
            throw new IllegalStateException("pod " + pod + " cannot go from " + phase[pod] + " to " + to);
        }
        phase[pod] = to;
    }

    /** A connection was established. */
    public void open(int pod) {
        open[pod]++;
        established[pod]++;
    }

    /** A connection ended. */
    public void close(int pod) {
        open[pod]--;
    }

    /** Pods created so far. */
    public int count() {
        return count;
    }

    /** Pods that are not gone. */
    public int liveCount() {
        return liveCount;
    }

    /** The i-th pod that is not gone, in no particular but a reproducible order. */
    public int live(int i) {
        return live[i];
    }

    /** Pods that are ready, those in their grace period included. */
    public int readyCount() {
        return readyCount;
    }

    /** Where the pod is in its life. */
    public Phase phase(int pod) {
        return phase[pod];
    }

    /** Whether the pod passes its readiness probe. */
    public boolean ready(int pod) {
        return ready[pod];
    }

    /** Whether the pod is an endpoint for new connections: ready and not terminating. */
    public boolean serving(int pod) {
        return ready[pod] && phase[pod] == Phase.RUNNING;
    }

    /** Connections that the pod holds. */
    public int openConnections(int pod) {
        return open[pod];
    }

    /** Connections established on the pod since its creation. */
    public long establishedConnections(int pod) {
        return established[pod];
    }

    /** The revision of the workload's template. */
    public int revision(int pod) {
        return revision[pod];
    }

    /** What the pod's name and address are made of. */
    public int identity(int pod) {
        return identity[pod];
    }

    /** Container restarts. */
    public int restarts(int pod) {
        return restarts[pod];
    }

    /** The number of the pod's node, or {@link #NO_NODE}. */
    @Override
    public int node(int pod) {
        return node[pod];
    }

    /** Creation time. */
    public long createdNanos(int pod) {
        return createdNanos[pod];
    }

    /** When the pod was bound to its node, or {@link #UNSET}. */
    public long boundNanos(int pod) {
        return boundNanos[pod];
    }

    /** 1: Kubernetes gives every endpoint the same weight. */
    @Override
    public double weight(int pod) {
        return 1;
    }

    /** The number of the zone of the pod's node; 0 before it has one. */
    @Override
    public int zone(int pod) {
        return zone[pod];
    }

    /** The number of the pod's subset of the service; 0 unless said otherwise. */
    @Override
    public int subset(int pod) {
        return subset[pod];
    }

    /** Says which subset of the service the pod belongs to. */
    public void setSubset(int pod, int number) {
        subset[pod] = number;
    }

    /** When the container last started, or {@link #UNSET}. */
    public long startedNanos(int pod) {
        return startedNanos[pod];
    }

    /** When the pod last became ready, or {@link #UNSET}. */
    @Override
    public long readySinceNanos(int pod) {
        return readySinceNanos[pod];
    }

    /** When the pod last ceased to be ready, or {@link #UNSET}. */
    public long unreadySinceNanos(int pod) {
        return unreadySinceNanos[pod];
    }

    /** Why the pod was deleted; null while it is not. */
    public @Nullable Deletion deletion(int pod) {
        return deletion[pod];
    }

    /** When the pod was deleted, or {@link #UNSET}. */
    public long deletedNanos(int pod) {
        return deletedNanos[pod];
    }

    /** The pod's {@code address:port}: 10.x.y.z:8080, made of its identity. */
    @Override
    public String address(int pod) {
        int id = addressBefore + identity[pod] + 1;
        return "10." + (id >>> 16 & 255) + "." + (id >>> 8 & 255) + "." + (id & 255) + ":8080";
    }

    /** The pod's name. */
    public String name(int pod) {
        return "pod-" + identity[pod];
    }
}
