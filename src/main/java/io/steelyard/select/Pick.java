package io.steelyard.select;

import io.steelyard.structure.IntList;
import java.util.function.LongUnaryOperator;

/** One choice to be made: the client and circumstances of a connection attempt; one instance is reused for all. */
public final class Pick {
    private final LongUnaryOperator keys;
    private final LongUnaryOperator sources;
    private final KeySpelling spelling;
    private final IntList tried = new IntList();
    private byte[] keyText = new byte[64];
    private long now;
    private int client;
    private long key;
    private boolean keyKnown;
    private long source;
    private boolean sourceKnown;
    private int attempt;
    private int worker;
    private int turn;

    /** A pick whose client is its own key and its own source unless others are given. */
    public Pick() {
        this(client -> client, client -> client);
    }

    /** A pick that finds the key and the source of a client, which may be costly, only when a balancer asks for it. */
    public Pick(LongUnaryOperator keys, LongUnaryOperator sources) {
        this(keys, sources, KeySpelling.USER);
    }

    /** The same, with keys that are spelled in a way of their own. */
    public Pick(LongUnaryOperator keys, LongUnaryOperator sources, KeySpelling spelling) {
        this.keys = keys;
        this.sources = sources;
        this.spelling = spelling;
    }

    /**
     * Describes the next choice.
     *
     * @param now simulated time, nanoseconds
     * @param client the client's number in order of arrival
     * @param key the affinity key's id; the product sees it as a text
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
        worker = 0;
        turn = 0;
        tried.clear();
        return this;
    }

    /** Says which of the proxy's workers chooses, from 0. */
    public Pick by(int worker) {
        this.worker = worker;
        return this;
    }

    /** Says how many connections the client's session has tried before, for a client that chooses itself. */
    public Pick onTurn(int turn) {
        this.turn = turn;
        return this;
    }

    /** The same choice at a later instant. */
    public Pick at(long later) {
        now = later;
        return this;
    }

    /** The proxy has tried the slot for this connection in vain, and makes the next try. */
    public void retry(int slot) {
        tried.add(slot);
        attempt++;
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

    /** The bytes of the affinity key's text, of which the first {@link #keyLength} count; valid until the next call. */
    public byte[] keyText() {
        keyText = spelling.write(key(), keyText);
        return keyText;
    }

    /** The number of bytes of the affinity key's text. */
    public int keyLength() {
        return spelling.length(key());
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

    /** Which of the proxy's workers chooses, from 0. */
    public int worker() {
        return worker;
    }

    /** How many connections the client's session has tried before; 0 unless clients choose themselves. */
    public int turn() {
        return turn;
    }

    /** The slot that the proxy has tried for this connection last, in vain; {@link Selector#NONE} at the first try. */
    public int lastTried() {
        return tried.size() == 0 ? Selector.NONE : tried.get(tried.size() - 1);
    }

    /** Whether the proxy has tried the slot for this connection in vain. */
    public boolean tried(int slot) {
        for (int i = 0; i < tried.size(); i++) {
            if (tried.get(i) == slot) {
                return true;
            }
        }
        return false;
    }
}
