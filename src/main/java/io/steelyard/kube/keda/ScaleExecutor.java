package io.steelyard.kube.keda;

import io.steelyard.kube.keda.ScaleResult.Active;
import io.steelyard.kube.keda.ScaleResult.Note;
import io.steelyard.scenario.kubernetes.ScaledObjectSpec;
import java.util.OptionalLong;

/**
 * The part of KEDA that takes a workload from no replica to one and back ({@code RequestScale}, {@code scaleToZeroOrIdle}
 * and {@code scaleFromZeroOrIdle} of pkg/scaling/executor/scale_scaledobjects.go). It writes the replicas itself, past every
 * window and policy of the HorizontalPodAutoscaler, from however many there are (kedacore/keda#7770).
 *
 * <p>It remembers when a trigger was last active; that stands in the ScaledObject's status and survives a restart.
 */
public final class ScaleExecutor {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final ScaledObjectSpec spec;
    private final long createdNanos;
    private OptionalLong lastActiveNanos = OptionalLong.empty();

    /**
     * @param createdNanos when the ScaledObject was created
     */
    public ScaleExecutor(ScaledObjectSpec spec, long createdNanos) {
        this.spec = spec;
        this.createdNanos = createdNanos;
    }

    /** Decides on one look at the triggers. */
    public ScaleResult request(long nowNanos, int currentReplicas, TriggerState triggers) {
        return triggers.active()
                ? whileActive(nowNanos, currentReplicas, triggers.error())
                : whileInactive(nowNanos, currentReplicas, triggers.error());
    }

    private ScaleResult whileActive(long nowNanos, int current, boolean error) {
        boolean idle = spec.idleReplicaCount().isPresent() && current < spec.minReplicaCount();
        if (idle || current == 0) {
            lastActiveNanos = OptionalLong.of(nowNanos);
            return new ScaleResult(
                    Math.max(1, spec.minReplicaCount()), Active.ScalerActive, Note.KEDAScaleTargetActivated);
        }
        if (error) {
            return new ScaleResult(current, Active.ScalerActive, Note.PartialTriggerError);
        }
        lastActiveNanos = OptionalLong.of(nowNanos);
        return new ScaleResult(current, Active.ScalerActive, Note.ScaledObjectReady);
    }

    private ScaleResult whileInactive(long nowNanos, int current, boolean error) {
        if (error) {
            return new ScaleResult(current, Active.ScalerNotActive, Note.TriggerError);
        }
        boolean aboveIdle = spec.idleReplicaCount().isPresent()
                && current > spec.idleReplicaCount().get();
        if (aboveIdle || (current > 0 && spec.minReplicaCount() == 0)) {
            return cooledDown(nowNanos)
                    ? new ScaleResult(
                            spec.idleReplicaCount().orElse(spec.minReplicaCount()),
                            Active.ScalerNotActive,
                            Note.KEDAScaleTargetDeactivated)
                    : new ScaleResult(current, Active.ScalerCooldown, Note.ScaledObjectReady);
        }
        boolean below = spec.idleReplicaCount().isEmpty() && current < spec.minReplicaCount();
        return new ScaleResult(
                below ? spec.minReplicaCount() : current, Active.ScalerNotActive, Note.ScaledObjectReady);
    }

    /** Exactly at the end of the period it is not over yet. */
    private boolean cooledDown(long nowNanos) {
        long sinceNanos = lastActiveNanos.orElse(createdNanos);
        int seconds = lastActiveNanos.isPresent() ? spec.cooldownPeriod() : spec.initialCooldownPeriod();
        return sinceNanos + seconds * NANOS_PER_SECOND < nowNanos;
    }
}
