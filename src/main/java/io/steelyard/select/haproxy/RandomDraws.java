package io.steelyard.select.haproxy;

import io.steelyard.select.Pick;
import java.util.Arrays;

/**
 * {@code random}: the least loaded of some servers that random numbers find on the ring of the consistent hash; of equal ones
 * the last (HAProxy 2.6 {@code src/backend.c}).
 *
 * <p>The numbers are those of the process: every thread has G. Marsaglia's xorshift generator, always of the same seed. A
 * server's share is that of its arcs of the ring, so that even {@code random(1)} is not uniform.
 */
final class RandomDraws implements Algorithm {
    private static final int SEED = (int) 2_463_534_242L;
    private static final int NEXT_THREAD = 64;

    private final Servers servers;
    private final RingLookup ring;
    private final int draws;
    private int[] states = new int[0];

    RandomDraws(Servers servers, RingLookup ring, int draws) {
        this.servers = servers;
        this.ring = ring;
        this.draws = draws;
    }

    @Override
    public void start() {
        ring.change();
    }

    @Override
    public void up(int slot, boolean fresh) {
        ring.change();
    }

    @Override
    public void down(int slot) {
        ring.change();
    }

    @Override
    public void reweighed(int slot, int before) {
        ring.change();
    }

    @Override
    public int choose(Pick pick, int avoid) {
        int best = ring.slot(nextWord(pick.worker()), avoid);
        for (int draw = 1; draw < draws; draw++) {
            int drawn = ring.slot(nextWord(pick.worker()), avoid);
            long load = (long) servers.served(drawn) * servers.effectiveWeight(best);
            long leastLoad = (long) servers.served(best) * servers.effectiveWeight(drawn);
            if (load <= leastLoad) {
                best = drawn;
            }
        }
        return best;
    }

    private int nextWord(int thread) {
        if (thread >= states.length) {
            int known = states.length;
            states = Arrays.copyOf(states, thread + 1);
            for (int i = known; i < states.length; i++) {
                states[i] = SEED + NEXT_THREAD * i;
            }
        }
        int word = states[thread];
        word ^= word << 13;
        word ^= word >>> 17;
        word ^= word << 5;
        states[thread] = word;
        return word;
    }
}
