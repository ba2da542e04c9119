package io.steelyard.select.haproxy;

import io.steelyard.select.Pick;
import io.steelyard.select.SourceAddress;

/** A server by the hash of the client's key or address: {@code hdr}, {@code url_param}, {@code hash}, {@code source}. */
final class HashedKey implements Algorithm {
    private final Lookup lookup;
    private final HashType type;
    private final boolean ofSource;

    HashedKey(Lookup lookup, HashType type, boolean ofSource) {
        this.lookup = lookup;
        this.type = type;
        this.ofSource = ofSource;
    }

    @Override
    public void start() {
        lookup.change();
    }

    @Override
    public void up(int slot, boolean fresh) {
        lookup.change();
    }

    @Override
    public void down(int slot) {
        lookup.change();
    }

    @Override
    public void reweighed(int slot, int before) {
        lookup.change();
    }

    @Override
    public int choose(Pick pick, int avoid) {
        int hash =
                ofSource ? type.hashOf(SourceAddress.ipv4(pick.source())) : type.hash(pick.keyText(), pick.keyLength());
        return lookup.slot(hash, avoid);
    }
}
