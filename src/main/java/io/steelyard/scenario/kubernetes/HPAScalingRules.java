package io.steelyard.scenario.kubernetes;

import java.util.List;
import java.util.Optional;

/**
 * The scaling rules of one direction (autoscaling/v2 {@code HPAScalingRules}); what is absent takes the direction's
 * default, which the autoscaler fills in.
 *
 * @param stabilizationWindowSeconds how far back recommendations count, 0 to 3600 s; absent: 0 up, 300 down
 * @param selectPolicy which policy holds; absent: Max
 * @param policies the policies, which replace the default list entirely; absent: 4 pods or 100 % in 15 s up, 100 % in
 *     15 s down
 * @param tolerance the fraction by which the metric may miss its target without a change; absent: 0.1. Part of the API
 *     from Kubernetes 1.33 and in effect by default from 1.35 (KEP-4951)
 */
public record HPAScalingRules(
        Optional<Integer> stabilizationWindowSeconds,
        Optional<ScalingPolicySelect> selectPolicy,
        Optional<List<HPAScalingPolicy>> policies,
        Optional<Quantity> tolerance) {
    public HPAScalingRules {
        stabilizationWindowSeconds.ifPresent(window -> Check.between("stabilizationWindowSeconds", window, 0, 3600));
        policies = policies.map(List::copyOf);
        if (policies.isPresent() && policies.get().isEmpty()) {
            throw new IllegalArgumentException("policies must hold at least one policy, found an empty list");
        }
        if (tolerance.isPresent() && tolerance.get().milliValue() < 0) {
            throw new IllegalArgumentException(
                    "tolerance must be at least 0, found " + tolerance.get().text());
        }
    }
}
