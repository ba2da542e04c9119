package io.steelyard.random;

/**
 * A counter-based source: each draw is a pure function of (seed, replication, purpose, entity, index, number of the draw).
 *
 * <p>{@link #at} moves to the first draw of a position; nothing is remembered from earlier positions, so a client's
 * constants can be drawn again at any time instead of being stored, and no draw depends on what other clients do. The
 * parts are taken in one after another by a bijection with full avalanche (the finalizer of MurmurHash3); the draws of
 * one position are a SplitMix64 sequence. Positions allocate nothing. Not safe for use by several threads at once.
 */
public final class CounterStream implements RandomSource {

    private final long runKey;
    private long state;

    /** Creates the source of one replication, positioned at {@code (ARRIVAL, 0, 0)}. */
    public CounterStream(long seed, int replication) {
        runKey = Bits.chain(Bits.chain(Bits.GOLDEN, seed), replication);
        at(Purpose.ARRIVAL, 0, 0);
    }

    /**
     * Moves to the first draw of a position and returns this source.
     *
     * @param purpose what the draws are for
     * @param entity the client, pod or other entity they belong to
     * @param index which of the entity's positions of that purpose, such as the number of an attempt
     */
    public CounterStream at(Purpose purpose, long entity, long index) {
        state = Bits.chain(Bits.chain(Bits.chain(runKey, purpose.id()), entity), index);
        return this;
    }

    @Override
    public long nextLong() {
        state += Bits.GOLDEN;
        return Bits.stafford13(state);
    }
}
