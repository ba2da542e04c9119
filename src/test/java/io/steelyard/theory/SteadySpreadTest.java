package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.Deterministic;
import io.steelyard.random.Distribution;
import io.steelyard.random.Exponential;
import io.steelyard.random.Lognormal;
import io.steelyard.random.Pareto;
import io.steelyard.random.Uniform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Round robin, least connections, power of choices, Erlang's loss: the stationary figures. */
class SteadySpreadTest {

    @ParameterizedTest
    @CsvSource({"10, 5", "50, 45", "100, 80", "100, 90", "100, 100"})
    void erlangLoss(int limit, int offered) {
        assertEquals(Oracles.number("erlangB_c" + limit + "_a" + offered), ErlangB.blocking(limit, offered), 1e-10);
    }

    @Test
    void erlangLossOfAPoolAndOfItsParts() {
        assertEquals(Oracles.number("erlangB_pool_n10_c10_a80"), ErlangB.blocking(100, 80), 1e-10);
        assertEquals(Oracles.number("erlangB_random_n10_c10_a80"), ErlangB.blocking(10, 8), 1e-9);
        assertEquals(1, ErlangB.blocking(0, 3));
    }

    @ParameterizedTest
    @CsvSource({"2, 10", "10, 10", "10, 100", "100, 100"})
    void roundRobinWithExponentialLifetimes(int pods, int mean) {
        String oracle = "rr_exp_csvar_n" + pods + "_r" + mean;
        assertEquals(Oracles.number(oracle, "podvar"), RoundRobinSpread.exponentialPodVariance(pods, mean), 1e-6);
        assertEquals(Oracles.number(oracle, "csvar"), RoundRobinSpread.exponentialVariance(pods, mean), 1e-6);
    }

    @Test
    void roundRobinWithAnyLifetimesLeavesTheirGini() {
        check("rr_gini_deterministic_n10_r50", new Deterministic(3));
        check("rr_gini_uniform(0,2m)_n10_r50", new Uniform(0, 6));
        check("rr_gini_lognormal cv=2_n10_r50", Lognormal.ofMeanCv(3, 2));
        check("rr_gini_pareto alpha=2.5_n10_r50", Pareto.ofMean(3, 2.5));
        check("rr_gini_exponential_n10_r50", new Exponential(3));
    }

    private static void check(String oracle, Distribution lifetime) {
        assertEquals(Oracles.number(oracle), RoundRobinSpread.variance(10, 50, lifetime), 1e-5);
    }

    @Test
    void leastConnectionsIsBoundByWholeNumbers() {
        assertEquals(0.25, LeastConnSpread.leastVariance(2, 7));
        assertEquals(0, LeastConnSpread.leastVariance(5, 100));
        assertEquals(4 / 3.5, LeastConnSpread.leastMaxOverMean(2, 7), 1e-12);
        assertEquals(1, LeastConnSpread.leastMaxOverMean(5, 100));
        assertEquals(Double.NaN, LeastConnSpread.leastMaxOverMean(5, 0));
        double average = 0;
        for (int i = 0; i < 7; i++) {
            average += LeastConnSpread.leastVariance(7, 700 + i) / 7;
        }
        assertEquals(average, LeastConnSpread.meanLeastVariance(7), 1e-12);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 1, .591227",
        "2, 5, 1.571757",
        "2, 10, 2.101034",
        "2, 20, 2.582760",
        "2, 25, 2.715714",
        "2, 50, 3.044240",
        "2, 100, 3.253111",
        "2, 200, 3.373368",
        "2, 1000, 3.479113",
        "3, 1, .467929",
        "3, 5, .953908",
        "3, 10, 1.135583",
        "3, 20, 1.266076",
        "3, 50, 1.365944",
        "3, 100, 1.404241",
        "3, 1000, 1.441354"
    })
    void meanFieldOfChoices(int choices, double mean, double variance) {
        assertEquals(variance, PowerOfChoices.stationary(mean, choices).variance(), 1.1e-6);
    }

    @Test
    void meanFieldShares() {
        PowerOfChoices state = PowerOfChoices.stationary(10, 2);
        assertEquals(.99877761, state.shareWithAtLeast(5), 5.1e-9);
        assertEquals(.67604704, state.shareWithAtLeast(10), 5.1e-9);
        assertEquals(.00013435, state.shareWithAtLeast(14), 5.1e-9);
        assertEquals(1, state.shareWithAtLeast(0));
        assertEquals(0, state.shareWithAtLeast(100_000));
        assertEquals(.00127904, PowerOfChoices.stationary(100, 2).shareWithAtLeast(104), 5.1e-9);
    }

    @Test
    void oneChoiceIsPoissonAndManyConnectionsApproachTheLimit() {
        assertEquals(10, PowerOfChoices.stationary(10, 1).variance(), 1e-8);
        assertEquals(3.50705, PowerOfChoices.limitVariance(2), 5.1e-6);
        assertEquals(1.44622, PowerOfChoices.limitVariance(3), 5.1e-6);
    }
}
