package io.steelyard.select.nginx;

import io.steelyard.select.Pick;
import io.steelyard.select.SourceAddress;

/**
 * {@code ip_hash}: a hash of the first three bytes of the client's IPv4 address, so that all of 256 addresses go to one peer;
 * hashed on where that cannot be used, and in turn after 20 tries.
 */
final class IpHash implements Method {
    private static final int TRIES = 20;
    private static final int START = 89;
    private static final int FACTOR = 113;
    private static final int MODULUS = 6271;

    private final Peers peers;
    private final RoundRobin inTurn;

    IpHash(Peers peers) {
        this.peers = peers;
        inTurn = new RoundRobin(peers);
    }

    @Override
    public int choose(Pick pick) {
        if (peers.size() < 2) {
            return inTurn.choose(pick);
        }
        int address = SourceAddress.ipv4(pick.source());
        int hash = START;
        for (int useless = -pick.attempt(); useless <= TRIES; useless++) {
            for (int shift = 24; shift > 0; shift -= 8) {
                hash = (hash * FACTOR + ((address >>> shift) & 0xFF)) % MODULUS;
            }
            int slot = peers.slotOfWeight(hash % peers.totalWeight());
            if (peers.isUsable(slot, pick)) {
                return slot;
            }
        }
        return inTurn.choose(pick);
    }
}
