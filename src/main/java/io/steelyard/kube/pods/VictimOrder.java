package io.steelyard.kube.pods;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The order in which a ReplicaSet deletes its pods (kubernetes v1.28, pkg/controller/controller_utils.go, {@code
 * ActivePodsWithRanks}). Connections do not count: among Ready pods of equal cost the one on the fullest node goes first,
 * then the newest.
 *
 * <p>Ages are compared by the power of two they lie in, and pods of one such bucket by their UIDs, upon which the
 * comparison ends. That relation is not transitive, so no sort of the library may see it; {@link #first} takes the least
 * element as often as it is asked to. Which of several orders Kubernetes' own sort would give to such a set is not
 * defined.
 *
 * @param podDeletionCost whether {@code controller.kubernetes.io/pod-deletion-cost} counts (beta since 1.22, on)
 * @param logarithmicScaleDown whether ages are compared by buckets (stable since 1.31)
 */
public record VictimOrder(boolean podDeletionCost, boolean logarithmicScaleDown) {
    /** The order of Kubernetes with its default features. */
    public static final VictimOrder KUBERNETES = new VictimOrder(true, true);

    /**
     * A pod that may be deleted.
     *
     * @param id the caller's number of it
     * @param uid its UID
     * @param nodeName its node; empty while it has none
     * @param phase its phase
     * @param ready whether it is Ready
     * @param readySinceNanos since when; absent where not known, which counts as newest
     * @param maxRestarts the restarts of its most restarted container
     * @param createdNanos when it was created; absent where not known, which counts as newest
     * @param deletionCost its deletion cost; 0 where it has none
     * @param deleted whether its deletion has been asked for
     */
    public record Candidate(
            int id,
            String uid,
            String nodeName,
            PodPhase phase,
            boolean ready,
            OptionalLong readySinceNanos,
            int maxRestarts,
            OptionalLong createdNanos,
            int deletionCost,
            boolean deleted) {
        /** Whether the pod still counts towards its ReplicaSet. */
        public boolean active() {
            return phase.active() && !deleted;
        }
    }

    /**
     * Whether {@code a} is deleted before {@code b}.
     *
     * @param rankA the active pods of the same owner on the node of {@code a}, itself included
     * @param rankB the same for {@code b}
     */
    public boolean before(Candidate a, int rankA, Candidate b, int rankB, long nowNanos) {
        if (!a.nodeName().equals(b.nodeName())
                && (a.nodeName().isEmpty() || b.nodeName().isEmpty())) {
            return a.nodeName().isEmpty();
        }
        if (a.phase() != b.phase()) {
            return a.phase().compareTo(b.phase()) < 0;
        }
        if (a.ready() != b.ready()) {
            return !a.ready();
        }
        if (podDeletionCost && a.deletionCost() != b.deletionCost()) {
            return a.deletionCost() < b.deletionCost();
        }
        if (rankA != rankB) {
            return rankA > rankB;
        }
        if (a.ready() && !a.readySinceNanos().equals(b.readySinceNanos())) {
            return newer(a, a.readySinceNanos(), b, b.readySinceNanos(), nowNanos);
        }
        if (a.maxRestarts() != b.maxRestarts()) {
            return a.maxRestarts() > b.maxRestarts();
        }
        return !a.createdNanos().equals(b.createdNanos()) && newer(a, a.createdNanos(), b, b.createdNanos(), nowNanos);
    }

    private boolean newer(Candidate a, OptionalLong timeA, Candidate b, OptionalLong timeB, long nowNanos) {
        if (timeA.isEmpty() || timeB.isEmpty()) {
            return timeA.isEmpty();
        }
        if (!logarithmicScaleDown) {
            return timeA.getAsLong() > timeB.getAsLong();
        }
        int bucketA = bucket(nowNanos - timeA.getAsLong());
        int bucketB = bucket(nowNanos - timeB.getAsLong());
        return bucketA == bucketB ? a.uid().compareTo(b.uid()) < 0 : bucketA < bucketB;
    }

    private static int bucket(long ageNanos) {
        return ageNanos > 0 ? 63 - Long.numberOfLeadingZeros(ageNanos) : -1;
    }

    /**
     * The pods that are deleted first ({@code getPodsToDelete}).
     *
     * @param pods the active pods of the ReplicaSet
     * @param related the pods of all ReplicaSets of its owner, {@code pods} included: the active ones give the ranks
     * @param count how many; where it is all of them they come as they are
     */
    public List<Candidate> first(List<Candidate> pods, List<Candidate> related, int count, long nowNanos) {
        if (count >= pods.size()) {
            return List.copyOf(pods);
        }
        Map<String, Integer> onNode = new LinkedHashMap<>();
        for (Candidate pod : related) {
            if (pod.active()) {
                onNode.merge(pod.nodeName(), 1, Integer::sum);
            }
        }
        List<Candidate> left = new ArrayList<>(pods);
        List<Candidate> victims = new ArrayList<>(count);
        while (victims.size() < count) {
            int least = 0;
            for (int i = 1; i < left.size(); i++) {
                if (before(
                        left.get(i),
                        rank(onNode, left.get(i)),
                        left.get(least),
                        rank(onNode, left.get(least)),
                        nowNanos)) {
                    least = i;
                }
            }
            victims.add(left.remove(least));
        }
        return victims;
    }

    private static int rank(Map<String, Integer> onNode, Candidate pod) {
        return onNode.getOrDefault(pod.nodeName(), 0);
    }

    /** The plain order of controllers that know neither cost, ranks nor buckets ({@code ActivePods}). */
    public static List<Candidate> plain(List<Candidate> pods, long nowNanos) {
        VictimOrder order = new VictimOrder(false, false);
        List<Candidate> sorted = new ArrayList<>(pods);
        sorted.sort((a, b) -> order.before(a, 0, b, 0, nowNanos) ? -1 : order.before(b, 0, a, 0, nowNanos) ? 1 : 0);
        return sorted;
    }
}
