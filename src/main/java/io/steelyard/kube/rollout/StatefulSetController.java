package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodPhase;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import java.util.Arrays;

/**
 * The controller of a StatefulSet under the policy OrderedReady (kubernetes v1.28, pkg/controller/statefulset): pods have
 * ordinals 0 to n - 1 and are created upwards, deleted and replaced downwards, one at a time. Every step waits until the
 * pod before it is gone or available; a pod is replaced in its own place, so that the set is one short meanwhile. A pod
 * that never becomes Ready stops everything, an update that would mend it too.
 */
public final class StatefulSetController implements WorkloadController {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final int partition;
    private final long minReadyNanos;
    private final PodSet pods;
    private final PodControl control;

    private int replicas;
    private int currentRevision = 1;
    private int updateRevision = 1;

    /**
     * A StatefulSet at its first revision, numbered 1; pods of that revision which exist already are taken over.
     *
     * @param pods the pods of this StatefulSet and no others
     */
    public StatefulSetController(StatefulSetSpec spec, PodSet pods, PodControl control) {
        this.partition = spec.updateStrategy().rollingUpdate().partition();
        this.minReadyNanos = spec.minReadySeconds() * NANOS_PER_SECOND;
        this.pods = pods;
        this.control = control;
        this.replicas = spec.replicas();
    }

    @Override
    public boolean sync(long nowNanos) {
        int[] byOrdinal = byOrdinal();
        for (int ordinal = 0; ordinal < replicas; ordinal++) {
            int pod = byOrdinal[ordinal];
            if (pod == PodControl.NONE) {
                int revision = ordinal < partition ? currentRevision : updateRevision;
                return control.create(revision, ordinal, nowNanos) != PodControl.NONE;
            }
            if (!pods.phase(pod).active() && !pods.deleted(pod)) {
                control.delete(pod, nowNanos);
                return true;
            }
            if (!pods.available(pod, minReadyNanos, nowNanos) || !healthy(pod)) {
                return false;
            }
        }
        if (byOrdinal.length > replicas) {
            return condemn(byOrdinal, nowNanos);
        }
        return update(byOrdinal, nowNanos);
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
    public boolean complete(long nowNanos) {
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.pod(i);
            boolean latest = pods.revision(pod) == updateRevision || pods.ordinal(pod) < partition;
            if (!latest || !pods.available(pod, minReadyNanos, nowNanos)) {
                return false;
            }
        }
        return pods.size() == replicas;
    }

    @Override
    public long nextWakeNanos(long nowNanos) {
        return minReadyNanos == 0 ? Long.MAX_VALUE : pods.nextAvailableNanos(minReadyNanos, nowNanos);
    }

    /** Deletes the highest pod above the wanted ones, unless another pod is in need of repair or on its way out. */
    private boolean condemn(int[] byOrdinal, long nowNanos) {
        int highest = byOrdinal[byOrdinal.length - 1];
        if (pods.deleted(highest)) {
            return false;
        }
        if (!healthy(highest)) {
            for (int ordinal = replicas; ordinal < byOrdinal.length - 1; ordinal++) {
                if (byOrdinal[ordinal] != PodControl.NONE && !healthy(byOrdinal[ordinal])) {
                    return false;
                }
            }
        }
        control.delete(highest, nowNanos);
        return true;
    }

    /** Deletes the highest pod of another revision; its place is filled once it is gone. */
    private boolean update(int[] byOrdinal, long nowNanos) {
        for (int ordinal = replicas - 1; ordinal >= partition; ordinal--) {
            if (pods.revision(byOrdinal[ordinal]) != updateRevision) {
                control.delete(byOrdinal[ordinal], nowNanos);
                return true;
            }
        }
        if (partition == 0) {
            currentRevision = updateRevision;
        }
        return false;
    }

    private boolean healthy(int pod) {
        return pods.phase(pod) == PodPhase.Running && pods.ready(pod) && !pods.deleted(pod);
    }

    /** The pods by ordinal, at least as many places as wanted; no trailing place is empty above those. */
    private int[] byOrdinal() {
        int places = replicas;
        for (int i = 0; i < pods.size(); i++) {
            places = Math.max(places, pods.ordinal(pods.pod(i)) + 1);
        }
        int[] byOrdinal = new int[places];
        Arrays.fill(byOrdinal, PodControl.NONE);
        for (int i = 0; i < pods.size(); i++) {
            byOrdinal[pods.ordinal(pods.pod(i))] = pods.pod(i);
        }
        return byOrdinal;
    }
}
