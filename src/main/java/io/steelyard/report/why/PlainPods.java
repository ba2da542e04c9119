package io.steelyard.report.why;

import io.steelyard.scenario.Endpoints;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.Container;

/** Whether a pod takes clients from the moment its container runs, as many as come, and balancers know it at once. */
final class PlainPods {
    private PlainPods() {}

    /** So closed forms suppose it, which know one instant at which a pod is there. */
    static boolean of(Setup setup) {
        boolean answersAtOnce = setup.workload().warmUp() instanceof Law.Deterministic warmUp
                && warmUp.value().isZero();
        boolean probed = setup.podSpec().containers().stream()
                .findFirst()
                .flatMap(Container::readinessProbe)
                .isPresent();
        return answersAtOnce
                && !probed
                && setup.endpoints() instanceof Endpoints.Immediate
                && setup.workload().connectionLimit().isEmpty();
    }
}
