package io.steelyard.kube.nodes;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which nodes the anti-affinity of one pod rules out, and how the others score by it (kube-scheduler v1.28,
 * plugins/interpodaffinity). All pods of a workload have the same rules, so those of the pods that are there need no look
 * of their own.
 */
final class InterPodAffinity {
    private static final long MAX_NODE_SCORE = 100;

    private final List<Domains> required = new ArrayList<>();
    private final List<Domains> preferred = new ArrayList<>();

    InterPodAffinity(ClusterPod pod, List<Node> nodes) {
        for (AntiAffinity rule : pod.requirements().antiAffinity()) {
            Map<String, Integer> peers = new LinkedHashMap<>();
            for (Node node : nodes) {
                peers.merge(rule.topology().domain(node), AntiAffinity.peers(node, pod), Integer::sum);
            }
            (rule.required() ? required : preferred).add(new Domains(rule, peers));
        }
    }

    /** The peers in each domain of a rule. */
    private record Domains(AntiAffinity rule, Map<String, Integer> peers) {
        int at(Node node) {
            return peers.getOrDefault(rule.topology().domain(node), 0);
        }
    }

    /** Whether no peer is where the node's domains forbid one. */
    boolean allows(Node node) {
        return required.stream().allMatch(domains -> domains.at(node) == 0);
    }

    /** The scores of the nodes that are not ruled out, 0 to 100; all 0 where no rule tells them apart. */
    long[] scores(List<Node> feasible) {
        long[] disliked = new long[feasible.size()];
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int i = 0; i < disliked.length; i++) {
            for (Domains domains : preferred) {
                disliked[i] += (long) domains.rule().weight() * domains.at(feasible.get(i));
            }
            least = Math.min(least, disliked[i]);
            most = Math.max(most, disliked[i]);
        }
        long[] scores = new long[disliked.length];
        for (int i = 0; i < scores.length && most > least; i++) {
            scores[i] = (long) (MAX_NODE_SCORE * ((double) (most - disliked[i]) / (most - least)));
        }
        return scores;
    }
}
