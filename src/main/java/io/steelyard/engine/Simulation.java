package io.steelyard.engine;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A clock and the loop that advances it from event to event.
 *
 * <p>Events run in the order (time, rank, entity). Those of clients wait in one queue, all others in another, so that
 * millions of client timers do not slow down the control plane. Not thread-safe: one instance is one run.
 */
public final class Simulation {
    private static final int CLIENT_BITS = 27;
    private static final int OTHER_BITS = 26;

    /** The number of clients that can have events pending: 2^27, or 134 million. */
    public static final int CLIENTS = 1 << CLIENT_BITS;

    /** The number of entities of any other kind that can have events of one rank pending: 2^26, or 67 million. */
    public static final int OTHERS = 1 << OTHER_BITS;

    private static final List<Rank> CLIENT_RANKS =
            Stream.of(Rank.values()).filter(Rank::ofClient).toList();
    private static final List<Rank> OTHER_RANKS =
            Stream.of(Rank.values()).filter(rank -> !rank.ofClient()).toList();

    private final EventQueue clientEvents;
    private final EventQueue otherEvents;
    private final @Nullable EventHandler[] clientHandlers = new EventHandler[CLIENT_RANKS.size()];
    private final @Nullable EventHandler[] otherHandlers = new EventHandler[OTHER_RANKS.size()];
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
        @Nullable EventHandler[] handlers = rank.ofClient() ? clientHandlers : otherHandlers;
        if (handlers[rank.place()] != null) {
            throw new IllegalStateException(rank + " has a handler already");
        }
        handlers[rank.place()] = handler;
    }

    /**
     * Plans an event.
     *
     * @param time when; not before now
     * @param entity what it happens to; from 0 to one less than {@link #CLIENTS} or {@link #OTHERS}
     */
    public void schedule(long time, Rank rank, int entity) {
        if (time < now) {
            throw new IllegalArgumentException(
                    rank + " of " + entity + " at " + time + " ns is planned at " + now + " ns: time would go back");
        }
        int most = rank.ofClient() ? CLIENTS : OTHERS;
        if (entity < 0 || entity >= most) {
            throw new IllegalArgumentException(rank + " names entity " + entity + "; at most " + most + " fit");
        }
        if (rank.ofClient()) {
            clientEvents.add(time, (rank.place() << CLIENT_BITS) | entity);
        } else {
            otherEvents.add(time, (rank.place() << OTHER_BITS) | entity);
        }
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
            executed++;
            if (ofClient) {
                handler(clientHandlers, code >>> CLIENT_BITS, CLIENT_RANKS).onEvent(now, code & (CLIENTS - 1));
            } else {
                handler(otherHandlers, code >>> OTHER_BITS, OTHER_RANKS).onEvent(now, code & (OTHERS - 1));
            }
        }
        now = endNanos;
    }

    private static EventHandler handler(@Nullable EventHandler[] handlers, int place, List<Rank> ranks) {
        EventHandler handler = handlers[place];
        if (handler == null) {
            throw new IllegalStateException(ranks.get(place) + " has no handler");
        }
        return handler;
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
                || (client == other && clientRank().order() < otherRank().order());
    }

    private Rank clientRank() {
        return CLIENT_RANKS.get(clientEvents.minCode() >>> CLIENT_BITS);
    }

    private Rank otherRank() {
        return OTHER_RANKS.get(otherEvents.minCode() >>> OTHER_BITS);
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
