package io.steelyard.kube.disruption;

import io.steelyard.kube.pods.PodPhase;
import io.steelyard.kube.pods.PodSet;
import java.util.ArrayList;
import java.util.List;

/** Pods of which a test says only what matters to budgets. */
final class ListedPods implements PodSet {
    private final List<PodPhase> phases = new ArrayList<>();
    private final List<Boolean> ready = new ArrayList<>();
    private final List<Boolean> deleted = new ArrayList<>();

    /** Pods that are Running and Ready, and as many that run and are not. */
    static ListedPods of(int healthy, int unready) {
        ListedPods pods = new ListedPods();
        for (int i = 0; i < healthy + unready; i++) {
            pods.add(PodPhase.Running, i < healthy);
        }
        return pods;
    }

    int add(PodPhase phase, boolean isReady) {
        phases.add(phase);
        ready.add(isReady);
        deleted.add(false);
        return phases.size() - 1;
    }

    void delete(int pod) {
        deleted.set(pod, true);
    }

    @Override
    public int size() {
        return phases.size();
    }

    @Override
    public int pod(int index) {
        return index;
    }

    @Override
    public int revision(int pod) {
        return 0;
    }

    @Override
    public int ordinal(int pod) {
        return NO_ORDINAL;
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
        return 0;
    }

    @Override
    public long createdNanos(int pod) {
        return 0;
    }

    @Override
    public String nodeName(int pod) {
        return "node";
    }

    @Override
    public int maxRestarts(int pod) {
        return 0;
    }

    @Override
    public int deletionCost(int pod) {
        return 0;
    }

    @Override
    public String uid(int pod) {
        return Integer.toString(pod);
    }
}
