package io.steelyard.kube.nodes;

import io.steelyard.scenario.kubernetes.NodeInclusionPolicy;
import io.steelyard.scenario.kubernetes.TopologySpreadConstraint;
import io.steelyard.scenario.kubernetes.UnsatisfiableConstraintAction;

/**
 * One rule of how a pod's peers are spread over domains.
 *
 * @param topology what a domain is
 * @param maxSkew how many more peers than the emptiest domain a domain may have; for a soft rule, how much unevenness is
 *     made little of
 * @param required whether a node that breaks it is ruled out ({@code DoNotSchedule}) or only disliked ({@code
 *     ScheduleAnyway})
 * @param sameRevision whether only pods of the same revision are peers
 * @param honorTaints whether nodes that take no pods are left out of the count ({@code nodeTaintsPolicy: Honor})
 */
public record SpreadConstraint(
        Topology topology, int maxSkew, boolean required, boolean sameRevision, boolean honorTaints) {

    /** The rule that a manifest gives. */
    public static SpreadConstraint of(TopologySpreadConstraint constraint) {
        return new SpreadConstraint(
                Topology.of(constraint.topologyKey()),
                constraint.maxSkew(),
                constraint.whenUnsatisfiable() == UnsatisfiableConstraintAction.DoNotSchedule,
                constraint.sameRevision(),
                constraint.nodeTaintsPolicy() == NodeInclusionPolicy.Honor);
    }

    boolean counts(Node node) {
        return !honorTaints || node.schedulable();
    }

    /** The peers of a pod that a node has; those that are terminating do not count. */
    int peers(Node node, ClusterPod pod) {
        int peers = 0;
        for (ClusterPod other : node.pods()) {
            if (pod.isPeer(other, sameRevision)) {
                peers++;
            }
        }
        return peers;
    }
}
