package io.steelyard.rebalance;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.Workload;
import io.steelyard.scenario.Workload.Drain;
import java.util.Optional;

/** When a pod that received SIGTERM closes each of its connections; a pure function of its options. */
public final class DrainPlan {
    /** The connection is not closed by the pod. */
    public static final long KEPT = -1;

    /** From one look of an agent to the next (Istio 1.32, {@code pkg/envoy/agent.go}). */
    public static final long AGENT_PERIOD_NANOS = 1_000_000_000L;

    private final Drain drain;
    private final Optional<Long> cutNanos;
    private final Optional<Gateway.Shutdown> agent;

    /** The plan of an application that nobody hurries. */
    public DrainPlan(Drain drain) {
        this(drain, Optional.empty(), Optional.empty());
    }

    private DrainPlan(Drain drain, Optional<Long> cutNanos, Optional<Gateway.Shutdown> agent) {
        this.drain = drain;
        this.cutNanos = cutNanos;
        this.agent = agent;
    }

    /** The plan that the scenario asks for; a sidecar cuts what the application keeps for longer than it does. */
    public static DrainPlan of(Workload workload) {
        return new DrainPlan(
                workload.drain(),
                workload.sidecar()
                        .map(sidecar -> sidecar.terminationDrainDuration().toNanos()),
                Optional.empty());
    }

    /** The plan of a gateway: its agent's if it has one, else that of its workload. */
    public static DrainPlan of(Gateway gateway) {
        DrainPlan plan = of(gateway.workload());
        return new DrainPlan(plan.drain, plan.cutNanos, gateway.shutdown());
    }

    /** Whether the process exits at SIGTERM, with all its connections. */
    public boolean exitsAtOnce() {
        return drain instanceof Drain.AtOnce && agent.isEmpty();
    }

    /** Whether the process exits as soon as its last connection is gone. */
    public boolean exitsWhenEmpty() {
        return !ignoresSigterm() && agent.isEmpty();
    }

    /** Nanoseconds from SIGTERM until an agent looks at the process; {@link #KEPT} without one. */
    public long agentLooksAfterNanos() {
        return agent.isEmpty() ? KEPT : agent.get().after().toNanos();
    }

    /** Whether the agent that looks ends a process that holds so many connections; otherwise it looks again. */
    public boolean agentEnds(int connections) {
        return connections == 0 || !agent.orElseThrow().onceEmpty();
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
            return (long) (share * over.window().toNanos());
        } else if (drain instanceof Drain.Batches batches) {
            return index / batches.size().value() * batches.every().toNanos();
        } else if (drain instanceof Drain.AtRate atRate) {
            return (long) (index * (1e9 / atRate.rate().perSecond()));
        }
        return KEPT;
    }
}
