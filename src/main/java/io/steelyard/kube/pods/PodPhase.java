package io.steelyard.kube.pods;

/** The phase of a pod, in the API's words and in the order in which a ReplicaSet deletes (Pending first). */
public enum PodPhase {
    Pending,
    Unknown,
    Running,
    Succeeded,
    Failed;

    /** Whether a pod of this phase still counts towards its ReplicaSet. */
    public boolean active() {
        return this != Succeeded && this != Failed;
    }
}
