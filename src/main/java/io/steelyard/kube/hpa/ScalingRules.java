package io.steelyard.kube.hpa;

import io.steelyard.scenario.kubernetes.HPAScalingPolicyType;
import io.steelyard.scenario.kubernetes.HPAScalingRules;
import io.steelyard.scenario.kubernetes.ScalingPolicySelect;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntBinaryOperator;

/**
 * The scaling rules of one direction with defaults filled in (autoscaling/v2 {@code HPAScalingRules}).
 *
 * <p>A percentage is computed in doubles, whose traps are Kubernetes' own: 10 % more than 100 replicas are 111, and 90 %
 * less are 9.
 *
 * @param stabilizationWindowSeconds how far back recommendations count; absent: the controller's own window
 * @param selectPolicy which policy holds
 * @param policies the policies
 * @param tolerance the fraction by which the metric may miss its target; absent: the controller's own
 */
public record ScalingRules(
        OptionalInt stabilizationWindowSeconds,
        ScalingPolicySelect selectPolicy,
        List<Policy> policies,
        OptionalDouble tolerance) {
    private static final List<Policy> DEFAULT_UP =
            List.of(new Policy(HPAScalingPolicyType.Pods, 4, 15), new Policy(HPAScalingPolicyType.Percent, 100, 15));
    private static final List<Policy> DEFAULT_DOWN = List.of(new Policy(HPAScalingPolicyType.Percent, 100, 15));

    /** A bound on the change of replicas within a period. */
    public record Policy(HPAScalingPolicyType type, int value, int periodSeconds) {}

    public ScalingRules {
        policies = List.copyOf(policies);
    }

    /** What a manifest says of one direction, before defaults. */
    public record Given(
            OptionalInt stabilizationWindowSeconds,
            Optional<ScalingPolicySelect> selectPolicy,
            Optional<List<Policy>> policies,
            OptionalDouble tolerance) {
        /** Nothing said: every default holds. */
        public static final Given NOTHING =
                new Given(OptionalInt.empty(), Optional.empty(), Optional.empty(), OptionalDouble.empty());

        /** What the given rules of a manifest say. */
        public static Given of(Optional<HPAScalingRules> rules) {
            return rules.map(given -> new Given(
                            given.stabilizationWindowSeconds()
                                    .map(OptionalInt::of)
                                    .orElseGet(OptionalInt::empty),
                            given.selectPolicy(),
                            given.policies()
                                    .map(list -> list.stream()
                                            .map(policy ->
                                                    new Policy(policy.type(), policy.value(), policy.periodSeconds()))
                                            .toList()),
                            given.tolerance()
                                    .map(quantity -> OptionalDouble.of(quantity.doubleValue()))
                                    .orElseGet(OptionalDouble::empty)))
                    .orElse(NOTHING);
        }
    }

    /** The rules for growing; a given list of policies replaces the default one entirely. */
    public static ScalingRules up(Given given) {
        return new ScalingRules(
                OptionalInt.of(given.stabilizationWindowSeconds().orElse(0)),
                given.selectPolicy().orElse(ScalingPolicySelect.Max),
                given.policies().orElse(DEFAULT_UP),
                given.tolerance());
    }

    /** The rules for shrinking; without a window the controller's own one holds. */
    public static ScalingRules down(Given given) {
        return new ScalingRules(
                given.stabilizationWindowSeconds(),
                given.selectPolicy().orElse(ScalingPolicySelect.Max),
                given.policies().orElse(DEFAULT_DOWN),
                given.tolerance());
    }

    /** The longest period that any policy looks back, in seconds. */
    public int longestPeriodSeconds() {
        return policies.stream().mapToInt(Policy::periodSeconds).max().orElse(0);
    }

    /** The most replicas that these rules for growing allow ({@code calculateScaleUpLimitWithScalingRules}). */
    public int upLimit(int current, ScaleEvents ups, ScaleEvents downs, long nowNanos) {
        return limit(current, ups, downs, nowNanos, selectPolicy == ScalingPolicySelect.Min ? Math::min : Math::max, 1);
    }

    /** The fewest replicas that these rules for shrinking allow ({@code calculateScaleDownLimitWithBehaviors}). */
    public int downLimit(int current, ScaleEvents ups, ScaleEvents downs, long nowNanos) {
        return limit(
                current, ups, downs, nowNanos, selectPolicy == ScalingPolicySelect.Min ? Math::max : Math::min, -1);
    }

    private int limit(
            int current, ScaleEvents ups, ScaleEvents downs, long nowNanos, IntBinaryOperator select, int sign) {
        if (selectPolicy == ScalingPolicySelect.Disabled) {
            return current;
        }
        OptionalInt limit = OptionalInt.empty();
        for (Policy policy : policies) {
            int atPeriodStart = current
                    - ups.changedWithin(policy.periodSeconds(), nowNanos)
                    + downs.changedWithin(policy.periodSeconds(), nowNanos);
            int allowed = allowed(policy, atPeriodStart, sign);
            limit = OptionalInt.of(limit.isPresent() ? select.applyAsInt(limit.getAsInt(), allowed) : allowed);
        }
        return limit.orElse(current);
    }

    private static int allowed(Policy policy, int atPeriodStart, int sign) {
        if (policy.type() == HPAScalingPolicyType.Pods) {
            return atPeriodStart + sign * policy.value();
        }
        double part = (double) policy.value() / 100;
        return sign > 0
                ? (int) Math.ceil((double) atPeriodStart * (1 + part))
                : (int) ((double) atPeriodStart * (1 - part));
    }
}
