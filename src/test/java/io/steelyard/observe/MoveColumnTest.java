package io.steelyard.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.fleet.ClientTable;
import org.junit.jupiter.api.Test;

class MoveColumnTest {
    private final ClientTable clients = new ClientTable(4);
    private final MoveColumn column = new MoveColumn();
    private long moves;

    private void connected(int count) {
        for (int i = 0; i < count; i++) {
            clients.hold(clients.add(i, 0, 0), 0, 0);
        }
        column.begin(clients);
    }

    private void moves(int slot, int times) {
        for (int i = 0; i < times; i++) {
            column.lose(slot);
            column.move(slot);
            moves++;
        }
    }

    private double value(Metric metric) {
        MetricValues values = new MetricValues();
        column.fill(values, moves, 0);
        return values.toBlock("run", 0, 1).value(metric);
    }

    @Test
    void clientsThatLostAConnectionCountOnceEach() {
        connected(3);
        moves(0, 5);
        moves(1, 1);
        assertTrue(column.lost(0));
        assertFalse(column.lost(2));
        assertEquals(2, value(RebalancingMetrics.FORCED));
        assertEquals(3, value(RebalancingMetrics.MOVES_PER_FORCED));
        assertEquals(0.5, value(RebalancingMetrics.TWICE));
        assertEquals(2, value(RebalancingMetrics.HOPS_MEAN));
    }

    @Test
    void whoLostAConnectionAndDidNotComeBackIsForcedButHasNotMoved() {
        connected(2);
        moves(0, 1);
        column.lose(1);
        assertEquals(2, value(RebalancingMetrics.FORCED));
        assertEquals(1, value(RebalancingMetrics.MOVES_PER_FORCED));
    }

    /** Of 100 clients one moves 7 times and 98 once: the 99th by rank has moved once. */
    @Test
    void hopsHaveQuantilesByNearestRank() {
        connected(100);
        moves(99, 7);
        for (int slot = 0; slot < 98; slot++) {
            moves(slot, 1);
        }
        assertEquals(1, value(RebalancingMetrics.HOPS_P99));
        assertEquals(7, value(RebalancingMetrics.HOPS_MAX));
        moves(0, 1);
        assertEquals(2, value(RebalancingMetrics.HOPS_P99));
    }

    /** Of 10 clients 4 stay, 3 move once, 2 twice and one 7 times; one that comes later does not count. */
    @Test
    void hopsAreADistributionOverTheClientsOfTheStart() {
        connected(10);
        moves(0, 7);
        moves(1, 2);
        moves(2, 2);
        moves(3, 1);
        moves(4, 1);
        moves(5, 1);
        column.arrive(10);
        moves(10, 5);
        assertEquals(0.4, value(RebalancingMetrics.HOPS_NONE));
        assertEquals(0.3, value(RebalancingMetrics.HOPS_ONE));
        assertEquals(0.2, value(RebalancingMetrics.HOPS_TWO));
        assertEquals(0.1, value(RebalancingMetrics.HOPS_MORE));
        assertEquals(0.6, column.shareMoved(1));
        assertEquals(0.3, column.shareMoved(2));
        assertEquals(0.1, column.shareMoved(7));
        assertEquals(0, column.shareMoved(8));
    }

    @Test
    void aDistributionOverNobodyIsUndefined() {
        connected(0);
        assertEquals(Double.NaN, column.shareMoved(1));
        assertEquals(Double.NaN, value(RebalancingMetrics.HOPS_NONE));
    }

    @Test
    void sixtyThreeHopsStandForMore() {
        connected(1);
        moves(0, 62);
        assertEquals(62, value(RebalancingMetrics.HOPS_MAX));
        moves(0, 138);
        assertEquals(63, value(RebalancingMetrics.HOPS_MAX));
        assertEquals(200, value(RebalancingMetrics.HOPS_MEAN));
        assertEquals(200, value(RebalancingMetrics.MOVES_PER_FORCED));
        assertEquals(1, value(RebalancingMetrics.TWICE));
        assertEquals(1, value(RebalancingMetrics.FORCED));
    }

    @Test
    void aClientThatComesLaterIsNotAmongThoseOfTheStart() {
        connected(2);
        moves(0, 2);
        column.arrive(0);
        assertFalse(column.lost(0));
        moves(0, 9);
        column.arrive(57);
        moves(57, 4);
        assertEquals(2, value(RebalancingMetrics.HOPS_MAX));
        assertEquals(1, value(RebalancingMetrics.HOPS_MEAN));
        assertEquals(3, value(RebalancingMetrics.FORCED));
        assertEquals(15 / 3.0, value(RebalancingMetrics.MOVES_PER_FORCED));
    }

    @Test
    void anotherPartBeginsWithoutTheMovesOfTheOneBefore() {
        connected(3);
        moves(0, 2);
        clients.lose(1, 5);
        moves = 0;
        column.begin(clients);
        assertFalse(column.lost(0));
        column.move(1);
        moves = 1;
        assertEquals(0, value(RebalancingMetrics.HOPS_MAX));
        assertEquals(0, value(RebalancingMetrics.FORCED));
        assertEquals(1, value(RebalancingMetrics.MOVES_PER_FORCED));
    }
}
