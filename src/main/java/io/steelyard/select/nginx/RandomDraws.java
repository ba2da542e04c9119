package io.steelyard.select.nginx;

import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;

/**
 * {@code random}: peers in proportion to their weights; {@code random two least_conn}: of two different ones that with fewer
 * connections per weight, of equal ones the second.
 *
 * <p>nginx draws from the random numbers of the C library, which it seeds with its process number and the time, so that no
 * two processes draw the same; here they are the run's. After 20 draws that gave nothing new it goes on in turn. Departure:
 * nginx counts the draws over all tries of a connection, here each try has its own 20.
 */
final class RandomDraws implements Method {
    private static final int TRIES = 20;

    private final Peers peers;
    private final RandomSource random;
    private final boolean two;
    private final RoundRobin inTurn;

    RandomDraws(Peers peers, RandomSource random, boolean two) {
        this.peers = peers;
        this.random = random;
        this.two = two;
        inTurn = new RoundRobin(peers);
    }

    @Override
    public int choose(Pick pick) {
        if (peers.size() < 2) {
            return inTurn.choose(pick);
        }
        int first = Selector.NONE;
        for (int tries = 0; tries <= TRIES; ) {
            int drawn = draw();
            if (drawn == first || !peers.isUsable(drawn, pick)) {
                tries++;
            } else if (!two) {
                return drawn;
            } else if (first != Selector.NONE) {
                return peers.compareLoads(drawn, first) > 0 ? first : drawn;
            } else {
                first = drawn;
            }
        }
        return inTurn.choose(pick);
    }

    /** The C library's number has 31 bits. */
    private int draw() {
        return peers.slotOfWeight((int) ((random.nextLong() >>> 33) % peers.totalWeight()));
    }
}
