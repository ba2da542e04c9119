package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;

/**
 * The spec of a StatefulSet of apps/v1.
 *
 * @param replicas wanted pods at the start
 * @param updateStrategy how a new version replaces the old one
 * @param minReadySeconds how long a pod must be ready before it counts as available
 * @param podManagementPolicy whether pods are created and deleted one after another
 * @param ordinals how the pods are numbered
 * @param template the pods
 */
@Inert({
    "persistentVolumeClaimRetentionPolicy",
    "revisionHistoryLimit",
    "selector",
    "serviceName",
    "volumeClaimTemplates"
})
public record StatefulSetSpec(
        @Default("1") int replicas,
        @Default("{}") StatefulSetUpdateStrategy updateStrategy,
        @Default("0") int minReadySeconds,
        @Default("OrderedReady") PodManagementPolicy podManagementPolicy,
        @Default("{}") StatefulSetOrdinals ordinals,
        @Default("{}") PodTemplateSpec template) {
    public StatefulSetSpec {
        Checks.atLeast("replicas", 0, replicas);
        Checks.atLeast("minReadySeconds", 0, minReadySeconds);
    }
}
