package io.steelyard.scenario.kubernetes;

/** Whether nodes that a pod may not go to are left out of a count (Honor), or count like any other. */
public enum NodeInclusionPolicy {
    Honor,
    Ignore
}
