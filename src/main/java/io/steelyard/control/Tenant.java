package io.steelyard.control;

import io.steelyard.structure.IntList;

/** A workload whose pods run on the nodes of a cluster: what the cluster may do to them. Lists hold at least one pod. */
public interface Tenant {
    /**
     * Asks the eviction API to delete a pod.
     *
     * @return whether it was granted; it may be asked for again if not
     */
    boolean evict(int pod, long now);

    /** How many pods the workload's budget allows to evict now; as many as one likes without a budget. */
    int disruptionsAllowed(long now);

    /** Places the pods that no node had room for, if one has now. */
    void placePending(long now);

    /** The nodes of pods stop. */
    void lose(IntList pods, long now);

    /** The nodes of pods were found to be lost. */
    void markUnready(IntList pods, long now);

    /** Pods are deleted because their nodes have been lost for too long. */
    void letGo(IntList pods, long now);

    /** The nodes of pods are back. */
    void restore(IntList pods, long now);

    /** The nodes of pods exist no more, and neither do the pods. */
    void remove(IntList pods, long now);
}
