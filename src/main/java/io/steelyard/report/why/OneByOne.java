package io.steelyard.report.why;

import io.steelyard.kube.rollout.RollingUpdate;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import io.steelyard.scenario.kubernetes.RollingUpdateDeployment;
import java.util.Optional;

/** Whether a setup's rollout replaces pods one by one, as the closed forms of rolling restarts suppose. */
final class OneByOne {
    private OneByOne() {}

    /** Whether the new pod comes before the old one goes; empty where pods are not replaced one by one. */
    static Optional<Boolean> surge(Setup setup) {
        if (setup.statefulSet().isPresent()) {
            boolean all =
                    setup.statefulSet().get().updateStrategy().rollingUpdate().partition() == 0;
            return all ? Optional.of(false) : Optional.empty();
        }
        DeploymentSpec deployment = setup.deployment().orElseThrow();
        Optional<RollingUpdateDeployment> bounds = deployment.strategy().rollingUpdate();
        if (deployment.strategy().type() != DeploymentStrategyType.RollingUpdate || bounds.isEmpty()) {
            return Optional.empty();
        }
        RollingUpdate.Fenceposts posts = RollingUpdate.resolveFenceposts(
                Optional.of(bounds.get().maxSurge()),
                Optional.of(bounds.get().maxUnavailable()),
                deployment.replicas());
        if (posts.surge() + posts.unavailable() != 1) {
            return Optional.empty();
        }
        // Hashes move by the pods' names, which a Deployment's new pods do not keep.
        boolean surge = posts.surge() == 1;
        boolean needsNames = !surge && setup.balancer().name().equals("rendezvous");
        return needsNames ? Optional.empty() : Optional.of(surge);
    }
}
