package io.steelyard.rebalance;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.Workload.Drain;
import java.util.Optional;

/** When a pod that received SIGTERM closes each of its connections; a pure function of its options. */
public final class DrainPlan {
    /** The connection is not closed by the pod. */
    public static final long KEPT = -1;

    private final Drain drain;
    private final Optional<Long> cutNanos;

    /** The plan of an application that nobody hurries. */
    public DrainPlan(Drain drain) {
        this(drain, Optional.empty());
    }

    private DrainPlan(Drain drain, Optional<Long> cutNanos) {
        this.drain = drain instanceof Drain.Preset preset
                ? DrainPresets.named(preset.name()).drain()
                : drain;
        this.cutNanos = cutNanos;
    }

    /** The plan that the scenario asks for; a sidecar cuts what the application keeps for longer than it does. */
    public static DrainPlan of(Workload workload) {
        return new DrainPlan(
                workload.drain(),
                workload.sidecar()
                        .map(sidecar -> sidecar.terminationDrainDuration().toNanos()));
    }

    /** Whether the process exits at SIGTERM, with all its connections. */
    public boolean exitsAtOnce() {
        return drain instanceof Drain.AtOnce;
    }

    /** Whether the process lives until SIGKILL even when its last connection is gone. */
    public boolean ignoresSigterm() {
        return drain instanceof Drain.UntilKilled;
    }

    /** Nanoseconds from SIGTERM until somebody else closes all connections that are left, or {@link #KEPT}. */
    public long cutNanos() {
        return cutNanos.orElse(KEPT);
    }

    /**
     * Nanoseconds from SIGTERM until a connection is closed, or {@link #KEPT}.
     *
     * @param index which of the pod's connections, from 0
     * @param draws source of the client's draws
     * @param client the client's number
     * @param attempt the attempt that opened the connection
     */
    public long closesAfterNanos(long index, CounterStream draws, long client, long attempt) {
        long byApplication = byApplicationNanos(index, draws, client, attempt);
        if (cutNanos.isEmpty()) {
            return byApplication;
        }
        return byApplication == KEPT ? cutNanos.get() : Math.min(byApplication, cutNanos.get());
    }

    private long byApplicationNanos(long index, CounterStream draws, long client, long attempt) {
        if (drain instanceof Drain.After after) {
            return after.delay().toNanos();
        } else if (drain instanceof Drain.Over over) {
            double share = draws.at(Purpose.DRAIN, client, attempt).nextDouble();
            return over.after().toNanos() + (long) (share * over.window().toNanos());
        } else if (drain instanceof Drain.Batches batches) {
            return index / batches.size().value() * batches.every().toNanos();
        } else if (drain instanceof Drain.AtRate atRate) {
            return (long) (index * (1e9 / atRate.rate().perSecond()));
        }
        return KEPT;
    }
}
