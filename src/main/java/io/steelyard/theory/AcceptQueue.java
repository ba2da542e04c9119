package io.steelyard.theory;

/**
 * How long a server takes to accept clients who all come at once, and how often they must try.
 *
 * <p>Assumes that each handshake takes the same time, 1 / rate; that the server works on one after another in the order of
 * their coming; that at most {@code backlog} clients are with it, the one at work included; and that all others are refused
 * at once and come again. An accepted client stays. Completions come before attempts of the same instant.
 *
 * @param attempts attempts of all clients together
 * @param seconds from the first attempt until the last client is served
 */
public record AcceptQueue(long attempts, double seconds) {
    /** Products of rates and spans are taken as whole when they are as close as this. */
    private static final double ROUNDING = 1e-9;

    /** Returns the least time in which servers of one rate each can serve so many clients, whatever these do. */
    public static double leastSeconds(long clients, int servers, double perSecond) {
        return clients / (servers * perSecond);
    }

    /**
     * Returns what comes of clients who try at once and then every {@code delay} seconds: exact.
     *
     * <p>With x the attempts of one round, the queue takes {@code min(x, backlog - q)} of them, q being what is left of it
     * after {@code floor(rate delay)} completions. As long as {@code rate delay <= backlog} the server never idles, and the
     * last client is served after {@link #leastSeconds}.
     */
    public static AcceptQueue fixedDelay(long clients, long backlog, double perSecond, double delay) {
        long attempts = 0;
        long waiting = clients;
        long round = 0;
        long busySince = 0;
        long taken = 0;
        while (true) {
            long done = (long) Math.floor((round - busySince) * delay * perSecond + ROUNDING);
            if (done >= taken) {
                busySince = round;
                taken = 0;
                done = 0;
            }
            long accepted = Math.min(waiting, backlog - (taken - done));
            attempts += waiting;
            taken += accepted;
            waiting -= accepted;
            if (waiting == 0) {
                return new AcceptQueue(attempts, busySince * delay + taken / perSecond);
            }
            round++;
        }
    }
}
