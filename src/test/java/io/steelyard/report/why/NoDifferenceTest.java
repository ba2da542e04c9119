package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoDifferenceTest {
    private static List<String> explain(int replications, double gap) {
        return Rules.explain(
                new NoDifference(),
                Made.scenario(replications, "random, least-conn"),
                (variant, replication, run) -> run.block("run", 0, 2400)
                        .with(BalanceMetrics.MAX_OVER_MEAN, 1.1 + replication % 2 * 0.01)
                        .with(StormMetrics.PEAK_ATTEMPTS, 500 + (variant.equals("random") ? gap : 0) + replication));
    }

    @Test
    void whereNothingSeparatesThatIsSaid() {
        assertEquals(
                List.of(
                        "nothing to tell apart: by max/mean and peak reconnects/s no two variants separate over 4 replications"),
                explain(4, 0));
    }

    @Test
    void whereSomethingSeparatesNothingIsSaid() {
        assertEquals(List.of(), explain(4, 100));
    }

    @Test
    void oneReplicationTellsNothing() {
        assertEquals(List.of(), explain(1, 0));
    }
}
