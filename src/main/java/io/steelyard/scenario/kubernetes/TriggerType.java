package io.steelyard.scenario.kubernetes;

/** The kinds of trigger of a ScaledObject that are modelled, in KEDA's words. */
public enum TriggerType {
    /** A query of Prometheus, which answers with one value. */
    prometheus,
    /** The pods' cpu, by the HorizontalPodAutoscaler's own Resource metric. */
    cpu,
    /** The pods' memory, by the HorizontalPodAutoscaler's own Resource metric. */
    memory
}
