package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DestinationsTest {
    private final Destinations destinations = new Destinations();

    private List<Integer> list() {
        List<Integer> list = new ArrayList<>();
        for (int place = 0; place < destinations.size(); place++) {
            list.add(destinations.at(place));
        }
        return list;
    }

    @Test
    void addsInFrontAndDeletesAnywhere() {
        destinations.makeRoom(5);
        for (int server = 0; server < 5; server++) {
            destinations.add(server);
        }
        assertEquals(List.of(4, 3, 2, 1, 0), list());
        assertEquals(0, destinations.delete(4));
        assertEquals(1, destinations.delete(2));
        assertEquals(2, destinations.delete(0));
        assertEquals(List.of(3, 1), list());
        assertFalse(destinations.isListed(2));
        destinations.add(2);
        assertEquals(List.of(2, 3, 1), list());
    }

    @Test
    void countsAnActiveConnectionAs256ClosedOnes() {
        destinations.makeRoom(1);
        destinations.add(0);
        assertTrue(destinations.isIdle(0));
        destinations.open(0);
        destinations.open(0);
        assertEquals(512, destinations.overhead(0));
        destinations.close(0);
        assertEquals(257, destinations.overhead(0));
        destinations.close(0);
        destinations.forget(0, 5);
        assertEquals(1, destinations.overhead(0));
        assertFalse(destinations.isIdle(0));
        destinations.forget(0, 9);
        assertTrue(destinations.isIdle(0));
        assertEquals(9, destinations.idleSince(0));
    }

    @Test
    void theFirstOfTheLeastIsChosenAmongTheAvailable() {
        destinations.makeRoom(3);
        for (int server = 0; server < 3; server++) {
            destinations.add(server);
        }
        assertEquals(2, destinations.least(server -> 0));
        assertEquals(1, destinations.least(server -> server == 1 ? -5 : 0));
        destinations.quiesce(1);
        assertEquals(2, destinations.least(server -> server == 1 ? -5 : 0));
        destinations.quiesce(0);
        destinations.quiesce(2);
        assertEquals(Destinations.NONE, destinations.least(server -> 0));
    }

    @Test
    void oneWithoutActiveConnectionsIsUnusedUnlessItIsQuiesced() {
        destinations.makeRoom(2);
        destinations.add(0);
        destinations.add(1);
        destinations.open(0);
        assertTrue(destinations.hasUnused());
        destinations.quiesce(1);
        assertFalse(destinations.hasUnused());
        destinations.close(0);
        assertTrue(destinations.hasUnused(), "closed ones do not count");
    }
}
