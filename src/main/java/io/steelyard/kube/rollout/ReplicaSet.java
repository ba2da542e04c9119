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
 * pkg/controller/replicaset, {@code manageReplicas}). Terminating pods neither count nor are waited for.
 */
final class ReplicaSet {
    /** The most pods created or deleted in one pass. */
    private static final int BURST = 500;

    private final int revision;
    private int replicas;
    private int desiredAnnotation;
    private int maxAnnotation;

    ReplicaSet(int revision) {
        this.revision = revision;
    }

    int revision() {
        return revision;
    }

    int replicas() {
        return replicas;
    }

    /** The wanted pods of the Deployment when this set was last sized. */
    int desiredAnnotation() {
        return desiredAnnotation;
    }

    /** The most pods its Deployment allowed when this set was last sized. */
    int maxAnnotation() {
        return maxAnnotation;
    }

    /** Sets the size and notes for which Deployment; answers whether the size is another. */
    boolean resize(int size, int deploymentReplicas, int surge) {
        boolean changed = size != replicas;
        replicas = size;
        desiredAnnotation = deploymentReplicas;
        maxAnnotation = deploymentReplicas + surge;
        return changed;
    }

    /** Creates or deletes pods until there are as many active ones as there should be, up to a burst. */
    boolean manage(PodSet pods, PodControl control, VictimOrder order, long nowNanos) {
        int active = 0;
        for (int i = 0; i < pods.size(); i++) {
            int pod = pods.pod(i);
            if (pods.revision(pod) == revision && pods.active(pod)) {
                active++;
            }
        }
        if (active < replicas) {
            SlowStart.Result created = SlowStart.run(
                    Math.min(replicas - active, BURST),
                    1,
                    () -> control.create(revision, PodSet.NO_ORDINAL, nowNanos) != PodControl.NONE);
            return created.successes() > 0;
        }
        victims(pods, order, Math.min(active - replicas, BURST), nowNanos)
                .forEach(victim -> control.delete(victim.id(), nowNanos));
        return active > replicas;
    }

    private List<Candidate> victims(PodSet pods, VictimOrder order, int count, long nowNanos) {
        if (count == 0) {
            return List.of();
        }
        List<Candidate> all = new ArrayList<>(pods.size());
        List<Candidate> own = new ArrayList<>();
        for (int i = 0; i < pods.size(); i++) {
            Candidate candidate = candidate(pods, pods.pod(i));
            all.add(candidate);
            if (candidate.active() && pods.revision(candidate.id()) == revision) {
                own.add(candidate);
            }
        }
        return order.first(own, all, count, nowNanos);
    }

    private static Candidate candidate(PodSet pods, int pod) {
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
