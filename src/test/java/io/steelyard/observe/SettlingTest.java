package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SettlingTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private final Settling settling = new Settling(60);
    private long now;

    private SettlingTest balanced(long until) {
        settling.hold(now, until - now, true);
        now = until;
        return this;
    }

    private SettlingTest unbalanced(long until) {
        settling.hold(now, until - now, false);
        now = until;
        return this;
    }

    @Test
    void balanceHasToLastForTheWindow() {
        settling.disturb(0);
        unbalanced(10).balanced(69).unbalanced(70).balanced(130).unbalanced(500);
        assertEquals(70, settling.endRun());
    }

    @Test
    void theWindowMayConsistOfSeveralSpans() {
        settling.disturb(0);
        unbalanced(10).balanced(30).balanced(50).balanced(70).unbalanced(500);
        assertEquals(10, settling.endRun());
    }

    @Test
    void whatIsBalancedAtTheEndHasSettledHoweverShort() {
        settling.disturb(0);
        unbalanced(99).balanced(100);
        assertEquals(99, settling.endRun());
    }

    @Test
    void whatIsNotBalancedAtTheEndHasNot() {
        settling.disturb(0);
        balanced(59).unbalanced(100);
        assertEquals(NEVER, settling.endRun());
    }

    @Test
    void aDisturbanceThatLeavesBalanceSettlesAtOnce() {
        balanced(1_000);
        settling.disturb(1_000);
        balanced(1_060).unbalanced(2_000);
        assertEquals(0, settling.endRun());
    }

    @Test
    void balanceHasToLastForTheWindowAfterTheDisturbanceToo() {
        balanced(1_000);
        settling.disturb(1_000);
        balanced(1_059).unbalanced(1_080).balanced(2_000);
        assertEquals(80, settling.endRun());
    }

    @Test
    void balanceHasToLastForTheWindowAfterTheBlocksStartToo() {
        balanced(1_000);
        settling.endBlock(1_000);
        balanced(1_059).unbalanced(1_080).balanced(2_000);
        assertEquals(80, settling.endBlock(2_000));
    }

    @Test
    void theLongestOfSeveralCounts() {
        settling.disturb(0);
        unbalanced(5).balanced(100);
        settling.disturb(100);
        unbalanced(140).balanced(300);
        settling.disturb(300);
        unbalanced(320).balanced(400);
        assertEquals(40, settling.endRun());
    }

    /** The second disturbance comes before the first has settled; the first has waited longest. */
    @Test
    void disturbancesBeforeBalanceAreSettledTogether() {
        settling.disturb(0);
        unbalanced(30);
        settling.disturb(30);
        balanced(80);
        settling.disturb(80);
        unbalanced(85).balanced(400);
        assertEquals(85, settling.endRun());
    }

    @Test
    void aBlockBeginsWithADisturbance() {
        settling.disturb(0);
        unbalanced(50);
        assertEquals(NEVER, settling.endBlock(50));
        unbalanced(70);
        balanced(90);
        assertEquals(20, settling.endBlock(90));
        balanced(100);
        assertEquals(0, settling.endBlock(100));
        assertEquals(70, settling.endRun());
    }

    @Test
    void withoutADisturbanceThereIsNothingToSettle() {
        unbalanced(10).balanced(100);
        assertEquals(Double.NaN, settling.endRun());
    }
}
