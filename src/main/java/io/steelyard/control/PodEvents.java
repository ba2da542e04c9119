package io.steelyard.control;

import io.steelyard.engine.EventHandler;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The events of the pods of several workloads: an event's entity is a workload and one of its pods, so that the workloads
 * share the engine's ranks and none knows of another.
 */
public final class PodEvents {
    private static final int POD_BITS = 20;

    /** The most workloads. */
    static final int WORKLOADS = Simulation.OTHERS >>> POD_BITS;

    private final Simulation simulation;
    private final Map<Rank, @Nullable EventHandler[]> handlers = new EnumMap<>(Rank.class);
    private int workloads;

    /** Events for no workload yet. */
    public PodEvents(Simulation simulation) {
        this.simulation = simulation;
    }

    /** The events of one more workload. */
    public Scope next() {
        if (workloads == WORKLOADS) {
            throw new IllegalStateException("there are " + WORKLOADS + " workloads already");
        }
        return new Scope(workloads++);
    }

    private void run(Rank rank, long now, int entity) {
        @Nullable EventHandler[] byWorkload = handlers.get(rank);
        EventHandler handler = byWorkload == null ? null : byWorkload[entity >>> POD_BITS];
        if (handler == null) {
            throw new IllegalStateException(rank + " has no handler for workload " + (entity >>> POD_BITS));
        }
        handler.onEvent(now, entity & ((1 << POD_BITS) - 1));
    }

    /** The events of one workload. */
    public final class Scope {
        private final int workload;

        private Scope(int workload) {
            this.workload = workload;
        }

        /** Says what happens at this workload's events of the rank. */
        void on(Rank rank, EventHandler handler) {
            @Nullable EventHandler[] byWorkload = handlers.get(rank);
            if (byWorkload == null) {
                byWorkload = new @Nullable EventHandler[WORKLOADS];
                handlers.put(rank, byWorkload);
                simulation.register(rank, (now, entity) -> run(rank, now, entity));
            }
            if (byWorkload[workload] != null) {
                throw new IllegalStateException(rank + " has a handler already");
            }
            byWorkload[workload] = handler;
        }

        /** Plans an event of this workload: of one of its pods, of one of its metrics, or, as 0, of itself. */
        void schedule(long time, Rank rank, int entity) {
            if (entity < 0 || entity >= 1 << POD_BITS) {
                throw new IllegalArgumentException(
                        rank + " names entity " + entity + "; at most " + (1 << POD_BITS) + " fit");
            }
            simulation.schedule(time, rank, (workload << POD_BITS) | entity);
        }

        /** The clock, nanoseconds. */
        long now() {
            return simulation.now();
        }
    }
}
