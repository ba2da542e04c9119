package io.steelyard.fleet;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pod takes a new connection, and if not, how the one who tries comes to know.
 *
 * <p>A pod answers as long as its process runs and its node can be reached; it accepts as long as it listens and is not
 * full. Not thread-safe.
 */
public final class Reception implements Admission {
    /** Instead of a pod: there was none to try. */
    public static final int NO_ENDPOINT = -1;

    /** Instead of a pod: the one that was tried refused at once, because nobody listens there. */
    public static final int REFUSED = -2;

    /** Instead of a pod: the one that was tried is full. */
    public static final int FULL = -3;

    /** Instead of a pod: the one that was tried did not answer at all. */
    public static final int SILENT = -4;

    /** Instead of a pod: the one that was tried refused at once, because its application did not listen yet. */
    public static final int NOT_LISTENING_YET = -5;

    /** Instead of a pod: the one that was tried did not answer, and the time to wait for it has passed. */
    public static final int TIMED_OUT = -6;

    /** Instead of a pod: there was no gateway that took the connection. */
    public static final int NO_GATEWAY = -7;

    /** Instead of a pod: as many handshakes wait already at the one that was tried, or before it, as may. */
    public static final int OVERFLOWED = -8;

    private static final byte ABSENT = 0;
    private static final byte LISTENING = 1;
    private static final byte CLOSED = 2;
    private static final byte LOST = 3;
    private static final byte WARMING_UP = 4;

    private final PodTable pods;
    private final int connectionLimit;
    private final Optional<AcceptPath> path;
    private @Nullable ServiceQueue[] queues = new @Nullable ServiceQueue[16];
    private byte[] state = new byte[16];
    private int[] room = new int[16];

    /**
     * Pods that do not listen yet.
     *
     * @param connectionLimit the most connections that a pod holds
     */
    public Reception(PodTable pods, int connectionLimit) {
        this(pods, connectionLimit, Optional.empty());
    }

    /**
     * Pods that do not listen yet.
     *
     * @param connectionLimit the most connections that a pod holds, those whose handshake waits included
     * @param path how handshakes wait; absent: they take no time
     */
    public Reception(PodTable pods, int connectionLimit, Optional<AcceptPath> path) {
        this.pods = pods;
        this.connectionLimit = connectionLimit;
        this.path = path;
    }

    private void set(int pod, byte next) {
        if (pod >= state.length) {
            int size = Math.max(pods.count(), state.length * 2);
            state = Arrays.copyOf(state, size);
            room = Arrays.copyOf(room, size);
            queues = Arrays.copyOf(queues, size);
        }
        if (next != LISTENING) {
            clearQueue(pod);
        }
        state[pod] = next;
        room[pod] = next == LISTENING ? connectionLimit : 0;
    }

    /** The pod's container runs, and its application does not listen yet. */
    public void warmUp(int pod) {
        set(pod, WARMING_UP);
    }

    /** The pod's application listens. */
    public void listen(int pod) {
        set(pod, LISTENING);
    }

    /** The pod's application takes no new connections, but lives. */
    public void close(int pod) {
        set(pod, CLOSED);
    }

    /** The pod's process has ended, or waits for its restart. */
    public void end(int pod) {
        set(pod, ABSENT);
    }

    /** The pod's node is lost: nothing that is sent to it is answered. */
    public void lose(int pod) {
        set(pod, LOST);
    }

    @Override
    public boolean accepts(int pod) {
        if (pod >= room.length) {
            return false;
        }
        int taken = pods.openConnections(pod);
        if (path.isEmpty()) {
            return taken < room[pod];
        }
        int waiting = path.get().open() ? 0 : waiting(pod);
        return taken + waiting < room[pod] && !overflows(pod);
    }

    private boolean overflows(int pod) {
        return waiting(pod) >= path.orElseThrow().backlog();
    }

    /** Whether handshakes take time. */
    public boolean queues() {
        return path.isPresent();
    }

    /** A handshake enters the queue of a pod that accepts it; returns the instant at which it will be done. */
    public long enter(int pod) {
        if (path.isEmpty()) {
            throw new IllegalStateException("handshakes take no time");
        }
        AcceptPath how = path.get();
        ServiceQueue queue = queues[pod];
        if (queue == null) {
            queue = new ServiceQueue(how.serviceNanos(), how.backlog());
            queues[pod] = queue;
        }
        return queue.enter(how.clock().getAsLong());
    }

    /** Whoever waits at a pod is gone. */
    public void clearQueue(int pod) {
        ServiceQueue queue = pod < queues.length ? queues[pod] : null;
        if (queue != null) {
            queue.clear(path.orElseThrow().clock().getAsLong());
        }
    }

    /** Nobody waits any more for the handshake that a pod has done at an instant; false if it does none then. */
    public boolean giveUp(int pod, long doneNanos) {
        ServiceQueue queue = pod < queues.length ? queues[pod] : null;
        return queue != null && queue.giveUp(path.orElseThrow().clock().getAsLong(), doneNanos);
    }

    /** Whether a pod has just done a handshake that was given up; says so once for each. */
    public boolean servesInVain(int pod) {
        ServiceQueue queue = pod < queues.length ? queues[pod] : null;
        return queue != null && queue.servesInVain(path.orElseThrow().clock().getAsLong());
    }

    /** Handshakes that wait at a pod, the one in service and those that nobody waits for any more included. */
    public int waiting(int pod) {
        ServiceQueue queue = pod < queues.length ? queues[pod] : null;
        return queue == null ? 0 : queue.length(path.orElseThrow().clock().getAsLong());
    }

    /** Handshakes that a pod has done since its creation, in vain or not. */
    public long handshakes(int pod) {
        if (path.isEmpty()) {
            return pods.establishedConnections(pod);
        }
        ServiceQueue queue = pod < queues.length ? queues[pod] : null;
        return queue == null ? 0 : queue.served(path.get().clock().getAsLong());
    }

    /** {@link #REFUSED}, {@link #NOT_LISTENING_YET}, {@link #FULL}, {@link #OVERFLOWED} or {@link #SILENT}. */
    @Override
    public int refusal(int pod) {
        if (pod >= state.length) {
            return REFUSED;
        }
        return switch (state[pod]) {
            case LOST -> SILENT;
            case LISTENING -> path.isPresent() && overflows(pod) ? OVERFLOWED : FULL;
            case WARMING_UP -> NOT_LISTENING_YET;
            default -> REFUSED;
        };
    }

    /** Whether the pod's application answers requests on the side: probes, and scrapes of its metrics. */
    public boolean answers(int pod) {
        return pod < state.length && (state[pod] == LISTENING || state[pod] == CLOSED);
    }

    /** Whether the pod's application, which answers on the side, does so in the time that a probe waits. */
    public boolean answersWithin(int pod, long timeoutNanos) {
        if (!answers(pod)) {
            return false;
        }
        ServiceQueue queue = queues[pod];
        if (queue == null || !path.orElseThrow().probesWait()) {
            return true;
        }
        long now = path.get().clock().getAsLong();
        return !queue.full(now) && queue.waitNanos(now) <= timeoutNanos;
    }

    /** Whether the pod's application listens for new connections. */
    public boolean listens(int pod) {
        return pod < state.length && state[pod] == LISTENING;
    }

    /** Whether the pod's node can be reached. */
    public boolean reachable(int pod) {
        return pod >= state.length || state[pod] != LOST;
    }
}
