package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Inert;
import io.steelyard.scenario.NotModelled;

/**
 * The pods that a rule of affinity is about, and what counts as being together (core/v1 {@code PodAffinityTerm}). What the
 * selector selects is taken to be the workload's own pods.
 *
 * @param topologyKey {@code kubernetes.io/hostname} or {@code topology.kubernetes.io/zone}
 */
@Inert({"labelSelector", "namespaceSelector", "namespaces"})
@NotModelled({"matchLabelKeys", "mismatchLabelKeys"})
public record PodAffinityTerm(String topologyKey) {
    public PodAffinityTerm {
        Check.topologyKey("topologyKey", topologyKey);
    }
}
