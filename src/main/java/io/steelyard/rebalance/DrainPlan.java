package io.steelyard.rebalance;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Workload.Drain;

/** When a pod that received SIGTERM closes each of its connections; a pure function of its options. */
public final class DrainPlan {
    /** The connection is not closed by the pod. */
    public static final long KEPT = -1;

    private final Drain drain;

    /** The plan that the scenario asks for. */
    public DrainPlan(Drain drain) {
        this.drain = drain;
    }

    /** Whether the process exits at SIGTERM, with all its connections. */
    public boolean exitsAtOnce() {
        return drain instanceof Drain.AtOnce;
    }

    /** Whether the process lives until SIGKILL even when its last connection is gone. */
    public boolean ignoresSigterm() {
        return drain instanceof Drain.UntilKilled;
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
        if (drain instanceof Drain.After after) {
            return after.delay().toNanos();
        } else if (drain instanceof Drain.Over over) {
            double share = draws.at(Purpose.DRAIN, client, attempt).nextDouble();
            return (long) (share * over.window().toNanos());
        } else if (drain instanceof Drain.Batches batches) {
            return index / batches.size().value() * batches.every().toNanos();
        } else if (drain instanceof Drain.AtRate atRate) {
            return (long) (index * (1e9 / atRate.rate().perSecond()));
        }
        return KEPT;
    }
}
