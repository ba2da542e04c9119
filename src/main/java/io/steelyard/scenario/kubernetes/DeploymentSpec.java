package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;

/**
 * The spec of a Deployment of apps/v1. {@code progressDeadlineSeconds} only sets a condition, which nothing here acts on.
 *
 * @param replicas wanted pods at the start
 * @param strategy how a new version replaces the old one
 * @param minReadySeconds how long a pod must be ready before it counts as available
 * @param template the pods
 */
@Inert({"selector", "revisionHistoryLimit", "progressDeadlineSeconds"})
@NotModelled({"paused", "podReplacementPolicy"})
public record DeploymentSpec(
        @Default("1") int replicas,
        @Default("{}") DeploymentStrategy strategy,
        @Default("0") int minReadySeconds,
        @Default("{}") PodTemplateSpec template) {
    public DeploymentSpec {
        Checks.atLeast("replicas", 0, replicas);
        Checks.atLeast("minReadySeconds", 0, minReadySeconds);
    }
}
