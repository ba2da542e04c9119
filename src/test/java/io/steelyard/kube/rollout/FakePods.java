package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodPhase;
import io.steelyard.kube.pods.PodSet;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Pods that start, break and stop when a test says so. */
final class FakePods implements PodSet, PodControl {
    private record Pod(int revision, int ordinal, long created) {}

    private final List<Integer> living = new ArrayList<>();
    private final List<Pod> pods = new ArrayList<>();
    private final List<PodPhase> phases = new ArrayList<>();
    private final List<Boolean> ready = new ArrayList<>();
    private final List<Long> readySince = new ArrayList<>();
    private final List<Boolean> deleted = new ArrayList<>();
    private final List<Integer> costs = new ArrayList<>();
    private final List<String> nodes = new ArrayList<>();
    final List<Integer> deletions = new ArrayList<>();
    int refuseAfter = Integer.MAX_VALUE;
    IntConsumer onDelete = pod -> {};

    @Override
    public int create(int revision, int ordinal, long nowNanos) {
        if (pods.size() >= refuseAfter) {
            return NONE;
        }
        int pod = pods.size();
        pods.add(new Pod(revision, ordinal, nowNanos));
        nodes.add("node-" + pod);
        costs.add(0);
        phases.add(PodPhase.Pending);
        ready.add(false);
        readySince.add(0L);
        deleted.add(false);
        living.add(pod);
        return pod;
    }

    @Override
    public void delete(int pod, long nowNanos) {
        deleted.set(pod, true);
        deletions.add(pod);
        onDelete.accept(pod);
    }

    void makeReady(int pod, long nowNanos) {
        phases.set(pod, PodPhase.Running);
        ready.set(pod, true);
        readySince.set(pod, nowNanos);
    }

    void makeUnready(int pod) {
        ready.set(pod, false);
    }

    void makeAllReady(long nowNanos) {
        for (int pod : living) {
            if (!ready.get(pod) && !deleted.get(pod)) {
                makeReady(pod, nowNanos);
            }
        }
    }

    void fail(int pod) {
        phases.set(pod, PodPhase.Failed);
        ready.set(pod, false);
    }

    /** The kubelet of the pod's node is heard of no more. */
    void loseNode(int pod) {
        phases.set(pod, PodPhase.Running);
        ready.set(pod, false);
    }

    void place(int pod, String node) {
        nodes.set(pod, node);
    }

    void setCost(int pod, int cost) {
        costs.set(pod, cost);
    }

    void remove(int pod) {
        living.remove((Integer) pod);
    }

    int deletedPods() {
        return (int) living.stream().filter(deleted::get).count();
    }

    void removeDeleted() {
        living.removeIf(deleted::get);
    }

    int active(int revision, boolean readyOnly) {
        int count = 0;
        for (int pod : living) {
            if (active(pod) && revision(pod) == revision && (!readyOnly || ready(pod))) {
                count++;
            }
        }
        return count;
    }

    List<Integer> living() {
        return List.copyOf(living);
    }

    @Override
    public int size() {
        return living.size();
    }

    @Override
    public int pod(int index) {
        return living.get(index);
    }

    @Override
    public int revision(int pod) {
        return pods.get(pod).revision();
    }

    @Override
    public int ordinal(int pod) {
        return pods.get(pod).ordinal();
    }

    @Override
    public PodPhase phase(int pod) {
        return phases.get(pod);
    }

    @Override
    public boolean deleted(int pod) {
        return deleted.get(pod);
    }

    @Override
    public boolean ready(int pod) {
        return ready.get(pod);
    }

    @Override
    public long readySinceNanos(int pod) {
        return readySince.get(pod);
    }

    @Override
    public long createdNanos(int pod) {
        return pods.get(pod).created();
    }

    @Override
    public String nodeName(int pod) {
        return nodes.get(pod);
    }

    @Override
    public int maxRestarts(int pod) {
        return 0;
    }

    @Override
    public int deletionCost(int pod) {
        return costs.get(pod);
    }

    @Override
    public String uid(int pod) {
        return "uid-" + pod;
    }
}
