package io.steelyard.kube.rollout;

import io.steelyard.kube.pods.PodControl;
import io.steelyard.kube.pods.PodSet;
import io.steelyard.kube.pods.SlowStart;
import io.steelyard.kube.pods.VictimOrder;
import io.steelyard.kube.pods.VictimOrder.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * The pods of one revision of a Deployment: how many there should be, and the pass that makes it so (kubernetes v1.28,
 * pkg/controller/replicaset, {@code manageReplicas}). Terminating pods neither count nor are waited for. A pod that has
 * ended is replaced at once and stays as it is.
 */
final class ReplicaSet {
    /** The most pods created or deleted in one pass. */
    private static final int BURST = 500;

    private static final int NOT_SCALING = -1;

    private final int revision;
    private final PodSet pods;
    private int replicas;
    private int desiredAnnotation;
    private int maxAnnotation;
    private int replicasBeforeScale = NOT_SCALING;

    /**
     * @param pods the pods of all ReplicaSets of the Deployment
     */
    ReplicaSet(int revision, PodSet pods) {
        this.revision = revision;
        this.pods = pods;
    }

    int revision() {
        return revision;
    }

    /** The wanted pods. */
    int replicas() {
        return replicas;
    }

    /** The wanted pods of the Deployment when this set was last sized. */
    int desiredAnnotation() {
        return desiredAnnotation;
    }

    /** Whether it has been scaled in part only, because terminating pods are waited for. */
    boolean isPartlyScaled() {
        return replicasBeforeScale != NOT_SCALING;
    }

    /** This set as proportional scaling sees it. */
    ProportionalScaling.Share share() {
        int before = isPartlyScaled() ? replicasBeforeScale : replicas;
        return new ProportionalScaling.Share(revision, replicas, before, maxAnnotation);
    }

    /** Sets the size and notes for which Deployment; answers whether the size is another. */
    boolean resize(int size, int deploymentReplicas, int surge) {
        boolean changed = size != replicas;
        replicas = size;
        replicasBeforeScale = NOT_SCALING;
        desiredAnnotation = deploymentReplicas;
        maxAnnotation = deploymentReplicas + surge;
        return changed;
    }

    /** Sets a size on the way to the one of a scaling that has to wait, and keeps what the rest is reckoned from. */
    boolean resizePartly(int size) {
        boolean changed = size != replicas;
        replicasBeforeScale = isPartlyScaled() ? replicasBeforeScale : replicas;
        replicas = size;
        return changed;
    }

    /** Its active pods ({@code status.replicas}). */
    int active() {
        int active = 0;
        for (int i = 0; i < pods.size(); i++) {
            if (owns(pods.pod(i)) && pods.active(pods.pod(i))) {
                active++;
            }
        }
        return active;
    }

    /** Its available pods ({@code status.availableReplicas}). */
    int available(long minReadyNanos, long nowNanos) {
        int available = 0;
        for (int i = 0; i < pods.size(); i++) {
            if (owns(pods.pod(i)) && pods.available(pods.pod(i), minReadyNanos, nowNanos)) {
                available++;
            }
        }
        return available;
    }

    /** Whether any of its pods is there, ended or not. */
    boolean hasPods() {
        for (int i = 0; i < pods.size(); i++) {
            if (owns(pods.pod(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether any of its pods still runs: a terminating one does, one that has ended does not. */
    boolean hasRunningPods() {
        for (int i = 0; i < pods.size(); i++) {
            if (owns(pods.pod(i)) && pods.phase(pods.pod(i)).active()) {
                return true;
            }
        }
        return false;
    }

    private boolean owns(int pod) {
        return pods.revision(pod) == revision;
    }

    /**
     * Creates or deletes pods until there are as many active ones as there should be, up to a burst. What could not be
     * created is tried again in the next pass.
     */
    boolean manage(PodControl control, VictimOrder order, long nowNanos) {
        int active = active();
        if (active < replicas) {
            SlowStart.Result created = SlowStart.run(
                    Math.min(replicas - active, BURST),
                    1,
                    () -> control.create(revision, PodSet.NO_ORDINAL, nowNanos) != PodControl.NONE);
            return created.successes() > 0;
        }
        victims(order, Math.min(active - replicas, BURST), nowNanos)
                .forEach(victim -> control.delete(victim.id(), nowNanos));
        return active > replicas;
    }

    private List<Candidate> victims(VictimOrder order, int count, long nowNanos) {
        if (count == 0) {
            return List.of();
        }
        List<Candidate> related = new ArrayList<>(pods.size());
        List<Candidate> own = new ArrayList<>();
        for (int i = 0; i < pods.size(); i++) {
            Candidate candidate = candidate(pods.pod(i));
            related.add(candidate);
            if (candidate.active() && owns(candidate.id())) {
                own.add(candidate);
            }
        }
        return order.first(own, related, count, nowNanos);
    }

    private Candidate candidate(int pod) {
        boolean ready = pods.ready(pod);
        return new Candidate(
                pod,
                pods.uid(pod),
                pods.nodeName(pod),
                pods.phase(pod),
                ready,
                ready ? OptionalLong.of(pods.readySinceNanos(pod)) : OptionalLong.empty(),
                pods.maxRestarts(pod),
                OptionalLong.of(pods.createdNanos(pod)),
                pods.deletionCost(pod),
                pods.deleted(pod));
    }
}
