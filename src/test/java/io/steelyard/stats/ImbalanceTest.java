package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImbalanceTest {

    static List<JsonNode> cases() throws IOException {
        return StreamSupport.stream(Golden.file("metrics.json").get("pub").spliterator(), false)
                .toList();
    }

    /** A few roundings each: 1e-12 relative to values up to 1e3. */
    @ParameterizedTest
    @MethodSource("cases")
    void reproducesThePublishedVectors(JsonNode golden) {
        int[] loads = Arrays.stream(Golden.doubles(golden.get(0)))
                .mapToInt(load -> (int) load)
                .toArray();
        JsonNode expected = golden.get(1);
        Map<String, Double> actual = byGoldenName(Imbalance.of(loads));
        expected.fieldNames().forEachRemaining(name -> {
            JsonNode value = expected.get(name);
            if (value.isNull()) {
                assertEquals(Double.NaN, actual.get(name), name);
            } else {
                double tolerance = 1e-12 * Math.max(1, Math.abs(value.asDouble()));
                assertEquals(value.asDouble(), actual.get(name), tolerance, name);
            }
        });
        assertEquals(actual.size(), expected.size());
    }

    @Test
    void withoutPodsEverythingIsUndefined() {
        Imbalance none = Imbalance.of(new long[0]);
        assertEquals(0, none.n());
        assertEquals(Double.NaN, none.cov());
        assertEquals(Double.NaN, none.maxOverMean());
        assertEquals(Double.NaN, none.jain());
        assertEquals(Double.NaN, none.chiSquare());
        assertEquals(Double.NaN, none.excess());
        assertEquals(0, none.minMoves());
    }

    @Test
    void neitherOrderNorTypeOfTheLoadsMatters() {
        long[] loads = {5, 0, 12, 3};
        assertEquals(Imbalance.of(0, 3, 5, 12), Imbalance.of(loads));
        assertArrayEquals(new long[] {5, 0, 12, 3}, loads);
    }

    /** The larger targets go to the fullest pods: 7, 7, 7, 8, 8 for 37 on 5. */
    @Test
    void fewestMovesGiveTheRemainderToTheFullest() {
        assertEquals(6, Imbalance.of(9, 9, 9, 9, 1).minMoves());
        assertEquals(0, Imbalance.of(8, 7, 7, 7, 8).minMoves());
        assertEquals(1, Imbalance.of(0, 1, 1, 2).minMoves());
    }

    /** Moves one connection at a time from the fullest to the emptiest pod until no two differ by more than one. */
    @Test
    void fewestMovesAgreeWithMovingGreedily() {
        SplittableRandom random = new SplittableRandom(1);
        for (int trial = 0; trial < 300; trial++) {
            int[] loads = random.ints(1 + random.nextInt(8), 0, 30).toArray();
            long expected = Imbalance.of(loads).minMoves();
            long moves = 0;
            Arrays.sort(loads);
            while (loads[loads.length - 1] > loads[0] + 1) {
                loads[loads.length - 1]--;
                loads[0]++;
                moves++;
                Arrays.sort(loads);
            }
            assertEquals(moves, expected);
        }
    }

    /** Jain 1 / (1 + CoV^2) and chi-square N CoV^2 are identities; Gini is also the mean absolute difference. */
    @Test
    void measuresKeepTheirIdentities() {
        SplittableRandom random = new SplittableRandom(2);
        for (int trial = 0; trial < 200; trial++) {
            int[] loads = random.ints(2 + random.nextInt(40), 0, 200).toArray();
            loads[0]++;
            Imbalance imbalance = Imbalance.of(loads);
            double squares = 0;
            double differences = 0;
            for (int load : loads) {
                squares += (double) load * load;
                for (int other : loads) {
                    differences += Math.abs(load - other);
                }
            }
            double sum = imbalance.sum();
            assertEquals(sum * sum / (loads.length * squares), imbalance.jain(), 1e-13);
            assertEquals(differences / (2 * loads.length * sum), imbalance.gini(), 1e-13);
            assertEquals(sum * imbalance.cov() * imbalance.cov(), imbalance.chiSquare(), 1e-9);
            assertEquals(imbalance.chiSquare() / (loads.length - 1), imbalance.excess(), 1e-9);
        }
    }

    @Test
    void covOfRunningSumsEqualsThatOfTheLoads() {
        SplittableRandom random = new SplittableRandom(3);
        for (int trial = 0; trial < 200; trial++) {
            long[] loads = random.longs(1 + random.nextInt(40), 0, 1000).toArray();
            long sum = Arrays.stream(loads).sum();
            long squares = Arrays.stream(loads).map(load -> load * load).sum();
            assertEquals(Imbalance.of(loads).cov(), Imbalance.cov(loads.length, sum, squares), 1e-12);
        }
        assertEquals(Double.NaN, Imbalance.cov(0, 0, 0));
        assertEquals(0, Imbalance.cov(3, 0, 0));
    }

    /** 100 pods of 10^8 each but for one more and one less: n^2 variance = 200, lost in doubles, N^2 beyond a long. */
    @Test
    void covOfRunningSumsDoesNotCancel() {
        long load = 100_000_000;
        long sum = 100 * load;
        long squares = 100 * load * load + 2;
        assertEquals(Math.sqrt(200) / sum, Imbalance.cov(100, sum, squares), 1e-24);
    }

    @Test
    void randomChoiceIsTheUnitOfExcess() {
        assertEquals(Math.sqrt(9 / 1000.0), Imbalance.randomCov(10, 1000), 1e-16);
        assertEquals(Double.NaN, Imbalance.randomCov(0, 10));
        assertEquals(Double.NaN, Imbalance.randomCov(3, 0));
        assertEquals(Double.NaN, Imbalance.of(7).excess());
        assertEquals(10.0, Imbalance.of(10, 0).excess(), 1e-14);
    }

    @Test
    void negativeLoadsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Imbalance.of(3, -1));
    }

    private static Map<String, Double> byGoldenName(Imbalance imbalance) {
        Map<String, Double> values = new TreeMap<>();
        values.put("n", (double) imbalance.n());
        values.put("sum", (double) imbalance.sum());
        values.put("mean", imbalance.mean());
        values.put("max", imbalance.max());
        values.put("min", imbalance.min());
        values.put("popsd", imbalance.standardDeviation());
        values.put("cov", imbalance.cov());
        values.put("sample_cov", imbalance.sampleCov());
        values.put("peak_to_avg", imbalance.maxOverMean());
        values.put("jain", imbalance.jain());
        values.put("gini", imbalance.gini());
        values.put("theil", imbalance.theil());
        values.put("theil_norm", imbalance.theilNormalized());
        values.put("p50", imbalance.p50());
        values.put("p99", imbalance.p99());
        values.put("p99_over_p50", imbalance.p99OverP50());
        values.put("chi2", imbalance.chiSquare());
        values.put("min_moves", (double) imbalance.minMoves());
        return values;
    }
}
