package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import java.util.List;

/**
 * How the pods of a workload keep apart (core/v1 {@code PodAntiAffinity}).
 *
 * @param requiredDuringSchedulingIgnoredDuringExecution rules that are never broken: a pod waits instead
 * @param preferredDuringSchedulingIgnoredDuringExecution rules that are broken where nothing else is left
 */
public record PodAntiAffinity(
        @Default("[]") List<PodAffinityTerm> requiredDuringSchedulingIgnoredDuringExecution,
        @Default("[]") List<WeightedPodAffinityTerm> preferredDuringSchedulingIgnoredDuringExecution) {
    public PodAntiAffinity {
        requiredDuringSchedulingIgnoredDuringExecution = List.copyOf(requiredDuringSchedulingIgnoredDuringExecution);
        preferredDuringSchedulingIgnoredDuringExecution = List.copyOf(preferredDuringSchedulingIgnoredDuringExecution);
    }
}
