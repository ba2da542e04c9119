package io.steelyard.select;

import java.util.function.LongUnaryOperator;

/** One choice to be made: the client and circumstances of a connection attempt; one instance is reused for all. */
public final class Pick {
    private final LongUnaryOperator keys;
    private final LongUnaryOperator sources;
    private long now;
    private int client;
    private long key;
    private boolean keyKnown;
    private long source;
    private boolean sourceKnown;
    private int attempt;

    /** A pick whose client is its own key and its own source unless others are given. */
    public Pick() {
        this(client -> client, client -> client);
    }

    /** A pick that finds the key and the source of a client, which may be costly, only when a balancer asks for it. */
    public Pick(LongUnaryOperator keys, LongUnaryOperator sources) {
        this.keys = keys;
        this.sources = sources;
    }

    /**
     * Describes the next choice.
     *
     * @param now simulated time, nanoseconds
     * @param client the client's number in order of arrival
     * @param key the affinity key's id; the product sees it as the text {@code user-<key>}
     * @param source the source address's id; products see it as {@link SourceAddress#ipv4}
     * @param attempt 0 for the first endpoint tried for this connection, then 1, 2, ...: a proxy's retry
     */
    public Pick set(long now, int client, long key, long source, int attempt) {
        set(now, client, attempt);
        this.key = key;
        keyKnown = true;
        this.source = source;
        sourceKnown = true;
        return this;
    }

    /** Describes the next choice for a client whose key and source the pick finds itself; else as the other method. */
    public Pick set(long now, int client, int attempt) {
        this.now = now;
        this.client = client;
        this.attempt = attempt;
        keyKnown = false;
        sourceKnown = false;
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
        if (!keyKnown) {
            key = keys.applyAsLong(client);
            keyKnown = true;
        }
        return key;
    }

    /** The source address's id. */
    public long source() {
        if (!sourceKnown) {
            source = sources.applyAsLong(client);
            sourceKnown = true;
        }
        return source;
    }

    /** 0 for the first endpoint tried for this connection. */
    public int attempt() {
        return attempt;
    }
}
