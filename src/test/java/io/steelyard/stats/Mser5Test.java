package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Mser5Test {

    @ParameterizedTest
    @ValueSource(strings = {"mser5_1_1000_20_40", "mser5_42_2000_-8_100"})
    void reproducesThePublishedTruncations(String id) throws IOException {
        JsonNode golden = Golden.oracle(id);
        Mser5 truncation = Mser5.of(series(golden.get("params")));
        JsonNode expected = golden.get("expected");
        double tolerance = golden.get("tolerance").get("value").asDouble();
        assertEquals(expected.get("delete_observations").asInt(), truncation.deletedObservations());
        assertEquals(expected.get("statistic").asDouble(), truncation.statistic(), 1e-12);
        assertEquals(expected.get("truncated_mean").asDouble(), truncation.truncatedMean(), tolerance);
        assertFalse(truncation.atBound());
    }

    @Test
    void aSeriesWithoutWarmUpLosesNothing() {
        double[] series = new double[100];
        for (int i = 0; i < series.length; i++) {
            series[i] = i / 5 % 2;
        }
        Mser5 truncation = Mser5.of(series);
        assertEquals(0, truncation.deletedObservations());
        assertEquals(0.5, truncation.truncatedMean());
    }

    @Test
    void aSeriesThatNeverSettlesIsReported() {
        double[] series = new double[100];
        for (int i = 0; i < series.length; i++) {
            series[i] = i;
        }
        Mser5 truncation = Mser5.of(series);
        assertTrue(truncation.atBound());
        assertEquals(50, truncation.deletedObservations());
    }

    /** A constant leaves a statistic of 0 at every truncation; the least deletion wins. */
    @Test
    void aConstantSeriesLosesNothing() {
        double[] series = new double[53];
        Arrays.fill(series, 0.1);
        Mser5 truncation = Mser5.of(series);
        assertEquals(0, truncation.deletedObservations());
        assertEquals(0.1, truncation.truncatedMean(), 1e-15);
    }

    @Test
    void aSeriesNeedsTwoBatches() {
        assertThrows(IllegalArgumentException.class, () -> Mser5.of(new double[9]));
    }

    private static double[] series(JsonNode params) {
        double[] series = new double[params.get("n").asInt()];
        long state = params.get("seed").asLong();
        for (int i = 0; i < series.length; i++) {
            state = (1103515245L * state + 12345) & 0x7FFF_FFFFL;
            double noise = 2 * (state / 2147483648.0 - 0.5);
            double decay = StrictMath.exp(-i / params.get("tau").asDouble());
            series[i] = 10 + params.get("amp").asDouble() * decay + noise;
        }
        return series;
    }
}
