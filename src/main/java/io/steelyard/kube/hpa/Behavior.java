package io.steelyard.kube.hpa;

import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerBehavior;

/**
 * The scaling rules of both directions with defaults filled in.
 *
 * @param up rules for growing
 * @param down rules for shrinking
 */
public record Behavior(ScalingRules up, ScalingRules down) {
    /** The rules of a manifest; a direction that it does not mention has its defaults. */
    public static Behavior of(HorizontalPodAutoscalerBehavior behavior) {
        return new Behavior(
                ScalingRules.up(ScalingRules.Given.of(behavior.scaleUp())),
                ScalingRules.down(ScalingRules.Given.of(behavior.scaleDown())));
    }

    /**
     * Limits how fast replicas change ({@code convertDesiredReplicasWithBehaviorRate}). Replicas that do not change are
     * held against nothing.
     *
     * @param ups changes made upwards; they and {@code downs} count in both directions
     * @param downs changes made downwards
     */
    public Limited limit(
            int current, int desired, int min, int max, ScaleEvents ups, ScaleEvents downs, long nowNanos) {
        if (desired > current) {
            int step = Math.max(current, up.upLimit(current, ups, downs, nowNanos));
            if (desired > Math.min(max, step)) {
                return max > step ? new Limited(step, Reason.ScaleUpLimit) : new Limited(max, Reason.TooManyReplicas);
            }
        } else if (desired < current) {
            int step = Math.min(current, down.downLimit(current, ups, downs, nowNanos));
            if (desired < Math.max(min, step)) {
                return min < step ? new Limited(step, Reason.ScaleDownLimit) : new Limited(min, Reason.TooFewReplicas);
            }
        }
        return new Limited(desired, Reason.DesiredWithinRange);
    }

    /** Notes a change of replicas in the events of its direction. */
    public void store(int before, int after, ScaleEvents ups, ScaleEvents downs, long nowNanos) {
        if (after > before) {
            ups.store(after - before, up, nowNanos);
        } else {
            downs.store(before - after, down, nowNanos);
        }
    }
}
