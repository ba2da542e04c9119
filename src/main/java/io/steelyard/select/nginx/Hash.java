package io.steelyard.select.nginx;

import io.steelyard.hash.Crc32;
import io.steelyard.select.Pick;

/**
 * {@code hash}: the check sum of the key, modulo the weight of all lines; where that peer cannot be used, the sum with that
 * of the key with the number of the try before it, and in turn after 20 tries.
 *
 * <p>A further try for the same connection goes over the same peers again and passes by those that were tried.
 */
final class Hash implements Method {
    private static final int TRIES = 20;

    private final Peers peers;
    private final HashedText text;
    private final RoundRobin inTurn;

    Hash(Peers peers, HashedText text) {
        this.peers = peers;
        this.text = text;
        inTurn = new RoundRobin(peers);
    }

    @Override
    public int choose(Pick pick) {
        if (peers.size() < 2) {
            return inTurn.choose(pick);
        }
        int sum = 0;
        int useless = -pick.attempt();
        for (int hashed = 0; useless <= TRIES; hashed++) {
            int state = text.addTo(withNumber(Crc32.START, hashed), pick);
            sum += (Crc32.finish(state) >>> 16) & 0x7FFF;
            int slot = peers.slotOfWeight(sum % peers.totalWeight());
            if (peers.isUsable(slot, pick)) {
                return slot;
            }
            useless++;
        }
        return inTurn.choose(pick);
    }

    /** The number of the try as a decimal text, from the second one on. */
    private static int withNumber(int state, int number) {
        if (number == 0) {
            return state;
        }
        int next = number >= 10 ? withNumber(state, number / 10) : state;
        return Crc32.update(next, (byte) ('0' + number % 10));
    }
}
