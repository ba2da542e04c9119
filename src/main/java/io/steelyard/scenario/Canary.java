package io.steelyard.scenario;

import io.steelyard.scenario.kubernetes.DeploymentSpec;

/**
 * A second Deployment behind the same balancer: the pods of another version, such as a canary or the other colour.
 *
 * <p>Its pods are subset 1 of the service, the others subset 0; what {@code workload} says holds for them too.
 *
 * @param deployment the pods
 */
public record Canary(@Default("{}") DeploymentSpec deployment) {}
