package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Arrivals;
import java.util.List;

/**
 * The clients of closed populations: each stays its lifetime, pauses, and comes again under the same number.
 *
 * <p>They have the numbers 0 to {@link #size} - 1, in the order of the entries; everybody else is numbered after them.
 * Nothing is stored per client and nothing is allocated: when a client leaves, the caller asks for the time of its return
 * and schedules it. Not safe for use by several threads at once.
 */
public final class ClosedClients {
    private final int[] lastOfEntry;
    private final Distribution[] pauses;
    private final double[] presentShare;
    private final CounterStream draws;
    private final long startNanos;
    private final boolean settled;

    /**
     * Creates the closed clients of one replication.
     *
     * @param lifetime the law of a stay, nanoseconds
     * @param startNanos the first instant that is simulated; may be negative
     * @param settled whether each client starts at a random instant of its cycle of stay and pause, the stationary state;
     *     otherwise all arrive at {@code startNanos}
     * @throws IllegalArgumentException if a pause has no finite mean, or there are more than 2^31 - 1 clients
     */
    public ClosedClients(
            List<Arrivals> arrivals, Distribution lifetime, CounterStream draws, long startNanos, boolean settled) {
        List<Arrivals.Closed> entries = arrivals.stream()
                .filter(Arrivals.Closed.class::isInstance)
                .map(Arrivals.Closed.class::cast)
                .toList();
        lastOfEntry = new int[entries.size()];
        pauses = new Distribution[entries.size()];
        presentShare = new double[entries.size()];
        this.draws = draws;
        this.startNanos = startNanos;
        this.settled = settled;
        long count = 0;
        for (int i = 0; i < pauses.length; i++) {
            count += entries.get(i).clients().value();
            if (count > Integer.MAX_VALUE) {
                throw new IllegalArgumentException("closed: there may be at most 2147483647 clients but are " + count);
            }
            lastOfEntry[i] = (int) count - 1;
            pauses[i] = Laws.distribution(entries.get(i).pause());
            presentShare[i] = presentShare(lifetime.mean(), pauses[i].mean());
        }
    }

    private static double presentShare(double stay, double pause) {
        if (pause == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("closed: pause must have a finite mean");
        }
        return stay == Double.POSITIVE_INFINITY ? 1 : stay / (stay + pause);
    }

    /** Returns the number of closed clients. */
    public int size() {
        return lastOfEntry.length == 0 ? 0 : lastOfEntry[lastOfEntry.length - 1] + 1;
    }

    /**
     * Returns whether the client is staying at the first instant; what is left of its stay is then {@link
     * Lifetimes#residual}.
     */
    public boolean presentAtStart(int client) {
        return settled && draws.at(Purpose.PHASE, client, 0).nextDouble() < presentShare[entryOf(client)];
    }

    /**
     * Returns when the client arrives for the first time, nanoseconds; the first instant itself where it is {@linkplain
     * #presentAtStart present} then.
     */
    public long firstArrival(int client) {
        if (!settled || presentAtStart(client)) {
            return startNanos;
        }
        double rest = pauses[entryOf(client)].sampleResidual(draws.at(Purpose.PHASE, client, 1));
        return startNanos + Nanos.rounded(rest);
    }

    /**
     * Returns when a client that has left comes again, nanoseconds.
     *
     * @param leftNanos when it left
     * @param visit how many stays it has had, or any positive number that grows with them
     */
    public long returnTime(long leftNanos, int client, long visit) {
        double pause = pauses[entryOf(client)].sample(draws.at(Purpose.PHASE, client, 1 + visit));
        return leftNanos + Nanos.rounded(pause);
    }

    private int entryOf(int client) {
        int entry = 0;
        while (client > lastOfEntry[entry]) {
            entry++;
        }
        return entry;
    }
}
