package io.steelyard.report.why;

import io.steelyard.scenario.Endpoints;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.Container;

/** Whether a pod takes clients from the moment its container runs, as many as come and at once, and balancers know it. */
final class PlainPods {
    private PlainPods() {}

    /** Whether attempts take no time and nobody turns them away. */
    static boolean acceptsAtOnce(Setup setup) {
        return setup.workload().accept().isEmpty()
                && setup.workload().downstream().isEmpty()
                && setup.admission().isEmpty()
                && setup.clients().handshake().requests() == 1;
    }

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
                && setup.workload().connectionLimit().isEmpty()
                && acceptsAtOnce(setup);
    }
}
