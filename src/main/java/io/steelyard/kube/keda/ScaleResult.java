package io.steelyard.kube.keda;

/**
 * What KEDA made of one look at the triggers.
 *
 * @param replicas the replicas to be written to the workload; the current ones where nothing is to be done
 * @param active the reason of the ScaledObject's Active condition
 * @param note what it reports beside that
 */
public record ScaleResult(int replicas, Active active, Note note) {
    /** The reasons of the Active condition, in KEDA's words. */
    public enum Active {
        /** A trigger is active. */
        ScalerActive,
        /** None is, and the cooldown period is not over. */
        ScalerCooldown,
        /** None is. */
        ScalerNotActive
    }

    /** Events, and reasons of the Ready condition where it does not hold, in KEDA's words. */
    public enum Note {
        /** All is well. */
        ScaledObjectReady,
        /** Replicas were written because a trigger became active. */
        KEDAScaleTargetActivated,
        /** Replicas were written because no trigger has been active for the cooldown period. */
        KEDAScaleTargetDeactivated,
        /** A trigger is active and another one cannot be read. */
        PartialTriggerError,
        /** No trigger is active and one cannot be read. */
        TriggerError
    }
}
