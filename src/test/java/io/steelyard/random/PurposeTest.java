package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PurposeTest {

    @Test
    void identifiersAreDistinct() {
        long distinct = Arrays.stream(Purpose.values())
                .mapToLong(Purpose::id)
                .distinct()
                .count();
        assertEquals(Purpose.values().length, distinct);
    }

    /** A changed identifier would change every published result. */
    @Test
    void publishedIdentifiersStay() {
        assertEquals(1, Purpose.ARRIVAL.id());
        assertEquals(2, Purpose.LIFETIME.id());
        assertEquals(3, Purpose.KEY.id());
        assertEquals(4, Purpose.SOURCE.id());
        assertEquals(5, Purpose.BACKOFF.id());
        assertEquals(6, Purpose.DRAIN.id());
        assertEquals(7, Purpose.STARTUP.id());
        assertEquals(8, Purpose.POD.id());
        assertEquals(9, Purpose.RESIDUAL.id());
    }
}
