package io.steelyard.kube.nodes;

import io.steelyard.scenario.kubernetes.PodAntiAffinity;
import java.util.ArrayList;
import java.util.List;

/**
 * One rule that keeps peers apart: no two of a domain, or rather none.
 *
 * @param topology what a domain is
 * @param required whether a domain with a peer is ruled out, or only disliked
 * @param weight how much it is disliked, 1 to 100; without meaning where it is required
 */
public record AntiAffinity(Topology topology, boolean required, int weight) {
    /** The rules that a manifest gives. */
    public static List<AntiAffinity> of(PodAntiAffinity manifest) {
        List<AntiAffinity> rules = new ArrayList<>();
        manifest.requiredDuringSchedulingIgnoredDuringExecution()
                .forEach(term -> rules.add(new AntiAffinity(Topology.of(term.topologyKey()), true, 0)));
        manifest.preferredDuringSchedulingIgnoredDuringExecution()
                .forEach(term -> rules.add(
                        new AntiAffinity(Topology.of(term.podAffinityTerm().topologyKey()), false, term.weight())));
        return rules;
    }

    /** The peers on a node, those in their grace period included, which here do count. */
    static int peers(Node node, ClusterPod pod) {
        int peers = 0;
        for (ClusterPod other : node.pods()) {
            peers += pod.isPeer(other, false) ? 1 : 0;
        }
        for (ClusterPod other : node.terminating()) {
            peers += pod.isPeer(other, false) ? 1 : 0;
        }
        return peers;
    }
}
