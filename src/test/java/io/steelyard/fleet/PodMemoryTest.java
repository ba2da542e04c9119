package io.steelyard.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PodMemoryTest {
    @Test
    void itSufficesToTheLastByte() {
        PodMemory memory = new PodMemory(1_000, 30, 7);
        assertTrue(memory.suffices(10, 100));
        assertFalse(memory.suffices(10, 101));
        assertFalse(memory.suffices(11, 100));
        assertEquals(33, memory.connections());
    }

    @Test
    void whatNeedsNothingMayBeAsMuchAsItLikes() {
        assertEquals(Integer.MAX_VALUE, new PodMemory(0, 0, 7).connections());
        assertTrue(new PodMemory(0, 0, 0).suffices(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertTrue(PodMemory.UNLIMITED.suffices(Integer.MAX_VALUE, Integer.MAX_VALUE));
        assertEquals(Integer.MAX_VALUE, PodMemory.UNLIMITED.connections());
    }

    /** 2^30 connections of 2^30 thousandths of a byte each. */
    @Test
    void manySmallOnesDoNotOverflow() {
        assertFalse(new PodMemory(1L << 50, 1L << 30, 0).suffices(1L << 30, 0));
    }
}
