package io.steelyard.observe;

import java.util.Arrays;

/**
 * What becomes of a storm after its cause has gone: whether it dies down, or keeps itself alive.
 *
 * <p>W is the number of clients that want a connection and have none. The time from the end of the last cause to the end of
 * what is judged, L, is cut into quarters. A storm keeps itself alive, which is called metastable, if in the last quarter
 *
 * <ul>
 *   <li>more clients wait than chance and stragglers explain: W is above its base by more than four standard deviations of
 *       a Poisson number of that mean and one client, and by more than a hundredth of the clients that lost a connection;
 *   <li>W does not fall: as it fell from the third quarter to the last, a run ten times as long would not see its end. The
 *       middles of the two are L / 4 apart, so that is {@code W4 - base > 40 (W3 - W4)};
 *   <li>and the attempts do not fall: there are at least three quarters of those of the third.
 * </ul>
 *
 * <p>So each answer is one about the run ten times as long: "metastable" says that clients still wait at its end, "not
 * metastable" that they do not or ever fewer try. It is the same for all L once the third and last quarters are alike, as in a
 * state that sustains itself, and once W is back at its base.
 *
 * <p>There is no answer where nobody has lost a connection, before a first event, while a cause lasts or a rollout goes on or
 * pods wait for nodes, where more than a tenth of the clients waited before the first event already, and where most attempts
 * of the last quarter failed because pods were full: there is no room then, which is no storm. Nor is there, while more clients
 * wait than before, where L is shorter than twenty of the longest waits of a client, one wait and its attempt: a quarter then holds fewer than five, and
 * clients that try in step, who come once more or less in it, are more than a fifth of its attempts; nor where L has fewer
 * than eight samples, between which W and attempts are taken to be even.
 */
final class Aftermath {
    private static final int LEAST_WAITS = 20;
    private static final int LEAST_SAMPLES = 8;
    private static final double DEVIATIONS = 4;
    private static final double STRAGGLERS = 0.01;
    private static final double TIMES_LONGER = 10;
    private static final double QUARTERS = 4;
    private static final double ATTEMPTS_KEPT = 0.75;
    private static final double MOST_BEFORE = 0.1;

    private final long leastNanos;
    private long[] times = new long[64];
    private final double[][] sums = new double[Sum.values().length][64];
    private int size;
    private long startNanos;
    private boolean begun;
    private boolean enduredBefore;
    private double baseWaiting;
    private double baseAttempts;
    private long causeEnds;
    private boolean rolloutGoesOn;
    private int podsWaiting;

    /** What is summed up from the start of the run. */
    enum Sum {
        WAITING_NANOS,
        ATTEMPTS,
        FAILED,
        FULL;

        @SuppressWarnings("EnumOrdinal") // an array by number instead of an EnumMap
        int index() {
            return ordinal();
        }
    }

    /**
     * Nothing has happened.
     *
     * @param longestWaitNanos from one attempt of a client to its next one, at most
     */
    Aftermath(long longestWaitNanos, long samplePeriodNanos) {
        leastNanos = Math.max(LEAST_WAITS * longestWaitNanos, LEAST_SAMPLES * samplePeriodNanos);
    }

    void begin(long now) {
        startNanos = now;
        note(now, 0, 0, 0, 0);
    }

    /** The sums at an instant; to be called at samples, at events and at the end, in the order of time. */
    void note(long now, double waitingNanos, long attempts, long failed, long full) {
        if (size > 0 && times[size - 1] == now) {
            size--;
        }
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            for (int sum = 0; sum < sums.length; sum++) {
                sums[sum] = Arrays.copyOf(sums[sum], 2 * size);
            }
        }
        times[size] = now;
        sums[Sum.WAITING_NANOS.index()][size] = waitingNanos;
        sums[Sum.ATTEMPTS.index()][size] = attempts;
        sums[Sum.FAILED.index()][size] = failed;
        sums[Sum.FULL.index()][size] = full;
        size++;
    }

    /**
     * An event takes place, after {@link #note}.
     *
     * @param ends when what happens then has ended by itself, if later
     * @param present clients connected or waiting
     */
    void event(long now, long ends, long waiting, long present) {
        if (!begun) {
            begun = true;
            long before = now - startNanos;
            baseWaiting = before == 0
                    ? (double) waiting
                    : between(Sum.WAITING_NANOS, (double) startNanos, (double) now) / before;
            baseAttempts = before == 0 ? 0 : at(Sum.ATTEMPTS, (double) now) / before;
            enduredBefore = waiting > MOST_BEFORE * present || baseWaiting > MOST_BEFORE * present;
        }
        causeEnds = Math.max(causeEnds, Math.max(now, ends));
    }

    void beginRollout() {
        rolloutGoesOn = true;
    }

    void endRollout(long now) {
        rolloutGoesOn = false;
        causeEnds = Math.max(causeEnds, now);
    }

    void podsWait(int pods) {
        podsWaiting = pods;
    }

    /**
     * Whether the storm keeps itself alive: 1 or 0, NaN where there is no answer. To be called after {@link #note}.
     *
     * @param losers clients that have lost a connection since the start
     */
    double metastable(long now, long losers) {
        double length = (double) now - causeEnds;
        boolean over = begun && !rolloutGoesOn && podsWaiting == 0;
        if (!over || losers == 0 || enduredBefore || length <= 0) {
            return Double.NaN;
        }
        double end = (double) now;
        double third = now - length / 2;
        double last = now - length / QUARTERS;
        double quarter = length / QUARTERS;
        double waitingThen = between(Sum.WAITING_NANOS, third, last) / quarter;
        double waitingNow = between(Sum.WAITING_NANOS, last, end) / quarter;
        double above = waitingNow - baseWaiting;
        if (above <= Math.max(DEVIATIONS * Math.sqrt(baseWaiting) + 1, STRAGGLERS * losers)) {
            return 0;
        }
        double full = between(Sum.FULL, last, end);
        boolean lacksRoom = full > 0 && full > between(Sum.FAILED, last, end) / 2;
        if (lacksRoom || length < leastNanos) {
            return Double.NaN;
        }
        boolean stays = above > QUARTERS * TIMES_LONGER * (waitingThen - waitingNow);
        double triedThen = between(Sum.ATTEMPTS, third, last) - baseAttempts * quarter;
        double triedNow = between(Sum.ATTEMPTS, last, end) - baseAttempts * quarter;
        return stays && triedNow > 0 && triedNow >= ATTEMPTS_KEPT * triedThen ? 1 : 0;
    }

    private double between(Sum sum, double from, double to) {
        return at(sum, to) - at(sum, from);
    }

    /** A sum at an instant, even between two notes. */
    private double at(Sum sum, double time) {
        double[] values = sums[sum.index()];
        int next = 0;
        while (next < size - 1 && times[next] < time) {
            next++;
        }
        if (next == 0 || times[next] <= time) {
            return values[next];
        }
        double share = (time - times[next - 1]) / (times[next] - times[next - 1]);
        return values[next - 1] + share * (values[next] - values[next - 1]);
    }
}
