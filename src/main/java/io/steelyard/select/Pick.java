package io.steelyard.select;

/** One choice to be made: the client and circumstances of a connection attempt; one instance is reused for all. */
public final class Pick {
    private long now;
    private int client;
    private long key;
    private long source;
    private int attempt;

    /**
     * Describes the next choice.
     *
     * @param now simulated time, nanoseconds
     * @param client the client's number in order of arrival
     * @param key the affinity key's id; the product sees it as the text {@code user-<key>}
     * @param source the source address's id
     * @param attempt 0 for the first endpoint tried for this connection, then 1, 2, ...: a proxy's retry
     */
    public Pick set(long now, int client, long key, long source, int attempt) {
        this.now = now;
        this.client = client;
        this.key = key;
        this.source = source;
        this.attempt = attempt;
        return this;
    }

    /** Simulated time, nanoseconds. */
    public long now() {
        return now;
    }

    /** The client's number in order of arrival. */
    public int client() {
        return client;
    }

    /** The affinity key's id. */
    public long key() {
        return key;
    }

    /** The source address's id. */
    public long source() {
        return source;
    }

    /** 0 for the first endpoint tried for this connection. */
    public int attempt() {
        return attempt;
    }
}
