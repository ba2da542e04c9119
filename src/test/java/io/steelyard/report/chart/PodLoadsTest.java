package io.steelyard.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.report.data.TimeTable;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pods of a variant, as charts see them. */
class PodLoadsTest {
    private static final double NONE = Double.NaN;

    private static PodLoads.Fleet fleet(double[]... columns) {
        double[] seconds = {0, 1, 2};
        List<String> names = List.of("a", "b", "c", "d").subList(0, columns.length);
        return PodLoads.of(new TimeTable(names, Map.of("variant", new TimeTable.Lines(seconds, columns))))
                .of("variant");
    }

    @Test
    void podsAreInOrderOfTheirFirstSampleAndThoseThatNeverExistAreLeftOut() {
        PodLoads.Fleet fleet = fleet(
                new double[] {NONE, NONE, 1},
                new double[] {0, NONE, NONE},
                new double[] {NONE, NONE, NONE},
                new double[] {5, 5, 5});
        assertEquals(
                List.of("b", "d", "a"),
                fleet.pods().stream().map(PodLoads.Pod::name).toList());
    }

    @Test
    void theMeanIsOverThePodsThatExist() {
        PodLoads.Fleet fleet = fleet(new double[] {10, 20, NONE}, new double[] {NONE, 0, NONE});
        assertArrayEquals(new double[] {10, 10, NONE}, fleet.means());
        assertEquals(20, fleet.greatest());
    }

    @Test
    void anUnknownVariantHasNoPods() {
        assertEquals(List.of(), fleet().pods());
        assertEquals(0, new PodLoads(Map.of()).of("other").seconds().length);
    }
}
