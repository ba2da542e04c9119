package io.steelyard.select;

/**
 * What a proxy does when the endpoint that it chose does not take the connection.
 *
 * @param retries further tries at most, for one connection of a client; 0 or more
 * @param again which endpoint a further try goes to
 * @param pauseNanos the wait before a further try at the same endpoint, if the failure took time to notice
 */
public record RetryRule(int retries, Again again, long pauseNanos) {
    /** Kernel data paths: a connection that fails has failed. */
    public static final RetryRule NEVER = new RetryRule(0, Again.CHOOSE, 0);

    /** Which endpoint a further try goes to. */
    public enum Again {
        /** The one that the selector chooses then; it may know which have been tried. */
        CHOOSE,
        /** The same one, and only at the last try the one that the selector chooses then. */
        SAME_UNTIL_LAST,
        /** The one that the selector chooses then, among those not tried yet; there is no further try once all were tried. */
        UNTRIED
    }
}
