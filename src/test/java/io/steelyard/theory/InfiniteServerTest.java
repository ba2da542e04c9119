package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.random.Deterministic;
import io.steelyard.random.Distribution;
import io.steelyard.random.Exponential;
import io.steelyard.random.Lognormal;
import io.steelyard.random.Never;
import io.steelyard.random.Pareto;
import io.steelyard.random.Uniform;
import io.steelyard.random.Weibull;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InfiniteServerTest {
    private static final double MEAN = 300;

    private static Distribution law(String name) {
        return switch (name) {
            case "exponential" -> new Exponential(MEAN);
            case "deterministic" -> new Deterministic(MEAN);
            case "uniform" -> new Uniform(0, 2 * MEAN);
            case "lognormal" -> Lognormal.ofMeanCv(MEAN, 2);
            case "pareto2.5" -> Pareto.ofMean(MEAN, 2.5);
            case "pareto1.5" -> Pareto.ofMean(MEAN, 1.5);
            case "weibull" -> Weibull.ofMean(0.5, MEAN);
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Values of E. Eick's formula at rate 2/s, computed independently and printed with four decimals. */
    @ParameterizedTest
    @CsvSource({
        "exponential, 108.7615, 379.2723, 570.1278, 599.9963",
        "deterministic, 120, 600, 600, 600",
        "uniform, 114, 450, 600, 600",
        "lognormal, 105.5616, 315.5239, 475.1433, 578.6367",
        "pareto2.5, 120, 488.4581, 578.5337, 597.3167",
        "pareto1.5, 120, 369.0599, 466.6667, 533.3333",
        "weibull, 79.6199, 247.8386, 421.3075, 573.6167"
    })
    void fillsFromEmptyAsTheIntegralOfTheSurvivalFunction(String law, double a, double b, double c, double d) {
        double[] expected = {a, b, c, d};
        double[] times = {60, 300, 900, 3600};
        for (int i = 0; i < times.length; i++) {
            assertEquals(expected[i], InfiniteServer.meanFromEmpty(2, law(law), times[i]), 5.1e-5, law + times[i]);
        }
    }

    @Test
    void agreesWithTheOracles() {
        assertEquals(
                Oracles.number("mginf_transient_exponential_t300"),
                InfiniteServer.meanFromEmpty(2, law("exponential"), 300),
                1e-6);
        assertEquals(
                Oracles.number("mginf_transient_lognormal_t900"),
                InfiniteServer.meanFromEmpty(2, law("lognormal"), 900),
                1e-6);
        assertEquals(600, InfiniteServer.mean(2, law("lognormal")), 1e-9);
    }

    @ParameterizedTest
    @CsvSource({
        "exponential, 3600, 0.885908, 276.365",
        "deterministic, 3600, 0.988616, 150.000",
        "uniform, 3600, 0.969908, 199.177",
        "lognormal, 3600, 0.690630, 315.592",
        "pareto2.5, 3600, 0.921568, 187.334",
        "exponential, 86400, 0.999762, 299.952",
        "deterministic, 86400, 0.999980, 150.000",
        "uniform, 86400, 0.999947, 199.999",
        "lognormal, 86400, 0.993726, 715.838",
        "pareto2.5, 86400, 0.998749, 249.678"
    })
    void followsASineWithGainAndLag(String law, double period, double gain, double lag) {
        InfiniteServer.Response response = InfiniteServer.response(law(law), period);
        assertEquals(gain, response.gain(), 1e-5);
        // The quadrature is good to about 1e-5 of the lag.
        assertEquals(lag, response.lag(), 1e-5 * lag + 1e-3);
    }

    @Test
    void respondsAsTheOraclesSay() {
        InfiniteServer.Response response = InfiniteServer.response(new Exponential(1800), 86400);
        assertEquals(Oracles.number("sinusoid_exponential_P86400", "gain"), response.gain(), 1e-6);
        assertEquals(Oracles.number("sinusoid_exponential_P86400", "lag_s"), response.lag(), 1e-2);
    }

    @Test
    void aResponseNeedsAFiniteMean() {
        assertThrows(IllegalArgumentException.class, () -> InfiniteServer.response(new Never(), 60));
        assertThrows(IllegalArgumentException.class, () -> InfiniteServer.response(new Exponential(1), 0));
    }

    @Test
    void aBurstFadesAsItsMembersLeave() {
        assertEquals(600 + 1000 * Math.exp(-1), InfiniteServer.meanAfterBurst(2, law("exponential"), 1000, 300), 1e-9);
        assertEquals(600 + 1000, InfiniteServer.meanAfterBurst(2, law("deterministic"), 1000, 299), 1e-9);
    }

    @Test
    void aPulseIsTheDifferenceOfTwoFills() {
        // Rate 10 for 100, fixed lifetimes of 300: at 50 half has come, at 350 half has gone, at 400 all.
        Distribution fixed = law("deterministic");
        assertEquals(500, InfiniteServer.meanOfPulse(10, 100, fixed, 50), 1e-9);
        assertEquals(1000, InfiniteServer.meanOfPulse(10, 100, fixed, 200), 1e-9);
        assertEquals(500, InfiniteServer.meanOfPulse(10, 100, fixed, 350), 1e-9);
        assertEquals(0, InfiniteServer.meanOfPulse(10, 100, fixed, 400), 1e-9);
    }

    @Test
    void covarianceFadesWithTheFirstPopulation() {
        assertEquals(600 * Math.exp(-0.5), InfiniteServer.covariance(2, law("exponential"), 150), 1e-9);
        assertEquals(300, InfiniteServer.covariance(2, law("deterministic"), 150), 1e-9);
    }

    @Test
    void theTimeAverageOverManyLifetimesHasTheKnownVariance() {
        assertEquals(0.1998, InfiniteServer.timeAverageVariance(100, 1000), 5e-5);
    }
}
