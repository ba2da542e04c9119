package io.steelyard.kube.hpa;

/** A rule that decides, once per period, how many replicas there should be. */
public interface Autoscaler {
    /** The time between two decisions in nanoseconds; the first falls one period after the start. */
    long periodNanos();

    /**
     * Decides from what is known at {@code nowNanos}; calls come in the order of time.
     *
     * @param nowNanos the simulated time
     * @param sample the state of the workload and what its metrics read
     */
    Decision decide(long nowNanos, FleetSample sample);

    /**
     * Another instance takes over, as at a failover of the controller: what lived in memory only is lost. The next decision
     * comes one period later.
     */
    default void restarted() {}
}
