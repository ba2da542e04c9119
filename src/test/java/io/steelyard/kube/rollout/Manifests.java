package io.steelyard.kube.rollout;

import io.steelyard.Steelyard;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;

/** Specs of workloads, written as in a scenario. */
final class Manifests {
    private Manifests() {}

    static DeploymentSpec deployment(String spec) {
        return setup("deployment: " + spec).deployment().orElseThrow();
    }

    static StatefulSetSpec statefulSet(String spec) {
        return setup("statefulSet: " + spec).statefulSet().orElseThrow();
    }

    private static Setup setup(String workload) {
        return Steelyard.parse("""
                        duration: 1h
                        clients: {open: 1, lifetime: never}
                        balancer: random
                        """ + workload + "\n").baselineSetup();
    }
}
