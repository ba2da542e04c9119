package io.steelyard.kube.hpa;

import java.util.OptionalLong;

/**
 * What the controller remembers of one HorizontalPodAutoscaler between ticks. Recommendations and events live in the
 * controller's memory only; the time of the last scaling stands in the object.
 */
public final class HpaState {
    private final Stabilizer stabilizer;
    private ScaleEvents ups;
    private ScaleEvents downs;
    private OptionalLong lastScaleNanos = OptionalLong.empty();

    /** The state of an object never seen before. */
    public HpaState() {
        this(new Stabilizer(), new ScaleEvents(), new ScaleEvents());
    }

    /** A state with a past. */
    public HpaState(Stabilizer stabilizer, ScaleEvents ups, ScaleEvents downs) {
        this.stabilizer = stabilizer;
        this.ups = ups;
        this.downs = downs;
    }

    /** The memory of recommendations. */
    public Stabilizer stabilizer() {
        return stabilizer;
    }

    /** The changes made upwards. */
    public ScaleEvents ups() {
        return ups;
    }

    /** The changes made downwards. */
    public ScaleEvents downs() {
        return downs;
    }

    /** When replicas were last changed; absent: never. */
    public OptionalLong lastScaleNanos() {
        return lastScaleNanos;
    }

    /** Loses what lives in memory only, as at a restart of the controller. */
    public void forget() {
        stabilizer.forget();
        ups = new ScaleEvents();
        downs = new ScaleEvents();
    }

    void scaled(long nowNanos) {
        lastScaleNanos = OptionalLong.of(nowNanos);
    }
}
