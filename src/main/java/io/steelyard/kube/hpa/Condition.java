package io.steelyard.kube.hpa;

/**
 * A condition in the status of a HorizontalPodAutoscaler.
 *
 * @param type which condition
 * @param status whether it holds
 * @param reason why
 */
public record Condition(Type type, boolean status, Reason reason) {
    /** The conditions there are, in the API's words. */
    public enum Type {
        AbleToScale,
        ScalingActive,
        ScalingLimited
    }
}
