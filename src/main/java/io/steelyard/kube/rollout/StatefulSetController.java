package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.pods.SlowStart;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import io.steelyard.scenario.kubernetes.PodManagementPolicy;
import io.steelyard.scenario.kubernetes.RollingUpdateStatefulSetStrategy;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import io.steelyard.scenario.kubernetes.StatefulSetUpdateStrategyType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * The controller of a StatefulSet (kubernetes v1.28, pkg/controller/statefulset). Pods have consecutive ordinals; a pod is
 * replaced in its own place, so that the set is short of it meanwhile, and never is there a second pod in the place of one
 * that still exists.
 *
 * <p>Under the policy OrderedReady pods are created upwards, deleted and replaced downwards; every step waits until the pod
 * before it is gone or available. A pod that never becomes Ready therefore stops everything, an update that would mend it too
 * (kubernetes#67250). Under Parallel only the update waits, for what {@link StatefulSetUpdate} says.
 */
public final class StatefulSetController implements WorkloadController {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final boolean ordered;
    private final boolean rolling;
    private final int start;
    private final long minReadyNanos;
    private final StatefulSetUpdate update;
    private final PodSet pods;
    private final PodControl control;

    private int replicas;
    private int currentRevision = 1;
    private int updateRevision = 1;
    private boolean changed;
    private boolean refused;

    /**
     * A StatefulSet at its first revision, numbered 1; pods of that revision which exist already are taken over.
     *
     * @param version whose rules hold
     * @param pods the pods of this StatefulSet and no others
     */
    public StatefulSetController(StatefulSetSpec spec, KubernetesVersion version, PodSet pods, PodControl control) {
        this.ordered = spec.podManagementPolicy() == PodManagementPolicy.OrderedReady;
        this.rolling = spec.updateStrategy().type() == StatefulSetUpdateStrategyType.RollingUpdate;
        this.start = spec.ordinals().start();
        this.minReadyNanos = spec.minReadySeconds() * NANOS_PER_SECOND;
        this.update = new StatefulSetUpdate(spec, version, minReadyNanos, pods);
        this.pods = pods;
        this.control = control;
        this.replicas = spec.replicas();
    }

    /**
     * Refuses a manifest that uses what a version of Kubernetes has not.
     *
     * @throws IllegalArgumentException with what that is
     */
    public static void check(StatefulSetSpec spec, KubernetesVersion version) {
        boolean given = spec.updateStrategy()
                .rollingUpdate()
                .flatMap(RollingUpdateStatefulSetStrategy::maxUnavailable)
                .isPresent();
        if (given && !version.atLeast(35)) {
            throw new IllegalArgumentException("updateStrategy.rollingUpdate.maxUnavailable is off by default before"
                    + " Kubernetes 1.35 (feature MaxUnavailableStatefulSet), and this is " + version);
        }
    }

    @Override
    public boolean sync(long nowNanos) {
        changed = false;
        refused = false;
        int[] inPlace = inPlace();
        List<Integer> condemned = condemned();
        int firstUnavailable = firstUnavailable(inPlace, condemned, nowNanos);
        boolean held = forAll(replicas, place -> processReplica(inPlace, place, nowNanos))
                || forAll(condemned.size(), i -> processCondemned(condemned.get(i), firstUnavailable, nowNanos));
        if (!held && rolling) {
            update.victims(inPlace, updateRevision, nowNanos).forEach(pod -> delete(pod, nowNanos));
        }
        completeRollingUpdate();
        return changed;
    }

    /** Does a step for each pod, until one holds up the others or all at once; answers whether what follows is held up. */
    private boolean forAll(int count, IntPredicate step) {
        if (ordered) {
            return IntStream.range(0, count).anyMatch(step);
        }
        int[] next = {0};
        return SlowStart.run(count, 1, () -> {
                    boolean unused = step.test(next[0]++); // in parallel no pod holds up the others
                    return !refused;
                })
                .failed();
    }

    /** Creates the pod of an empty place and deletes one that has ended; holds up the next ones until it is available. */
    private boolean processReplica(int[] inPlace, int place, long nowNanos) {
        int pod = inPlace[place];
        if (pod == PodControl.NONE) {
            int revision = place < update.partition() ? currentRevision : updateRevision;
            inPlace[place] = control.create(revision, start + place, nowNanos);
            refused |= inPlace[place] == PodControl.NONE;
            changed |= inPlace[place] != PodControl.NONE;
            return true;
        }
        if (!pods.phase(pod).active()) {
            delete(pod, nowNanos);
            return true;
        }
        return !pods.available(pod, minReadyNanos, nowNanos);
    }

    /** Deletes a pod that is not wanted any more; under OrderedReady it has to be well, or the first that is not. */
    private boolean processCondemned(int pod, int firstUnavailable, long nowNanos) {
        if (!ordered || pod == firstUnavailable || pods.available(pod, minReadyNanos, nowNanos)) {
            delete(pod, nowNanos);
        }
        return true;
    }

    private void delete(int pod, long nowNanos) {
        if (!pods.deleted(pod)) {
            control.delete(pod, nowNanos);
            changed = true;
        }
    }

    /** The lowest pod that is not well: a wanted one, then one that is not wanted; of an empty place it is none. */
    private int firstUnavailable(int[] inPlace, List<Integer> condemned, long nowNanos) {
        for (int pod : inPlace) {
            if (pod == PodControl.NONE || update.isUnavailable(pod, nowNanos)) {
                return pod;
            }
        }
        for (int i = condemned.size() - 1; i >= 0; i--) {
            if (update.isUnavailable(condemned.get(i), nowNanos)) {
                return condemned.get(i);
            }
        }
        return PodControl.NONE;
    }

    /** Once all pods are there, Ready and of the new revision, those below the partition come back with it too. */
    private void completeRollingUpdate() {
        boolean complete = rolling && pods.size() == replicas;
        for (int i = 0; i < pods.size() && complete; i++) {
            int pod = pods.pod(i);
            complete = pods.ready(pod) && !pods.deleted(pod) && pods.revision(pod) == updateRevision;
        }
        if (complete) {
            currentRevision = updateRevision;
        }
    }

    /** The wanted pods by place. */
    private int[] inPlace() {
        int[] inPlace = new int[replicas];
        Arrays.fill(inPlace, PodControl.NONE);
        for (int i = 0; i < pods.size(); i++) {
            if (isWanted(pods.pod(i))) {
                inPlace[place(pods.pod(i))] = pods.pod(i);
            }
        }
        return inPlace;
    }

    /** The pods that are not wanted any more, the highest ordinal first. */
    private List<Integer> condemned() {
        return IntStream.range(0, pods.size())
                .mapToObj(pods::pod)
                .filter(pod -> !isWanted(pod))
                .sorted(Comparator.comparing(pod -> -pods.ordinal(pod)))
                .toList();
    }

    private boolean isWanted(int pod) {
        return place(pod) >= 0 && place(pod) < replicas;
    }

    private int place(int pod) {
        return pods.ordinal(pod) - start;
    }

    @Override
    public void setReplicas(int replicas) {
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas must be at least 0 but is " + replicas);
        }
        this.replicas = replicas;
    }

    @Override
    public int specReplicas() {
        return replicas;
    }

    /** The number of pods there are; a terminating one counts, because its place is taken until it is gone. */
    @Override
    public int statusReplicas() {
        return pods.size();
    }

    @Override
    public int rollout() {
        return ++updateRevision;
    }

    @Override
    public int revision() {
        return updateRevision;
    }

    @Override
    public boolean replaces(int pod) {
        return isWanted(pod) && !isUpToDate(pod);
    }

    /** Whether a pod may stay as it is; below the partition any may. */
    private boolean isUpToDate(int pod) {
        return pods.revision(pod) == updateRevision || place(pod) < update.partition();
    }

    @Override
    public boolean complete(long nowNanos) {
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.pod(i);
            if (!isUpToDate(pod) || !pods.available(pod, minReadyNanos, nowNanos)) {
                return false;
            }
        }
        return pods.size() == replicas;
    }

    @Override
    public long nextWakeNanos(long nowNanos) {
        return minReadyNanos == 0 ? Long.MAX_VALUE : pods.nextAvailableNanos(minReadyNanos, nowNanos);
    }
}
