package io.steelyard.select.kubeproxy;

import io.steelyard.structure.FreeList;
import io.steelyard.structure.LongIntMap;
import java.util.Arrays;

/**
 * The persistence templates of one node: where new connections from a source address go.
 *
 * <p>Exact by Linux 6.12 {@code ip_vs_core.c}, {@code ip_vs_sched_persist}, and {@code ip_vs_conn.c},
 * {@code ip_vs_conn_expire}: a template has a timer, which each new connection starts anew. It does not end while it
 * controls connections, those that are closed and still remembered included: its timer then runs for 60 s again and again,
 * and 60 s is what each further connection starts it with. A template whose server is not available any more is given up
 * at the next new connection (kube-proxy sets {@code expire_quiescent_template}).
 */
final class Templates {
    static final int NONE = -1;

    private static final long EXPIRE_LATER_NANOS = 60_000_000_000L;

    private final long timeoutNanos;
    private final Destinations destinations;
    private final LongIntMap ofSource = new LongIntMap();
    private final FreeList templates = new FreeList();
    private long[] source = new long[16];
    private int[] server = new int[16];
    private int[] controlled = new int[16];
    private long[] restartNanos = new long[16];
    private long[] endNanos = new long[16];
    private boolean[] givenUp = new boolean[16];

    Templates(long timeoutNanos, Destinations destinations) {
        this.timeoutNanos = timeoutNanos;
        this.destinations = destinations;
    }

    /** Returns the template of an address and starts its timer anew, or {@link #NONE} where there is none that holds. */
    int use(long now, long address) {
        int template = ofSource.get(address);
        if (template == LongIntMap.ABSENT) {
            return NONE;
        }
        if (hasExpired(now, template) || !destinations.isAvailable(server[template])) {
            giveUp(template);
            return NONE;
        }
        runOn(now, template);
        endNanos[template] = now + restartNanos[template];
        return template;
    }

    /** Makes a template for an address that has none. */
    int create(long now, long address, int toServer) {
        int template = templates.take();
        if (template == source.length) {
            templates.release(template);
            forgetExpired(now);
            template = templates.take();
            if (template == source.length) {
                grow();
            }
        }
        source[template] = address;
        server[template] = toServer;
        controlled[template] = 0;
        restartNanos[template] = timeoutNanos;
        endNanos[template] = now + timeoutNanos;
        givenUp[template] = false;
        ofSource.put(address, template);
        return template;
    }

    private void grow() {
        int size = 2 * source.length;
        source = Arrays.copyOf(source, size);
        server = Arrays.copyOf(server, size);
        controlled = Arrays.copyOf(controlled, size);
        restartNanos = Arrays.copyOf(restartNanos, size);
        endNanos = Arrays.copyOf(endNanos, size);
        givenUp = Arrays.copyOf(givenUp, size);
    }

    private void forgetExpired(long now) {
        for (int template = 0; template < source.length; template++) {
            if (ofSource.get(source[template]) == template && hasExpired(now, template)) {
                giveUp(template);
            }
        }
    }

    private boolean hasExpired(long now, int template) {
        return controlled[template] == 0 && endNanos[template] <= now;
    }

    private void giveUp(int template) {
        ofSource.remove(source[template]);
        givenUp[template] = true;
        if (controlled[template] == 0) {
            templates.release(template);
        }
    }

    int server(int template) {
        return server[template];
    }

    /** The template controls one connection more. */
    void control(int template) {
        controlled[template]++;
    }

    /** A connection that the template controlled is forgotten. */
    void uncontrol(long at, int template) {
        controlled[template]--;
        if (controlled[template] > 0) {
            return;
        }
        if (givenUp[template]) {
            templates.release(template);
        } else {
            runOn(at, template);
        }
    }

    /** What became of the timer up to an instant at which the template still controlled a connection. */
    private void runOn(long at, int template) {
        long late = at - endNanos[template];
        if (late > 0) {
            long rounds = (late + EXPIRE_LATER_NANOS - 1) / EXPIRE_LATER_NANOS;
            endNanos[template] += rounds * EXPIRE_LATER_NANOS;
            restartNanos[template] = EXPIRE_LATER_NANOS;
        }
    }
}
