package io.steelyard.theory;

/**
 * The share of connections refused by a limit on open connections: Erlang's loss formula.
 *
 * <p>Assumes Poisson arrivals, refused clients that do not come back, and a chooser that finds a free place where there is
 * one. It holds for every lifetime law. A pod chosen at random and not retried has the loss of its own limit under its own
 * share of the load; any chooser that always finds a free pod has that of all pods together.
 */
public final class ErlangB {
    private ErlangB() {}

    /**
     * Returns the probability of refusal, by the recursion {@code B(c) = a B(c-1) / (c + a B(c-1))}, B(0) = 1.
     *
     * @param limit connections that may be open at once
     * @param offered arrival rate times mean lifetime
     */
    public static double blocking(int limit, double offered) {
        double blocking = 1;
        for (int c = 1; c <= limit; c++) {
            blocking = offered * blocking / (c + offered * blocking);
        }
        return blocking;
    }
}
