package io.steelyard.kube.rollout;

import java.util.Optional;

/**
 * The controller of a workload's pods. Whoever drives it calls {@link #sync} after every change to the pods or the
 * controller, at the same instant, until it answers false.
 */
public interface WorkloadController {
    /**
     * Does one pass: compares what is with what should be and creates and deletes pods.
     *
     * @return whether anything changed, so that another pass may find more to do
     */
    boolean sync(long nowNanos);

    /** Sets the wanted number of pods; the next {@link #sync} acts on it. */
    void setReplicas(int replicas);

    /** The wanted number of pods ({@code spec.replicas}). */
    int specReplicas();

    /** The number of pods there are ({@code status.replicas}). */
    int statusReplicas();

    /** Begins to replace all pods by those of a new revision, whose number is returned. */
    int rollout();

    /** The revision that all pods should have. */
    int revision();

    /** Whether a pod that this controller deletes now makes room for one of a newer revision. */
    boolean replaces(int pod);

    /** Whether exactly the wanted pods exist, all of the latest revision and available. */
    boolean complete(long nowNanos);

    /** The condition of its rollouts; absent where the workload has none. */
    default Optional<Progressing> progressing() {
        return Optional.empty();
    }

    /** When a {@link #sync} is due without any change to the pods; {@link Long#MAX_VALUE}: never. */
    long nextWakeNanos(long nowNanos);
}
