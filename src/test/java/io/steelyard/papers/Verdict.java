package io.steelyard.papers;

/**
 * How far a value of ours is from a published one, in standard errors of their difference.
 *
 * @param text what a table says of it
 */
record Verdict(double standardErrors, String text) {
    /** By more a right simulator is off once in 10,000 times. */
    private static final double MOST = 3.9;

    /** Both values with their standard errors; 0 for one that is exact. */
    static Verdict of(double ours, double ourError, double published, double publishedError) {
        double error = Math.sqrt(ourError * ourError + publishedError * publishedError);
        double off = ours == published ? 0 : (ours - published) / error;
        return new Verdict(off, (Math.abs(off) <= MOST ? "inside, " : "**outside**, ") + Text.signed(off) + " se");
    }

    /** Values that must be equal. */
    static Verdict equal(double ours, double published) {
        boolean same = Math.abs(ours - published) <= 1e-9 * Math.abs(published);
        return new Verdict(same ? 0 : Double.POSITIVE_INFINITY, same ? "equal" : "**different**");
    }

    boolean holds() {
        return Math.abs(standardErrors) <= MOST;
    }
}
