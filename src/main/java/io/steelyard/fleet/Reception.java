package io.steelyard.fleet;

import java.util.Arrays;

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

    private static final byte ABSENT = 0;
    private static final byte LISTENING = 1;
    private static final byte CLOSED = 2;
    private static final byte LOST = 3;
    private static final byte WARMING_UP = 4;

    private final PodTable pods;
    private final int connectionLimit;
    private byte[] state = new byte[16];
    private int[] room = new int[16];

    /**
     * Pods that do not listen yet.
     *
     * @param connectionLimit the most connections that a pod holds
     */
    public Reception(PodTable pods, int connectionLimit) {
        this.pods = pods;
        this.connectionLimit = connectionLimit;
    }

    private void set(int pod, byte next) {
        if (pod >= state.length) {
            int size = Math.max(pods.count(), state.length * 2);
            state = Arrays.copyOf(state, size);
            room = Arrays.copyOf(room, size);
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
        return pod < room.length && pods.openConnections(pod) < room[pod];
    }

    /** {@link #REFUSED}, {@link #NOT_LISTENING_YET}, {@link #FULL} or {@link #SILENT}. */
    @Override
    public int refusal(int pod) {
        if (pod >= state.length) {
            return REFUSED;
        }
        return switch (state[pod]) {
            case LOST -> SILENT;
            case LISTENING -> FULL;
            case WARMING_UP -> NOT_LISTENING_YET;
            default -> REFUSED;
        };
    }

    /** Whether the pod's application answers requests on the side: probes, and scrapes of its metrics. */
    public boolean answers(int pod) {
        return pod < state.length && (state[pod] == LISTENING || state[pod] == CLOSED);
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
