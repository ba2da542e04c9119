package io.steelyard.kube.pods;

/** What a controller may do to the pods of its workload. */
public interface PodControl {
    /** No pod: the creation was refused. */
    int NONE = -1;

    /**
     * Creates a pod, which is Pending from now on.
     *
     * @param revision the revision of the template
     * @param ordinal its place in a StatefulSet, or {@link PodSet#NO_ORDINAL}
     * @return the pod, or {@link #NONE}
     */
    int create(int revision, int ordinal, long nowNanos);

    /** Asks for the deletion of a pod, which is no longer active from now on and gone after its grace period. */
    void delete(int pod, long nowNanos);
}
