package io.steelyard.engine;

import org.jspecify.annotations.Nullable;

/**
 * A clock and the loop that advances it from event to event.
 *
 * <p>Events run in the order (time, rank, entity). Those of clients wait in one queue, all others in another, so that
 * millions of client timers do not slow down the control plane. Not thread-safe: one instance is one run.
 */
public final class Simulation {
    private static final int ENTITY_BITS = 27;

    /** The number of entities of one rank that can have events pending: 2^27, or 134 million. */
    public static final int ENTITIES = 1 << ENTITY_BITS;

    private static final Rank[] RANKS = Rank.values();

    private final EventQueue clientEvents;
    private final EventQueue otherEvents;
    private final @Nullable EventHandler[] handlers = new EventHandler[RANKS.length];
    private long now;
    private long executed;

    /**
     * A simulation at the given time.
     *
     * @param clientEvents holds the events of client slots
     * @param otherEvents holds all others
     */
    public Simulation(long startNanos, EventQueue clientEvents, EventQueue otherEvents) {
        this.now = startNanos;
        this.clientEvents = clientEvents;
        this.otherEvents = otherEvents;
    }

    /** Says what happens at events of the rank; each rank has one handler. */
    public void register(Rank rank, EventHandler handler) {
        if (handlers[rank.order()] != null) {
            throw new IllegalStateException(rank + " has a handler already");
        }
        handlers[rank.order()] = handler;
    }

    /**
     * Plans an event.
     *
     * @param time when; not before now
     * @param entity what it happens to; 0 to {@link #ENTITIES} - 1
     */
    public void schedule(long time, Rank rank, int entity) {
        if (time < now) {
            throw new IllegalArgumentException(
                    rank + " of " + entity + " at " + time + " ns is planned at " + now + " ns: time would go back");
        }
        if (entity < 0 || entity >= ENTITIES) {
            throw new IllegalArgumentException(rank + " names entity " + entity + "; at most " + ENTITIES + " fit");
        }
        (rank.ofClient() ? clientEvents : otherEvents).add(time, (rank.order() << ENTITY_BITS) | entity);
    }

    /**
     * Runs all events before the given time, and sets the clock to it.
     *
     * @param endNanos not before now
     */
    public void runUntil(long endNanos) {
        if (endNanos < now) {
            throw new IllegalArgumentException("run until " + endNanos + " ns at " + now + " ns: time would go back");
        }
        while (true) {
            boolean ofClient = nextIsOfClient();
            EventQueue queue = ofClient ? clientEvents : otherEvents;
            if (queue.isEmpty() || queue.minTime() >= endNanos) {
                break;
            }
            now = queue.minTime();
            int code = queue.pollCode();
            EventHandler handler = handlers[code >>> ENTITY_BITS];
            if (handler == null) {
                throw new IllegalStateException(RANKS[code >>> ENTITY_BITS] + " has no handler");
            }
            executed++;
            handler.onEvent(now, code & (ENTITIES - 1));
        }
        now = endNanos;
    }

    private boolean nextIsOfClient() {
        if (clientEvents.isEmpty()) {
            return false;
        }
        if (otherEvents.isEmpty()) {
            return true;
        }
        long client = clientEvents.minTime();
        long other = otherEvents.minTime();
        return client < other
                || (client == other && Integer.compareUnsigned(clientEvents.minCode(), otherEvents.minCode()) < 0);
    }

    /** The clock, nanoseconds from the start of the run; negative while it settles. */
    public long now() {
        return now;
    }

    /** Events run so far. */
    public long executedEvents() {
        return executed;
    }
}
