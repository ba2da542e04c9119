package io.steelyard.kube.rollout;

import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import java.util.List;
import java.util.Optional;

/**
 * Sizes the ReplicaSets of a Deployment whose replicas have changed, or which is paused (kubernetes v1.28,
 * pkg/controller/deployment/sync.go): no step of a rollout is done meanwhile.
 */
final class DeploymentScaling {
    private final ReplicaSets sets;
    private final DeploymentStrategyType strategy;
    private final boolean waitsForTermination;

    /**
     * @param waitsForTermination whether terminating pods count, so that growing may have to wait for them (KEP-5882)
     */
    DeploymentScaling(ReplicaSets sets, DeploymentStrategyType strategy, boolean waitsForTermination) {
        this.sets = sets;
        this.strategy = strategy;
        this.waitsForTermination = waitsForTermination;
    }

    /** Whether the replicas are others than those for which the sets were last sized ({@code isScalingEvent}). */
    boolean isDue(int replicas) {
        return sets.active().stream().anyMatch(set -> set.desiredAnnotation() != replicas || set.isPartlyScaled());
    }

    /**
     * Sizes the sets; answers whether any size has changed.
     *
     * @param replicas the wanted pods of the Deployment
     * @param surge the pods allowed above them
     * @param latest the ReplicaSet of the latest revision, if there is one
     * @param latestAvailable its available pods
     */
    boolean scale(int replicas, int surge, Optional<ReplicaSet> latest, int latestAvailable) {
        Optional<ReplicaSet> only = sets.activeOrLatest();
        if (only.isPresent()) {
            return scaleOnly(only.get(), replicas, surge);
        }
        if (latest.filter(set -> isSaturated(set, latestAvailable, replicas)).isPresent()) {
            boolean changed = false;
            for (ReplicaSet set : sets.active()) {
                changed |= set != latest.get() && set.resize(0, replicas, surge);
            }
            return changed;
        }
        return strategy == DeploymentStrategyType.RollingUpdate && scaleProportionally(replicas, surge);
    }

    /** Whether the latest ReplicaSet is what the Deployment is to be in the end. */
    private static boolean isSaturated(ReplicaSet latest, int available, int replicas) {
        return latest.replicas() == replicas && latest.desiredAnnotation() == replicas && available == replicas;
    }

    private boolean scaleOnly(ReplicaSet set, int replicas, int surge) {
        int size = waitsForTermination ? Math.min(replicas, set.replicas() + room(replicas, surge)) : replicas;
        return size < replicas ? set.resizePartly(size) : set.resize(replicas, replicas, surge);
    }

    private boolean scaleProportionally(int replicas, int surge) {
        List<ReplicaSet> active = sets.active();
        List<ProportionalScaling.Share> shares =
                active.stream().map(ReplicaSet::share).toList();
        List<Integer> wanted = ProportionalScaling.sizes(shares, replicas, surge);
        List<Integer> sizes = waitsForTermination
                ? ProportionalScaling.sizes(shares, replicas, surge, room(replicas, surge))
                : wanted;
        boolean changed = false;
        for (int i = 0; i < sizes.size(); i++) {
            ReplicaSet set = active.get(i);
            changed |= sizes.get(i).equals(wanted.get(i))
                    ? set.resize(sizes.get(i), replicas, surge)
                    : set.resizePartly(sizes.get(i));
        }
        return changed;
    }

    /** How many pods may be added where terminating ones count. */
    private int room(int replicas, int surge) {
        return Math.max(0, replicas + surge - sets.podsWithTerminating());
    }
}
