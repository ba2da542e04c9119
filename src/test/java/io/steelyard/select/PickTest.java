package io.steelyard.select;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PickTest {
    private final List<String> asked = new ArrayList<>();
    private final Pick pick = new Pick(client -> answer("key", client), client -> answer("source", client));

    private long answer(String what, long client) {
        asked.add(what + " of " + client);
        return 100 + client;
    }

    @Test
    void keyAndSourceAreFoundWhenABalancerAsksAndNotBefore() {
        pick.set(5, 7, 1);
        assertEquals(7, pick.client());
        assertEquals(List.of(), asked);
        assertEquals(107, pick.source());
        assertEquals(107, pick.source());
        assertEquals(List.of("source of 7"), asked);
        assertEquals(107, pick.key());
        pick.set(6, 8, 0);
        assertEquals(108, pick.key());
        assertEquals(108, pick.source());
        assertEquals(List.of("source of 7", "key of 7", "key of 8", "source of 8"), asked);
    }

    @Test
    void whatIsGivenIsNotAskedFor() {
        pick.set(5, 7, 1, 2, 0);
        assertEquals(1, pick.key());
        assertEquals(2, pick.source());
        assertEquals(List.of(), asked);
    }
}
