package io.steelyard.kube.hpa;

/**
 * The limits on a change of replicas where a HorizontalPodAutoscaler has no {@code behavior} ({@code
 * convertDesiredReplicasWithRules}). Shrinking is limited by the least number of replicas only.
 *
 * @param scaleUpFactor how many times the current replicas may become at one tick
 * @param scaleUpMinimum how many replicas there may always be at one tick
 */
public record LegacyLimits(double scaleUpFactor, double scaleUpMinimum) {
    /** Doubling, and four replicas in any case: what Kubernetes runs with. */
    public static final LegacyLimits KUBERNETES = new LegacyLimits(2.0, 4.0);

    /** Brings wanted replicas within the limits. */
    public Limited limit(int current, int desired, int min, int max) {
        int step = (int) Math.max(scaleUpFactor * (double) current, scaleUpMinimum);
        if (desired < min) {
            return new Limited(min, Reason.TooFewReplicas);
        }
        if (desired > Math.min(max, step)) {
            return max > step ? new Limited(step, Reason.ScaleUpLimit) : new Limited(max, Reason.TooManyReplicas);
        }
        return new Limited(desired, Reason.DesiredWithinRange);
    }
}
