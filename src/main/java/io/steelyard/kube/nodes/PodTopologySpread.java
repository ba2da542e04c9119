package io.steelyard.kube.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one pod that is to be placed would spread its peers (kube-scheduler v1.28, plugins/podtopologyspread): which nodes
 * its required constraints rule out, and how the others score by the soft ones.
 */
final class PodTopologySpread {
    private static final long MAX_NODE_SCORE = 100;

    private final ClusterPod pod;
    private final List<Node> nodes;
    private final List<Domains> required = new ArrayList<>();
    private final List<SpreadConstraint> soft = new ArrayList<>();

    /**
     * @param nodes all nodes, also those that take no pods: their domains count
     */
    PodTopologySpread(ClusterPod pod, List<Node> nodes) {
        this.pod = pod;
        this.nodes = nodes;
        for (SpreadConstraint constraint : pod.requirements().spread()) {
            if (constraint.required()) {
                required.add(new Domains(constraint, peersByDomain(constraint)));
            } else {
                soft.add(constraint);
            }
        }
    }

    /** The peers in each domain of a constraint. */
    private record Domains(SpreadConstraint constraint, Map<String, Integer> peers) {
        boolean allows(Node node) {
            int least =
                    peers.values().stream().mapToInt(Integer::intValue).min().orElse(0);
            int here = peers.getOrDefault(constraint.topology().domain(node), 0);
            return here + 1 - least <= constraint.maxSkew();
        }
    }

    private Map<String, Integer> peersByDomain(SpreadConstraint constraint) {
        Map<String, Integer> peers = new LinkedHashMap<>();
        for (Node node : nodes) {
            if (constraint.counts(node)) {
                peers.merge(constraint.topology().domain(node), constraint.peers(node, pod), Integer::sum);
            }
        }
        return peers;
    }

    /** Whether the node's domains would still be even enough with one more peer. */
    boolean allows(Node node) {
        return required.stream().allMatch(domains -> domains.allows(node));
    }

    /** Whether the soft constraints tell nodes apart at all. */
    boolean scores() {
        return !soft.isEmpty();
    }

    /**
     * The scores of the nodes that are not ruled out, 0 to 100: the fewer peers in a node's domains the more. A domain's
     * peers weigh by the logarithm of how many domains there are, so that zones, being few, do not drown in nodes.
     */
    long[] scores(List<Node> feasible) {
        double[] sums = new double[feasible.size()];
        for (SpreadConstraint constraint : soft) {
            Map<String, Integer> peers = peersByDomain(constraint);
            double weight = StrictMath.log((double) (domains(constraint.topology(), feasible) + 2));
            for (int i = 0; i < sums.length; i++) {
                int here = constraint.topology() == Topology.HOSTNAME
                        ? constraint.peers(feasible.get(i), pod)
                        : peers.getOrDefault(feasible.get(i).zone(), 0);
                sums[i] += here * weight + (constraint.maxSkew() - 1);
            }
        }
        return normalized(sums);
    }

    private static long domains(Topology topology, List<Node> feasible) {
        return feasible.stream().map(topology::domain).distinct().count();
    }

    private static long[] normalized(double[] sums) {
        long[] scores = new long[sums.length];
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < sums.length; i++) {
            scores[i] = Math.round(sums[i]);
            least = Math.min(least, scores[i]);
            most = Math.max(most, scores[i]);
        }
        for (int i = 0; i < scores.length; i++) {
            scores[i] = most == 0 ? MAX_NODE_SCORE : MAX_NODE_SCORE * (most + least - scores[i]) / most;
        }
        return scores;
    }
}
