package io.steelyard.structure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeastLoadedTest {

    /** What the structure promises, by a scan over all members. */
    private static final class Scan {
        final int[] counts;
        final long[] lastAssigned;
        final boolean[] present;
        long step;

        Scan(int members) {
            counts = new int[members];
            lastAssigned = new long[members];
            present = new boolean[members];
        }

        /** Never assigned counts as assigned at step 0; a scan in ascending order leaves the least number of equals. */
        int least() {
            int best = -1;
            for (int member = 0; member < counts.length; member++) {
                if (present[member] && (best < 0 || precedes(member, best))) {
                    best = member;
                }
            }
            return best;
        }

        private boolean precedes(int member, int other) {
            return counts[member] < counts[other]
                    || (counts[member] == counts[other] && lastAssigned[member] < lastAssigned[other]);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 2, 0.5", "2, 10, 0.9", "3, 64, 0.6", "4, 1, 0.7", "5, 33, 0.3"})
    void agreesWithAScan(long seed, int members, double balanced) {
        SplittableRandom random = new SplittableRandom(seed);
        LeastLoaded structure = new LeastLoaded();
        Scan oracle = new Scan(members);
        for (int step = 0; step < 30_000; step++) {
            int member = random.nextInt(members);
            int least = oracle.least();
            assertEquals(least, structure.least());
            if (!oracle.present[member]) {
                int count = random.nextBoolean() ? 0 : random.nextInt(5);
                structure.addWithCount(member, count);
                oracle.present[member] = true;
                oracle.counts[member] = count;
                oracle.lastAssigned[member] = 0;
            } else if (random.nextInt(100) == 0) {
                structure.remove(member);
                oracle.present[member] = false;
            } else if (oracle.counts[member] > 0 && random.nextBoolean()) {
                structure.decrement(member);
                oracle.counts[member]--;
            } else {
                int chosen = random.nextDouble() < balanced ? least : member;
                structure.increment(chosen);
                oracle.counts[chosen]++;
                oracle.lastAssigned[chosen] = ++oracle.step;
            }
        }
    }

    @Test
    void equalMembersTakeTurnsInTheOrderOfTheirLastAssignment() {
        LeastLoaded structure = new LeastLoaded();
        for (int member = 2; member >= 0; member--) {
            structure.add(member);
        }
        for (int turn = 0; turn < 6; turn++) {
            assertEquals(turn % 3, structure.least());
            structure.increment(structure.least());
        }
        // All have two; 2 was assigned last, so after every one gave one back the order is still 0, 1, 2.
        structure.decrement(2);
        structure.decrement(0);
        structure.decrement(1);
        assertEquals(0, structure.least());
        structure.remove(0);
        assertEquals(1, structure.least());
        assertEquals(1, structure.count(1));
        assertEquals(2, structure.size());
    }

    @Test
    void aMemberAddedAgainCountsAsNeverAssigned() {
        LeastLoaded structure = new LeastLoaded();
        structure.add(0);
        structure.add(1);
        structure.increment(1);
        structure.decrement(1);
        assertEquals(0, structure.least());
        structure.remove(0);
        structure.increment(1);
        structure.addWithCount(0, 1);
        assertEquals(0, structure.least());
    }

    @Test
    void clearingKeepsNothing() {
        LeastLoaded structure = new LeastLoaded();
        assertEquals(LeastLoaded.NONE, structure.least());
        structure.add(5);
        structure.increment(5);
        structure.clear();
        assertEquals(LeastLoaded.NONE, structure.least());
        assertFalse(structure.contains(5));
        structure.add(5);
        assertTrue(structure.contains(5));
        assertEquals(0, structure.count(5));
    }

    @Test
    void misuseIsRefused() {
        LeastLoaded structure = new LeastLoaded();
        structure.add(1);
        assertThrows(IllegalArgumentException.class, () -> structure.add(1));
        assertThrows(IllegalArgumentException.class, () -> structure.add(-1));
        assertThrows(IllegalArgumentException.class, () -> structure.addWithCount(2, -1));
        assertThrows(IllegalArgumentException.class, () -> structure.increment(0));
        assertThrows(IllegalArgumentException.class, () -> structure.remove(99));
        assertThrows(IllegalArgumentException.class, () -> structure.count(0));
        assertThrows(IllegalStateException.class, () -> structure.decrement(1));
    }
}
