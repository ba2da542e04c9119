package io.steelyard.observe;

/** What is merely counted, for the whole run and for the current block. */
final class Counters {
    /** What is counted. */
    enum Count {
        ARRIVALS,
        DEPARTURES,
        ATTEMPTS,
        ESTABLISHED,
        FAILED,
        RECONNECT_ATTEMPTS,
        RECONNECT_FAILURES,
        WITHOUT_ENDPOINT,
        REFUSED,
        REFUSED_FULL,
        TIMED_OUT,
        WITHOUT_GATEWAY,
        ABANDONED,
        OVERFLOWED,
        HANDSHAKES_TIMED_OUT,
        NOT_ADMITTED,
        OTHER_POD,
        DOWNSTREAM_FULL,
        MOVES,
        AFFINITY_BREAKS,
        KEY_RETURNS,
        KEY_BREAKS,
        KEYS_NEEDLESS,
        RELEASED,
        LOST,
        LOST_BY_ROLLOUT,
        LOST_BY_SCALE_DOWN,
        LOST_BY_EVICTION,
        LOST_BY_CRASH,
        LOST_BY_NODE,
        LOST_BY_GATEWAY,
        LOST_BY_NETWORK,
        LOST_BY_AGE,
        LOST_BY_SHEDDING,
        CRASHES,
        OUT_OF_MEMORY,
        UNHEALTHY,
        ANY_WITHOUT_ENDPOINT,
        ANY_REFUSED,
        ANY_TOO_EARLY,
        ANY_FULL,
        ANY_TIMED_OUT,
        ANY_WITHOUT_GATEWAY,
        ANY_ABANDONED,
        ANY_OVERFLOWED,
        ANY_HANDSHAKE_TIMED_OUT,
        ANY_NOT_ADMITTED,
        ANY_OTHER_POD,
        ANY_DOWNSTREAM_FULL,
        GAVE_UP,
        EVICTIONS,
        EVICTIONS_REFUSED,
        FLAPS,
        PODS_CREATED,
        PODS_DELETED;

        @SuppressWarnings("EnumOrdinal") // an array by number instead of an EnumMap, which would box every count
        private int index() {
            return ordinal();
        }
    }

    private final long[] run = new long[Count.values().length];
    private final long[] before = new long[run.length];
    private final long[] atSample = new long[run.length];

    void increment(Count count) {
        run[count.index()]++;
    }

    /** Since the start of the run. */
    long inRun(Count count) {
        return run[count.index()];
    }

    /** Since the start of the block; of the run, if so asked. */
    long in(Count count, boolean wholeRun) {
        return wholeRun ? run[count.index()] : run[count.index()] - before[count.index()];
    }

    /** Since the sample before. */
    long sinceSample(Count count) {
        return run[count.index()] - atSample[count.index()];
    }

    void sample() {
        System.arraycopy(run, 0, atSample, 0, run.length);
    }

    void beginBlock() {
        System.arraycopy(run, 0, before, 0, run.length);
    }
}
