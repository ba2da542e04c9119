package io.steelyard.theory;

/**
 * The share of keys that change their pod when the set of pods changes, in expectation over ideal hashes.
 *
 * <p>For ring, rendezvous and jump hashing only keys of the changed pods move; keys of survivors never do.
 */
public final class KeysMoved {
    private KeysMoved() {}

    /** Returns the share that must move from {@code before} to {@code after} pods: {@code |after - before| / max}. */
    public static double least(int before, int after) {
        return (double) Math.abs(after - before) / Math.max(before, after);
    }

    /** Returns the standard deviation over rings of the share that one added pod takes, Beta(v, n v) distributed. */
    public static double ringDeviation(int pods, int points) {
        double after = pods + 1.0;
        return Math.sqrt(pods / (after * after * (after * points + 1)));
    }

    /** Returns the share that moves under {@code key mod pods}: {@code 1 - gcd / max}. */
    public static double modulo(int before, int after) {
        int a = Math.max(before, after);
        int b = Math.min(before, after);
        while (b != 0) {
            int rest = a % b;
            a = b;
            b = rest;
        }
        return 1 - (double) a / Math.max(before, after);
    }

    /**
     * Returns the share that moves under jump hashing when a pod chosen at random leaves and the list closes up: {@code ((n
     * - 1) / n) (1/2 + 1/n)}.
     */
    public static double jumpShifted(int pods) {
        return (pods - 1.0) / pods * (0.5 + 1.0 / pods);
    }

    /** Returns the same where the last pod of the list takes the place of the one that left: {@code (1/n) (2 - 1/(n-1))}. */
    public static double jumpSwapped(int pods) {
        return (2 - 1.0 / (pods - 1)) / pods;
    }
}
