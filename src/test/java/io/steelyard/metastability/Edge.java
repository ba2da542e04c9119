package io.steelyard.metastability;

/**
 * Where the storm after an outage flips from ending to staying, found by bisection over the clients lost.
 *
 * @param ends most clients whose storm was seen to end, of those tried
 * @param stays fewest clients whose storm was seen to stay; infinite where it ends with as many as are tried at all
 * @param waiting how many of these still wait at the end of the run
 */
record Edge(Outage outage, int ends, double stays, double waiting) {
    /** The bisection ends when what ends and what stays are so close, relative to the clients that sustain a storm. */
    static final double TOLERANCE = 0.01;

    /** Tried at most, relative to the same. */
    static final int MOST = 10;

    /** Where the bisection begins, relative to the same: no edge lies so high. */
    private static final double FROM = 2.5;

    static Edge of(Outage outage) {
        double unit = outage.sustaining();
        if (!outage.theory().servesTooLate()) {
            int most = (int) Math.round(MOST * unit);
            Outage.Ending ending = outage.with(most);
            return ending.metastable()
                    ? new Edge(outage, 0, most, ending.waiting())
                    : new Edge(outage, most, Double.POSITIVE_INFINITY, 0);
        }
        int ends = 0;
        int stays = (int) Math.round(FROM * unit);
        Outage.Ending ending = outage.with(stays);
        if (!ending.metastable()) {
            throw new IllegalStateException(stays + " clients are too few to begin with, with " + outage);
        }
        double waiting = ending.waiting();
        while (stays - ends > TOLERANCE * unit) {
            int middle = (ends + stays) / 2;
            Outage.Ending tried = outage.with(middle);
            if (tried.metastable()) {
                stays = middle;
                waiting = tried.waiting();
            } else {
                ends = middle;
            }
        }
        return new Edge(outage, ends, stays, waiting);
    }

    boolean found() {
        return stays < Double.POSITIVE_INFINITY;
    }

    /** The middle of the last two. */
    double clients() {
        return (ends + stays) / 2;
    }
}
