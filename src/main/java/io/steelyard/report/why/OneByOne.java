package io.steelyard.report.why;

import io.steelyard.kube.rollout.RollingUpdate;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import io.steelyard.scenario.kubernetes.RollingUpdateDeployment;
import io.steelyard.scenario.kubernetes.RollingUpdateStatefulSetStrategy;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import io.steelyard.scenario.kubernetes.StatefulSetUpdateStrategyType;
import java.util.Optional;

/** Whether a setup's rollout replaces pods one by one, as the closed forms of rolling restarts suppose. */
final class OneByOne {
    private OneByOne() {}

    /** Whether the new pod comes before the old one goes; empty where pods are not replaced one by one. */
    static Optional<Boolean> surge(Setup setup) {
        if (setup.statefulSet().isPresent()) {
            return inPlace(setup.statefulSet().get()) ? Optional.of(false) : Optional.empty();
        }
        DeploymentSpec deployment = setup.deployment().orElseThrow();
        Optional<RollingUpdateDeployment> bounds = deployment.strategy().rollingUpdate();
        boolean rolls = deployment.strategy().type() == DeploymentStrategyType.RollingUpdate && !deployment.paused();
        if (!rolls || bounds.isEmpty()) {
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

    private static boolean inPlace(StatefulSetSpec spec) {
        Optional<RollingUpdateStatefulSetStrategy> bounds =
                spec.updateStrategy().rollingUpdate();
        boolean all = bounds.map(RollingUpdateStatefulSetStrategy::partition).orElse(0) == 0;
        boolean one = bounds.flatMap(RollingUpdateStatefulSetStrategy::maxUnavailable)
                .map(most -> most.ofRoundedDown(spec.replicas()) <= 1)
                .orElse(true);
        return all && one && spec.updateStrategy().type() == StatefulSetUpdateStrategyType.RollingUpdate;
    }
}
