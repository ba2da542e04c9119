package io.steelyard.select.nginx;

import io.steelyard.hash.Crc32;
import io.steelyard.select.Pick;
import io.steelyard.select.SharedTables;
import java.util.ArrayList;
import java.util.List;

/** {@code hash ... consistent}: the peer of the first point after the key's hash that can be used; in turn after 20 points. */
final class ConsistentHash implements Method {
    private static final int TRIES = 20;

    private final Peers peers;
    private final HashedText text;
    private final SharedTables tables;
    private final RoundRobin inTurn;
    private Ketama continuum;

    ConsistentHash(Peers peers, HashedText text, SharedTables tables) {
        this.peers = peers;
        this.text = text;
        this.tables = tables;
        inTurn = new RoundRobin(peers);
        continuum = Ketama.shared(tables, List.of());
    }

    @Override
    public void change() {
        List<Ketama.Member> members = new ArrayList<>();
        for (int line = 0; line < peers.size(); line++) {
            int slot = peers.slot(line);
            members.add(new Ketama.Member(peers.address(slot), peers.weight(slot)));
        }
        continuum = Ketama.shared(tables, members);
    }

    @Override
    public int choose(Pick pick) {
        if (peers.size() < 2) {
            return inTurn.choose(pick);
        }
        int first = continuum.firstFrom(Crc32.finish(text.addTo(Crc32.START, pick)));
        for (int index = first; index <= first + TRIES; index++) {
            int slot = peers.slot(continuum.line(index));
            if (peers.isUsable(slot, pick)) {
                peers.win(slot, peers.takePart(slot));
                return slot;
            }
        }
        return inTurn.choose(pick);
    }
}
