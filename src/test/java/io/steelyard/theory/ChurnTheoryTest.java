package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.scenario.Reconnect.Jitter;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rolling restarts, pod churn, maximum age, storms, the autoscaler's recursion, minimum moves. */
class ChurnTheoryTest {

    @ParameterizedTest
    @CsvSource({"5", "10", "20"})
    void rollingRestart(int pods) {
        String oracle = "rolling_n" + pods;
        assertEquals(Oracles.number(oracle, "random_surge1"), RollingRestart.randomMovesWithSurge(pods), 1e-8);
        assertEquals(Oracles.number(oracle, "random_nosurge"), RollingRestart.randomMovesInPlace(pods), 1e-8);
        assertEquals(Oracles.number(oracle, "lc_surge1"), RollingRestart.leastConnMovesWithSurge());
        assertEquals(Oracles.number(oracle, "lc_nosurge"), RollingRestart.leastConnMovesInPlace(pods), 1e-12);
        assertEquals(Oracles.number(oracle, "hrw_new_identity_surge1"), RollingRestart.hashMovesWithSurge(pods), 1e-9);
        assertEquals(Oracles.number(oracle, "hrw_stable_identity_inplace"), RollingRestart.hashMovesInPlace());
        assertEquals(
                Oracles.number(oracle, "p_ge_2_random_surge"), RollingRestart.randomAtLeastWithSurge(pods, 2), 1e-12);
        assertEquals(
                Oracles.number(oracle, "p_ge_3_random_surge"), RollingRestart.randomAtLeastWithSurge(pods, 3), 1e-12);
        assertEquals(
                Oracles.number(oracle, "final_peak_to_avg_random_surge"),
                RollingRestart.randomMaxOverMeanWithSurge(pods),
                1e-8);
        assertEquals(
                Oracles.number(oracle, "final_load_newest_pod_over_m"),
                RollingRestart.randomFinalLoadWithSurge(pods, pods),
                1e-7);
        JsonNode losses = Oracles.expected(oracle).get("kill_i_size_over_m_random_surge");
        assertEquals(losses.get(0).doubleValue(), RollingRestart.randomLossWithSurge(pods, 1));
        assertEquals(losses.get(2).doubleValue(), RollingRestart.randomLossWithSurge(pods, pods), 1e-6);
    }

    @Test
    void rollingRestartOfThreePodsInPlace() {
        // 72 clients end as 45, 27, 0 (nats-server#1556).
        assertArrayEquals(new double[] {45 / 24.0, 27 / 24.0, 0}, RollingRestart.randomFinalLoadsInPlace(3), 1e-12);
        assertEquals(1.583333, RollingRestart.randomMovesInPlace(3), 1e-6);
    }

    @Test
    void movesSumTheirTailProbabilities() {
        double withSurge = 0;
        double inPlace = 0;
        for (int k = 1; k <= 7; k++) {
            withSurge += RollingRestart.randomAtLeastWithSurge(7, k);
            inPlace += RollingRestart.randomAtLeastInPlace(7, k);
        }
        assertEquals(RollingRestart.randomMovesWithSurge(7), withSurge, 1e-12);
        assertEquals(RollingRestart.randomMovesInPlace(7), inPlace, 1e-12);
        assertEquals(0.5, RollingRestart.randomAtLeastInPlace(7, 2), 1e-12);
        assertEquals(1, RollingRestart.randomAtLeastInPlace(7, 0));
    }

    @Test
    void finalLoadsAddUpToTheMean() {
        double sum = 0;
        for (int step = 1; step <= 9; step++) {
            sum += RollingRestart.randomFinalLoadWithSurge(9, step);
        }
        assertEquals(9, sum, 1e-12);
        assertEquals(1.441406, RollingRestart.randomMovesInBatches(4), 6e-7);
        assertEquals(1, RollingRestart.randomMovesInBatches(1), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "20, 100, 0.1, podchurn_n20_r100_k0.1",
        "10, 100, 0.2, podchurn_n10_r100_k0.2",
        "20, 100, 1, podchurn_n20_r100_k1"
    })
    void podChurn(int pods, double mean, double deaths, String oracle) {
        PodChurn churn = new PodChurn(pods, mean, deaths);
        assertEquals(Oracles.number(oracle, "csvar"), churn.variance(), 1e-4);
        assertEquals(Oracles.number(oracle, "reconnect_rate"), churn.reconnects(), 1e-9);
        double limit = churn.limitVariation();
        assertEquals(Oracles.number(oracle, "limit_kappa_over_kappa_plus_2"), limit * limit, 1e-7);
    }

    @Test
    void podChurnWithoutDeathsIsRandomPlacement() {
        assertEquals(RandomPlacement.meanVariance(20, 100), new PodChurn(20, 100, 0).variance(), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({".1, 9.5083", ".5, 1.5415", "1, .58198", "2, .15652", "3, .05240"})
    void maximumAgeCostsReconnects(double age, double reconnects) {
        assertEquals(reconnects, MaxAge.reconnectsPerSession(1, age), 5.1e-5);
        assertEquals(1, MaxAge.remainingOfExponential(1, age, 0), 1e-12);
        assertEquals(0, MaxAge.remainingOfExponential(1, age, age), 1e-12);
    }

    @Test
    void wavesOfOneCohortFlatten() {
        assertEquals(27.78, MaxAge.wavePeak(10_000, 1800, 0.1, 1), 5.1e-3);
        assertEquals(27.78, MaxAge.wavePeak(10_000, 1800, 0.1, 2), 5.1e-3);
        assertEquals(22.16, MaxAge.wavePeak(10_000, 1800, 0.1, 3), 5.1e-3);
        assertEquals(19.19, MaxAge.wavePeak(10_000, 1800, 0.1, 4), 5.1e-3);
    }

    @Test
    void firstWave() {
        String oracle = "fulljitter_first_N10000_b10";
        FirstWave full = FirstWave.of(10_000, 10, Jitter.FULL, 0);
        assertEquals(Oracles.number(oracle, "full_per_s"), full.rate(), 1e-9);
        assertEquals(
                Oracles.number(oracle, "emax_bin_full"), full.fullestBin(10).mean(), 1e-3);
        assertEquals(Oracles.number(oracle, "sdmax"), full.fullestBin(10).deviation(), 1e-4);
        FirstWave equal = FirstWave.of(10_000, 10, Jitter.EQUAL, 0);
        assertEquals(Oracles.number(oracle, "equal_per_s_on_b2_b"), equal.rate(), 1e-9);
        assertEquals(0, equal.expected(0, 5));
        assertEquals(2000, equal.expected(4, 6), 1e-9);
        FirstWave decorrelated = FirstWave.of(10_000, 10, Jitter.DECORRELATED, 0);
        assertEquals(Oracles.number(oracle, "decorr_per_s_on_b_3b"), decorrelated.rate(), 1e-9);
        FirstWave none = FirstWave.of(10_000, 10, Jitter.NONE, 0);
        assertEquals(10_000, none.expected(10, 11));
        assertEquals(0, none.expected(9, 10));
        FirstWave proportional = FirstWave.of(100, 10, Jitter.PROPORTIONAL, 0.3);
        assertEquals(7, proportional.from(), 1e-12);
        assertEquals(13, proportional.to(), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 30, 60, NONE, 5, 1.0", "1, 30, 60, FULL, 7.6296, 9.94", "1, 30, 60, EQUAL, 6.117, 10.89",
        "1, 30, 60, DECORRELATED, 7.550, 11.83", "1, 8, 20, NONE, 4, 3", "1, 8, 20, FULL, 6.793, 2.672",
        "1, 8, 20, EQUAL, 5.001, 3.254", "1, 8, 20, DECORRELATED, 4.465, 3.463", ".5, 10, 30, NONE, 6, 5.5",
        ".5, 10, 30, FULL, 9.117, 3.335", ".5, 10, 30, EQUAL, 6.987, 4.031", ".5, 10, 30, DECORRELATED, 7.844, 4.194",
        "1, 30, 300, NONE, 13, 1", "1, 30, 300, FULL, 23.633, 10", "1, 30, 300, EQUAL, 16.817, 11.65",
        "1, 30, 300, DECORRELATED, 20.66, 12.57"
    })
    void outage(double base, double cap, double length, Jitter jitter, double failed, double lag) {
        Outage outage = Outage.of(jitter, base, cap, length);
        // 0.5 % is the stated error of the quadrature; the published values have three or four digits.
        assertEquals(failed, outage.failedAttempts(), 0.005 * failed);
        assertEquals(lag, outage.lag(), 0.005 * lag);
    }

    @Test
    void outageOfProportionalJitterIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Outage.of(Jitter.PROPORTIONAL, 1, 30, 60));
    }

    @Test
    void autoscalerRecursion() {
        HpaRecursion fresh = new HpaRecursion(100, 0.1, 1, 1000, 0, true, 20);
        check("hpa_fresh_1000_5000", fresh.replicas(10, 1000, 5000, 6));
        check("hpa_down_2000_1000_stab300", fresh.replicas(20, 2000, 1000, 24));
        assertArrayEquals(new int[] {1, 5, 10, 20, 40, 80, 100}, fresh.replicas(1, 100, 10_000, 6));
        check("hpa_stale1_1000_2000", new HpaRecursion(100, 0.1, 1, 1000, 1, false, 0).replicas(10, 1000, 2000, 14));
        check(
                "hpa_stale2_1000_2000_max1000",
                new HpaRecursion(100, 0.1, 1, 1000, 2, false, 0).replicas(10, 1000, 2000, 14));
    }

    private static void check(String oracle, int[] replicas) {
        JsonNode expected = Oracles.expected(oracle);
        int[] values = new int[expected.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = expected.get(i).intValue();
        }
        assertArrayEquals(values, replicas);
    }

    @ParameterizedTest
    @CsvSource({"1090, 10", "1110, 12", "920, 10", "890, 9"})
    void autoscalerTolerance(double load, int replicas) {
        assertEquals(replicas, new HpaRecursion(100, 0.1, 1, 1000, 0, true, 0).replicas(10, 1000, load, 1)[1]);
    }

    @Test
    void autoscalerStabilityLimits() {
        double[] limits = {2, 1, .618034, .445042, .347296, .284630, .241073};
        for (int d = 0; d < limits.length; d++) {
            assertEquals(limits[d], HpaRecursion.stableGain(d), 6e-7);
        }
    }

    @Test
    void minimumMoves() {
        assertEquals(6, MinimumMoves.toBalance(new int[] {9, 9, 9, 9, 1}));
        assertEquals(0, MinimumMoves.toBalance(new int[0]));
        assertEquals(400, MinimumMoves.toResize(2000, 8, 10), 1e-12);
        assertEquals(500, MinimumMoves.toResize(2000, 8, 6), 1e-12);
        for (String loads :
                new String[] {"1_2_3_4", "0_0_0_400", "120_80_100_100_90_110_95_105", "5_1_1_1_1_1", "3_3_4"}) {
            assertEquals(
                    Oracles.expected("metrics_" + loads).get("min_moves").longValue(),
                    MinimumMoves.toBalance(parse(loads)),
                    loads);
        }
        assertEquals(400, MinimumMoves.toBalance(new int[] {250, 250, 250, 250, 250, 250, 250, 250, 0, 0}));
    }

    private static int[] parse(String loads) {
        return Pattern.compile("_")
                .splitAsStream(loads)
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
