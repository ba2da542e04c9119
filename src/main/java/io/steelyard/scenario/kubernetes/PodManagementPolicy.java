package io.steelyard.scenario.kubernetes;

/** In which order a StatefulSet creates and deletes its pods. */
public enum PodManagementPolicy {
    OrderedReady,
    Parallel
}
