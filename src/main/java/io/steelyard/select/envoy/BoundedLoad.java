package io.steelyard.select.envoy;

import java.util.function.IntToDoubleFunction;

/**
 * Envoy's consistent hashing with bounded loads: a host that has more than its share passes the client on.
 *
 * <p>Follows Envoy 1.36 {@code common/thread_aware_lb_impl.cc}, {@code BoundedLoadHashingLoadBalancer}: where the idea's
 * authors (V. Mirrokni, M. Thorup and M. Zadimoghaddam, SODA 2018) go on along the ring, Envoy tries the hosts in an order
 * shuffled from the hash. Choices allocate nothing; not safe for use by several threads at once.
 */
public final class BoundedLoad {
    private final int[] order;
    private final MersenneTwister twister = new MersenneTwister();

    /** Creates a chooser among hosts 0 to {@code hosts - 1}. */
    public BoundedLoad(int hosts) {
        order = new int[hosts];
    }

    /**
     * Returns a host's load as a multiple of the slots that it is allowed: it takes a client up to and including 1.
     *
     * @param active the host's requests
     * @param overall the requests of all hosts; with the factor below 2^32 / 100, beyond which Envoy's number wraps
     * @param weight the host's share of the slots
     * @param factor the slots of all hosts as a percentage of all requests
     */
    public static double load(int active, int overall, double weight, int factor) {
        int slots = Integer.divideUnsigned((overall + 1) * factor + 99, 100);
        double allowed = Math.max(Math.ceil(Integer.toUnsignedLong(slots) * weight), 1.0);
        return active / allowed;
    }

    /**
     * Returns the host that takes the client: the base if its load is at most 1, else the first such one in the shuffled
     * order, else the least loaded.
     *
     * @param hash the hash that led to the base, from which the order is made
     * @param base the host that the ring or table names
     * @param load a host's load
     */
    public int choose(long hash, int base, IntToDoubleFunction load) {
        double least = load.applyAsDouble(base);
        if (least <= 1.0) {
            return base;
        }
        int chosen = base;
        beginOrder(hash);
        for (int step = 0; step < order.length; step++) {
            int host = nextInOrder(step);
            if (host == base) {
                continue;
            }
            double candidate = load.applyAsDouble(host);
            if (candidate <= 1.0) {
                return host;
            }
            if (candidate < least) {
                least = candidate;
                chosen = host;
            }
        }
        return chosen;
    }

    /** Returns the order in which a hash makes the hosts be tried. */
    public int[] order(long hash) {
        beginOrder(hash);
        for (int step = 0; step < order.length; step++) {
            nextInOrder(step);
        }
        return order.clone();
    }

    private void beginOrder(long hash) {
        for (int host = 0; host < order.length; host++) {
            order[host] = host;
        }
        twister.seed((int) hash);
    }

    /** Draws by division, as {@code std::uniform_int_distribution} does. */
    private int nextInOrder(int step) {
        int left = order.length - step;
        long width = (1L << 32) / left;
        long draw = twister.next() / width;
        while (draw >= left) {
            draw = twister.next() / width;
        }
        int other = step + (int) draw;
        int host = order[other];
        order[other] = order[step];
        order[step] = host;
        return host;
    }
}
