package io.steelyard.kube.hpa;

/**
 * A number of replicas after limits.
 *
 * @param replicas the replicas
 * @param reason the limit that held, or {@link Reason#DesiredWithinRange}
 */
public record Limited(int replicas, Reason reason) {}
