package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;
import java.util.List;

/**
 * How the pods of a workload are to be spread over nodes or zones (core/v1 {@code TopologySpreadConstraint}). What the
 * selector selects is taken to be the workload's own pods.
 *
 * @param maxSkew how many more pods than the emptiest domain a domain may have, at least 1
 * @param topologyKey what a domain is: {@code kubernetes.io/hostname} or {@code topology.kubernetes.io/zone}
 * @param whenUnsatisfiable whether a pod waits rather than break it
 * @param matchLabelKeys with {@code pod-template-hash} among them only pods of the same revision count; other labels are
 *     alike on all pods of a workload
 * @param nodeTaintsPolicy Honor: nodes that take no pods, cordoned or NotReady, are no domains
 */
@Inert({"labelSelector", "nodeAffinityPolicy"})
@NotModelled({"minDomains"})
public record TopologySpreadConstraint(
        int maxSkew,
        String topologyKey,
        UnsatisfiableConstraintAction whenUnsatisfiable,
        @Default("[]") List<String> matchLabelKeys,
        @Default("Ignore") NodeInclusionPolicy nodeTaintsPolicy) {
    private static final String REVISION_LABEL = "pod-template-hash";

    public TopologySpreadConstraint {
        Checks.atLeast("maxSkew", 1, maxSkew);
        Check.topologyKey("topologyKey", topologyKey);
        matchLabelKeys = List.copyOf(matchLabelKeys);
    }

    /** Whether only pods of the same revision count. */
    public boolean sameRevision() {
        return matchLabelKeys.contains(REVISION_LABEL);
    }
}
