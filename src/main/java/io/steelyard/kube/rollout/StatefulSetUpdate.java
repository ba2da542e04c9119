package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodPhase;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.scenario.kubernetes.IntOrPercent;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.PodManagementPolicy;
import io.steelyard.scenario.kubernetes.RollingUpdateStatefulSetStrategy;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which pods of a StatefulSet its rolling update deletes next (kubernetes v1.28, pkg/controller/statefulset; with {@code
 * maxUnavailable} v1.35, {@code updateStatefulSetAfterInvariantEstablished}).
 *
 * <p>By version: before 1.34 a pod is well when it is Ready, from then on when it has been for {@code minReadySeconds}; from
 * 1.37 on {@code maxUnavailable} is 1 where it is not given, and under Parallel it is not used up by pods of an old revision
 * (kubernetes#137409). In 1.36, and in 1.35 from 1.35.4 on, whoever wants {@code maxUnavailable} has to switch it on.
 */
final class StatefulSetUpdate {
    private final int partition;
    private final Optional<IntOrPercent> maxUnavailable;
    private final boolean many;
    private final boolean outdatedCount;
    private final boolean availability;
    private final long minReadyNanos;
    private final PodSet pods;

    StatefulSetUpdate(StatefulSetSpec spec, KubernetesVersion version, long minReadyNanos, PodSet pods) {
        Optional<RollingUpdateStatefulSetStrategy> bounds =
                spec.updateStrategy().rollingUpdate();
        partition = bounds.map(RollingUpdateStatefulSetStrategy::partition).orElse(0);
        maxUnavailable = bounds.flatMap(RollingUpdateStatefulSetStrategy::maxUnavailable);
        many = maxUnavailable.isPresent() || version.atLeast(37);
        outdatedCount = spec.podManagementPolicy() == PodManagementPolicy.OrderedReady || !version.atLeast(37);
        availability = version.atLeast(34);
        this.minReadyNanos = minReadyNanos;
        this.pods = pods;
    }

    /** The first place, counted from the lowest ordinal, whose pod is updated; 0 for OnDelete, which updates any. */
    int partition() {
        return partition;
    }

    /** Whether a pod counts as missing: not well, or on its way out. */
    boolean isUnavailable(int pod, long nowNanos) {
        boolean well = availability
                ? pods.available(pod, minReadyNanos, nowNanos)
                : pods.phase(pod) == PodPhase.Running && pods.ready(pod);
        return !well || pods.deleted(pod);
    }

    /**
     * The pods to delete now, the highest ordinal first.
     *
     * @param inPlace the wanted pods in the order of their ordinals
     * @param revision the one that is rolled out
     */
    List<Integer> victims(int[] inPlace, int revision, long nowNanos) {
        return many ? asManyAsMayBeMissing(inPlace, revision, nowNanos) : nextOne(inPlace, revision, nowNanos);
    }

    /** The highest pod of another revision, once all above it are well. */
    private List<Integer> nextOne(int[] inPlace, int revision, long nowNanos) {
        for (int place = inPlace.length - 1; place >= partition; place--) {
            if (isOutdated(inPlace[place], revision)) {
                return List.of(inPlace[place]);
            }
            if (isUnavailable(inPlace[place], nowNanos)) {
                return List.of();
            }
        }
        return List.of();
    }

    /** The highest pods of another revision, as many as may be missing beyond all that are, wherever they stand. */
    private List<Integer> asManyAsMayBeMissing(int[] inPlace, int revision, long nowNanos) {
        int left = Math.max(
                1,
                maxUnavailable.map(most -> most.ofRoundedDown(inPlace.length)).orElse(1));
        for (int pod : inPlace) {
            if (isUnavailable(pod, nowNanos) && (outdatedCount || !isOutdated(pod, revision))) {
                left--;
            }
        }
        List<Integer> victims = new ArrayList<>();
        for (int place = inPlace.length - 1; place >= partition && victims.size() < left; place--) {
            if (isOutdated(inPlace[place], revision)) {
                victims.add(inPlace[place]);
            }
        }
        return victims;
    }

    private boolean isOutdated(int pod, int revision) {
        return pods.revision(pod) != revision && !pods.deleted(pod);
    }
}
