package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * The spec of a Deployment of apps/v1.
 *
 * @param replicas wanted pods at the start
 * @param strategy how a new version replaces the old one
 * @param minReadySeconds how long a pod must be ready before it counts as available
 * @param progressDeadlineSeconds how long a rollout may stand still before its condition says so; nothing is rolled back;
 *     2147483647 is none
 * @param paused whether rollouts wait; replicas still follow
 * @param podReplacementPolicy whether new pods wait until terminating ones have ended; absent: only a rollout of strategy
 *     Recreate waits
 * @param template the pods
 */
@Inert({"selector", "revisionHistoryLimit"})
public record DeploymentSpec(
        @Default("1") int replicas,
        @Default("{}") DeploymentStrategy strategy,
        @Default("0") int minReadySeconds,
        @Default("600") int progressDeadlineSeconds,
        @Default("false") boolean paused,
        Optional<DeploymentPodReplacementPolicy> podReplacementPolicy,
        @Default("{}") PodTemplateSpec template) {
    public DeploymentSpec {
        Checks.atLeast("replicas", 0, replicas);
        Checks.atLeast("minReadySeconds", 0, minReadySeconds);
        if (progressDeadlineSeconds <= minReadySeconds) {
            throw new IllegalArgumentException("progressDeadlineSeconds must be above minReadySeconds ("
                    + minReadySeconds + ") but is " + progressDeadlineSeconds);
        }
    }
}
