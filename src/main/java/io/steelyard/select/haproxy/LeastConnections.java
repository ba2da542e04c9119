package io.steelyard.select.haproxy;

import io.steelyard.select.Pick;
import io.steelyard.structure.OrderedQueue;

/**
 * {@code leastconn}: the server with the fewest connections for its weight, and among equals the one that has been at this
 * number longest (HAProxy 2.6 {@code src/lb_fwlc.c}).
 *
 * <p>A server moves behind its equals with every connection that it gets or loses, unless its key stays the same.
 */
final class LeastConnections implements Algorithm {
    /** The key of one connection on a server of effective weight 1. */
    private static final long FULL_WEIGHT = 4096;

    private final Servers servers;
    private final OrderedQueue queue = new OrderedQueue();

    LeastConnections(Servers servers) {
        this.servers = servers;
    }

    @Override
    public void start() {
        for (int i = 0; i < servers.byNumber().size(); i++) {
            up(servers.byNumber().get(i), true);
        }
    }

    @Override
    public void up(int slot, boolean fresh) {
        queue.put(slot, key(slot));
    }

    @Override
    public void down(int slot) {
        queue.remove(slot);
    }

    @Override
    public void reweighed(int slot, int before) {
        queue.put(slot, key(slot));
    }

    @Override
    public void counted(int slot) {
        long key = key(slot);
        if (queue.contains(slot) && queue.key(slot) != key) {
            queue.put(slot, key);
        }
    }

    private long key(int slot) {
        int served = servers.served(slot);
        return served == 0 ? 0 : (served + 1) * FULL_WEIGHT / servers.effectiveWeight(slot);
    }

    @Override
    public int choose(Pick pick, int avoid) {
        int other = queue.firstBut(avoid);
        return other == OrderedQueue.NONE ? queue.first() : other;
    }
}
