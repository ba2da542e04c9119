package io.steelyard.kube.nodes;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A machine of the cluster, with the pods that are bound to it.
 *
 * <p>Three things are told apart: a node may be lost, which nobody knows at first; it is NotReady once the control plane
 * has noticed; and it is cordoned where somebody wants no more pods on it. Pods in their grace period still take up room.
 */
public final class Node {
    /** The time of something that has not happened. */
    public static final long UNSET = Long.MIN_VALUE;

    private final int number;
    private final String name;
    private final String pool;
    private final String zone;
    private final Capacity capacity;
    private final List<ClusterPod> pods = new ArrayList<>();
    private final List<ClusterPod> terminating = new ArrayList<>();
    private boolean cordoned;
    private boolean beingRemoved;
    private boolean ready = true;
    private boolean destroyed;
    private long lostSinceNanos = UNSET;
    private long lastPodEventNanos;

    /**
     * An empty, Ready node.
     *
     * @param number its number in the cluster: the order of the nodes
     * @param nowNanos when it joined
     */
    public Node(int number, String name, String pool, String zone, Capacity capacity, long nowNanos) {
        this.number = number;
        this.name = name;
        this.pool = pool;
        this.zone = zone;
        this.capacity = capacity;
        lastPodEventNanos = nowNanos;
    }

    /** An independent node of the same state, to try things out on. */
    Node copy() {
        Node copy = new Node(number, name, pool, zone, capacity, lastPodEventNanos);
        copy.pods.addAll(pods);
        copy.terminating.addAll(terminating);
        copy.cordoned = cordoned;
        copy.beingRemoved = beingRemoved;
        copy.ready = ready;
        copy.destroyed = destroyed;
        copy.lostSinceNanos = lostSinceNanos;
        return copy;
    }

    /** The scheduler has bound a pod to this node. */
    public void bind(ClusterPod pod, long nowNanos) {
        pods.add(pod);
        lastPodEventNanos = nowNanos;
    }

    /** The deletion of a pod was asked for; it keeps its place until it is gone. */
    public void terminate(ClusterPod pod, long nowNanos) {
        if (!pods.remove(pod)) {
            throw new IllegalStateException(
                    name + " has no active pod " + pod.pod() + " of workload " + pod.workload());
        }
        terminating.add(pod);
        lastPodEventNanos = nowNanos;
    }

    /** A pod is gone. */
    public void release(ClusterPod pod, long nowNanos) {
        if (!terminating.remove(pod) && !pods.remove(pod)) {
            throw new IllegalStateException(name + " has no pod " + pod.pod() + " of workload " + pod.workload());
        }
        lastPodEventNanos = nowNanos;
    }

    /** No more pods are to be bound to it. */
    public void cordon() {
        cordoned = true;
    }

    /** Pods may be bound to it again. */
    public void uncordon() {
        cordoned = false;
    }

    /** An autoscaler removes the node (true), or has given up doing so. */
    public void beingRemoved(boolean value) {
        beingRemoved = value;
    }

    /** The machine stops: its pods are silent, and it is no longer heard of. */
    public void lose(long nowNanos) {
        if (lostSinceNanos == UNSET) {
            lostSinceNanos = nowNanos;
        }
    }

    /** The machine stops for good: the cloud takes it away. */
    public void destroy(long nowNanos) {
        lose(nowNanos);
        destroyed = true;
    }

    /** The machine is heard of again. */
    public void recover() {
        lostSinceNanos = UNSET;
    }

    void ready(boolean value) {
        ready = value;
    }

    /** Its number: the order of the nodes. */
    public int number() {
        return number;
    }

    /** Its name, which is also the value of its {@code kubernetes.io/hostname}. */
    public String name() {
        return name;
    }

    /** The name of its pool. */
    public String pool() {
        return pool;
    }

    /** Its zone. */
    public String zone() {
        return zone;
    }

    /** What it has for its pods. */
    public Capacity capacity() {
        return capacity;
    }

    /** The pods bound to it whose deletion was not asked for, in the order of their binding. */
    public List<ClusterPod> pods() {
        return Collections.unmodifiableList(pods);
    }

    /** The pods bound to it that are in their grace period. */
    public List<ClusterPod> terminating() {
        return Collections.unmodifiableList(terminating);
    }

    /** Whether pods may be bound to it, so far as the control plane knows: Ready, not cordoned, not being removed. */
    public boolean schedulable() {
        return ready && !cordoned && !beingRemoved;
    }

    /** Whether it is cordoned. */
    public boolean cordoned() {
        return cordoned;
    }

    /** Whether an autoscaler is removing it. */
    public boolean beingRemoved() {
        return beingRemoved;
    }

    /** Whether the control plane takes it for Ready. */
    public boolean ready() {
        return ready;
    }

    /** Whether the machine stands still. */
    public boolean lost() {
        return lostSinceNanos != UNSET;
    }

    /** Since when the machine stands still, or {@link #UNSET}. */
    public long lostSinceNanos() {
        return lostSinceNanos;
    }

    /** Whether the machine is gone for good. */
    public boolean destroyed() {
        return destroyed;
    }

    /** When a pod was last bound, deleted or released here, or else when the node joined. */
    public long lastPodEventNanos() {
        return lastPodEventNanos;
    }

    @Override
    public String toString() {
        return name;
    }
}
