package io.steelyard.kube.nodes;

import java.util.List;
import java.util.Optional;

/**
 * Chooses a node for a pod as kube-scheduler v1.28 does with its default plugins: first it filters (schedulable, room for
 * the requests, required spread and anti-affinity), then it scores, each plugin 0 to 100 times its weight: PodTopologySpread
 * 2, InterPodAffinity 2, LeastAllocated 1, BalancedAllocation 1.
 *
 * <p>Departures: of nodes with equal scores the lowest number is taken, where Kubernetes draws one; all nodes are scored,
 * where Kubernetes stops at a share of them in clusters of more than 100; images that a node already has count for
 * nothing; BalancedAllocation leaves pods without requests alone, as v1.33 does, on every version; nobody is preempted.
 */
public final class Scheduler {
    private static final int SPREAD_WEIGHT = 2;
    private static final int AFFINITY_WEIGHT = 2;

    /**
     * What holds for pods without constraints of their own (plugins/podtopologyspread, {@code systemDefaultConstraints}):
     * the pods of one ReplicaSet are spread over nodes, and more loosely over zones, if nothing speaks against it.
     */
    private static final SpreadConstraint BY_NODE = new SpreadConstraint(Topology.HOSTNAME, 3, false, true, false);

    private static final SpreadConstraint BY_ZONE = new SpreadConstraint(Topology.ZONE, 5, false, true, false);

    private Scheduler() {}

    /**
     * The constraints of a template that has none.
     *
     * @param replicaSets whether its pods belong to ReplicaSets, of which each is spread for itself; a StatefulSet is one
     *     whole
     */
    public static List<SpreadConstraint> defaultConstraints(boolean replicaSets) {
        if (replicaSets) {
            return List.of(BY_NODE, BY_ZONE);
        }
        return List.of(
                new SpreadConstraint(BY_NODE.topology(), BY_NODE.maxSkew(), false, false, false),
                new SpreadConstraint(BY_ZONE.topology(), BY_ZONE.maxSkew(), false, false, false));
    }

    /**
     * The node for a pod; empty if it fits nowhere.
     *
     * @param nodes all nodes of the cluster, in the order of their numbers
     */
    public static Optional<Node> place(ClusterPod pod, List<Node> nodes) {
        PodTopologySpread spread = new PodTopologySpread(pod, nodes);
        InterPodAffinity affinity = new InterPodAffinity(pod, nodes);
        List<Node> feasible = nodes.stream()
                .filter(Node::schedulable)
                .filter(node -> NodeResources.fits(node, pod.requirements()))
                .filter(spread::allows)
                .filter(affinity::allows)
                .toList();
        return feasible.isEmpty()
                ? Optional.empty()
                : Optional.of(feasible.get(best(scores(pod, feasible, spread, affinity))));
    }

    private static long[] scores(
            ClusterPod pod, List<Node> feasible, PodTopologySpread spread, InterPodAffinity affinity) {
        long[] bySpread = spread.scores() ? spread.scores(feasible) : new long[feasible.size()];
        long[] byAffinity = affinity.scores(feasible);
        long[] scores = new long[feasible.size()];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = SPREAD_WEIGHT * bySpread[i]
                    + AFFINITY_WEIGHT * byAffinity[i]
                    + NodeResources.leastAllocated(feasible.get(i), pod.requirements())
                    + NodeResources.balancedAllocation(feasible.get(i), pod.requirements());
        }
        return scores;
    }

    private static int best(long[] scores) {
        int best = 0;
        for (int i = 1; i < scores.length; i++) {
            if (scores[i] > scores[best]) {
                best = i;
            }
        }
        return best;
    }
}
