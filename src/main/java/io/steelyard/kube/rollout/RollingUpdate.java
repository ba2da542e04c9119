package io.steelyard.kube.rollout;

import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The arithmetic of a Deployment's rolling update (kubernetes v1.28, pkg/controller/deployment/rolling.go and
 * util/deployment_util.go).
 */
public final class RollingUpdate {
    private RollingUpdate() {}

    /**
     * How far the number of pods may stray, in pods.
     *
     * @param surge pods above the wanted number
     * @param unavailable pods below the wanted number
     */
    public record Fenceposts(int surge, int unavailable) {}

    /** The wanted and the available pods of a ReplicaSet. */
    public record Size(int replicas, int available) {}

    /**
     * Old ReplicaSets after some of their pods were taken away.
     *
     * @param sizes what is left of each, in the order given
     * @param removed pods taken away in all
     */
    public record Shrunk(List<Integer> sizes, int removed) {
        public Shrunk {
            sizes = List.copyOf(sizes);
        }
    }

    /**
     * Turns percentages into pods: surge rounded up, unavailability rounded down. Where both come to nothing, one pod may
     * be unavailable, or the update could never begin.
     *
     * @param maxSurge absent counts as 0
     * @param maxUnavailable absent counts as 0
     */
    public static Fenceposts resolveFenceposts(
            Optional<IntOrPercent> maxSurge, Optional<IntOrPercent> maxUnavailable, int replicas) {
        int surge = maxSurge.map(value -> value.ofRoundedUp(replicas)).orElse(0);
        int unavailable =
                maxUnavailable.map(value -> value.ofRoundedDown(replicas)).orElse(0);
        return new Fenceposts(surge, surge == 0 && unavailable == 0 ? 1 : unavailable);
    }

    /** The pods that may be missing: never more than there are, and none where pods are not replaced bit by bit. */
    public static int maxUnavailable(
            DeploymentStrategyType strategy,
            Optional<IntOrPercent> maxSurge,
            Optional<IntOrPercent> maxUnavailable,
            int replicas) {
        if (strategy != DeploymentStrategyType.RollingUpdate || replicas == 0) {
            return 0;
        }
        return Math.min(resolveFenceposts(maxSurge, maxUnavailable, replicas).unavailable(), replicas);
    }

    /**
     * The size to which the new ReplicaSet may grow ({@code NewRSNewReplicas}).
     *
     * @param replicas the wanted pods of the Deployment
     * @param maxSurge absent counts as 0
     * @param newReplicas the size of the new ReplicaSet
     * @param totalReplicas the size of all ReplicaSets together
     */
    public static int newReplicas(
            DeploymentStrategyType strategy,
            int replicas,
            Optional<IntOrPercent> maxSurge,
            int newReplicas,
            int totalReplicas) {
        if (strategy == DeploymentStrategyType.Recreate) {
            return replicas;
        }
        int most = replicas + maxSurge.map(value -> value.ofRoundedUp(replicas)).orElse(0);
        if (totalReplicas >= most) {
            return newReplicas;
        }
        return newReplicas + Math.min(most - totalReplicas, replicas - newReplicas);
    }

    /**
     * The size of the new ReplicaSet after one sync ({@code reconcileNewReplicaSet}).
     *
     * @param oldReplicas the size of all old ReplicaSets together, or all pods besides {@code newReplicas} that count
     */
    public static int reconcileNew(
            DeploymentStrategyType strategy,
            int replicas,
            Optional<IntOrPercent> maxSurge,
            int newReplicas,
            int oldReplicas) {
        if (newReplicas >= replicas) {
            return replicas;
        }
        return newReplicas(strategy, replicas, maxSurge, newReplicas, newReplicas + oldReplicas);
    }

    /**
     * Shrinks the old ReplicaSets as one sync does ({@code reconcileOldReplicaSets}): first what is not available goes, then as
     * much of the rest as availability leaves room for.
     *
     * @param replicas the wanted pods of the Deployment
     * @param maxUnavailable the pods that may be missing
     * @param old the old ReplicaSets, oldest first
     * @param latest the new ReplicaSet
     */
    public static Shrunk reconcileOld(int replicas, int maxUnavailable, List<Size> old, Size latest) {
        int oldTotal = old.stream().mapToInt(Size::replicas).sum();
        int leastAvailable = replicas - maxUnavailable;
        int newUnavailable = latest.replicas() - latest.available();
        int budget = oldTotal + latest.replicas() - leastAvailable - newUnavailable;
        if (oldTotal == 0 || budget <= 0) {
            return new Shrunk(old.stream().map(Size::replicas).toList(), 0);
        }
        Shrunk cleaned = cleanUpUnhealthy(old, budget);
        if (cleaned.removed() < budget && old.stream().anyMatch(RollingUpdate::isOverfull)) {
            return cleaned;
        }
        int available =
                latest.available() + old.stream().mapToInt(Size::available).sum();
        Shrunk scaled = scaleDownOld(replicas, maxUnavailable, cleaned.sizes(), available);
        return new Shrunk(scaled.sizes(), cleaned.removed() + scaled.removed());
    }

    /**
     * Takes up to {@code budget} pods that are not available from the old ReplicaSets ({@code cleanupUnhealthyReplicas}). At
     * a set that still has more available pods than wanted ones, because it deletes in bursts, the pass ends with an error,
     * and nothing else shrinks.
     */
    public static Shrunk cleanUpUnhealthy(List<Size> old, int budget) {
        List<Integer> sizes = new ArrayList<>(old.size());
        int left = budget;
        boolean failed = false;
        for (Size set : old) {
            failed |= left > 0 && isOverfull(set);
            int removed = failed ? 0 : Math.max(0, Math.min(left, set.replicas() - set.available()));
            left -= removed;
            sizes.add(set.replicas() - removed);
        }
        return new Shrunk(sizes, budget - left);
    }

    private static boolean isOverfull(Size set) {
        return set.replicas() > 0 && set.available() > set.replicas();
    }

    /**
     * Takes as many pods from the old ReplicaSets as are available beyond need ({@code
     * scaleDownOldReplicaSetsForRollingUpdate}).
     *
     * @param replicas the wanted pods of the Deployment
     * @param maxUnavailable the pods that may be missing
     * @param old the sizes, oldest first
     * @param available the available pods of all ReplicaSets
     */
    public static Shrunk scaleDownOld(int replicas, int maxUnavailable, List<Integer> old, int available) {
        List<Integer> sizes = new ArrayList<>(old.size());
        int room = Math.max(0, available - (replicas - maxUnavailable));
        int left = room;
        for (int size : old) {
            int removed = Math.min(left, size);
            left -= removed;
            sizes.add(size - removed);
        }
        return new Shrunk(sizes, room - left);
    }
}
