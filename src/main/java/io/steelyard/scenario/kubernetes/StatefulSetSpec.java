package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;

/**
 * The spec of a StatefulSet of apps/v1.
 *
 * @param replicas wanted pods at the start
 * @param updateStrategy how a new version replaces the old one
 * @param minReadySeconds how long a pod must be ready before it counts as available
 * @param podManagementPolicy OrderedReady; Parallel is not modelled
 * @param template the pods
 */
@Inert({
    "persistentVolumeClaimRetentionPolicy",
    "revisionHistoryLimit",
    "selector",
    "serviceName",
    "volumeClaimTemplates"
})
@NotModelled({"ordinals"})
public record StatefulSetSpec(
        @Default("1") int replicas,
        @Default("{}") StatefulSetUpdateStrategy updateStrategy,
        @Default("0") int minReadySeconds,
        @Default("OrderedReady") PodManagementPolicy podManagementPolicy,
        @Default("{}") PodTemplateSpec template) {
    public StatefulSetSpec {
        Checks.atLeast("replicas", 0, replicas);
        Checks.atLeast("minReadySeconds", 0, minReadySeconds);
        if (podManagementPolicy == PodManagementPolicy.Parallel) {
            throw new IllegalArgumentException("podManagementPolicy Parallel is not modelled yet; OrderedReady is");
        }
    }
}
