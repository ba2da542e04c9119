package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.pods.VictimOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The ReplicaSets of a Deployment that are wanted or have pods, oldest first. What is empty and old is forgotten: no rollout
 * returns to it.
 */
final class ReplicaSets {
    private final PodSet pods;
    private final List<ReplicaSet> sets = new ArrayList<>();

    /**
     * @param pods the pods of all of them and no others
     */
    ReplicaSets(PodSet pods) {
        this.pods = pods;
    }

    /** Adds the set of a revision above all others. */
    ReplicaSet add(int revision) {
        ReplicaSet set = new ReplicaSet(revision, pods);
        sets.add(set);
        return set;
    }

    /** The set of a revision; absent until a rollout has made it. */
    Optional<ReplicaSet> of(int revision) {
        return sets.stream().filter(set -> set.revision() == revision).findFirst();
    }

    /** The sets of other revisions. */
    List<ReplicaSet> old(int revision) {
        return sets.stream().filter(set -> set.revision() != revision).toList();
    }

    /** The sets of which pods are wanted. */
    List<ReplicaSet> active() {
        return sets.stream().filter(set -> set.replicas() > 0).toList();
    }

    /** The only set of which pods are wanted, or the newest where there is none; absent where there are several. */
    Optional<ReplicaSet> activeOrLatest() {
        List<ReplicaSet> active = active();
        return switch (active.size()) {
            case 0 -> Optional.of(sets.get(sets.size() - 1));
            case 1 -> Optional.of(active.get(0));
            default -> Optional.empty();
        };
    }

    /** The active pods. */
    int activePods() {
        return sets.stream().mapToInt(ReplicaSet::active).sum();
    }

    /** The pods that are there or will be, where terminating ones count. */
    int podsWithTerminating() {
        int terminating = 0;
        for (int i = 0; i < pods.size(); i++) {
            if (pods.terminating(pods.pod(i))) {
                terminating++;
            }
        }
        return terminating
                + sets.stream()
                        .mapToInt(set -> Math.max(set.replicas(), set.active()))
                        .sum();
    }

    /** Lets every set create or delete its pods; answers whether any did. */
    boolean manage(PodControl control, long nowNanos) {
        boolean changed = false;
        for (ReplicaSet set : sets) {
            changed |= set.manage(control, VictimOrder.KUBERNETES, nowNanos);
        }
        ReplicaSet newest = sets.get(sets.size() - 1);
        sets.removeIf(set -> set != newest && set.replicas() == 0 && !set.hasPods());
        return changed;
    }
}
