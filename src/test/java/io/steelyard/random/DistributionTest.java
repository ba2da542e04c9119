package io.steelyard.random;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What every law promises, checked on each of them against integrals and samples. */
class DistributionTest {

    private static final int DRAWS = 100_000;

    static Stream<Distribution> laws() {
        return Stream.of(
                new Exponential(300),
                new Deterministic(300),
                new Uniform(0, 600),
                new Uniform(100, 130),
                Lognormal.ofMeanCv(300, 2),
                Lognormal.ofMedianP95(60, 3600),
                new Lognormal(0, 0.1),
                Weibull.ofMean(0.5, 300),
                new Weibull(1, 2),
                new Weibull(3.5, 10),
                Pareto.ofMean(300, 2.5),
                Pareto.ofMean(300, 1.5),
                new Pareto(1, 5),
                Gamma.ofMeanCv(300, 2),
                new Gamma(0.9, 1),
                new Gamma(1, 5),
                new Gamma(7.5, 40),
                new Mixture(new double[] {1, 3}, List.of(new Exponential(30), new Exponential(900))),
                new Mixture(
                        new double[] {2, 1, 1, 0},
                        List.of(new Deterministic(10), new Uniform(5, 50), Pareto.ofMean(40, 3), new Never())),
                new Empirical(3, 1, 4, 1, 5, 9, 2, 6),
                new Empirical(7));
    }

    static Stream<Distribution> lawsOfFiniteVariance() {
        return laws().filter(law -> law.secondMoment() < Double.POSITIVE_INFINITY);
    }

    @ParameterizedTest
    @MethodSource("laws")
    void survivalFallsFromOneToZero(Distribution law) {
        assertEquals(1, law.survival(-1));
        assertEquals(1, law.survival(0));
        assertEquals(0, law.survival(Double.POSITIVE_INFINITY));
        double before = 1;
        for (double t = law.mean() / 1000; t < 1000 * law.mean(); t *= 1.1) {
            double survival = law.survival(t);
            assertTrue(survival >= 0 && survival <= before, law + " at " + t);
            before = survival;
        }
    }

    @ParameterizedTest
    @MethodSource("laws")
    void integratedSurvivalIsTheIntegralOfSurvival(Distribution law) {
        assertEquals(0, law.integratedSurvival(-1));
        assertEquals(0, law.integratedSurvival(0));
        for (double factor : new double[] {0.01, 0.2, 0.5, 1, 1.7, 4, 20}) {
            double t = factor * law.mean();
            double expected = integralOfSurvival(law, t);
            assertEquals(expected, law.integratedSurvival(t), 1e-10 * expected, law + " to " + t);
        }
    }

    /** Beyond T the integral of a Pareto tail of index a still lacks (T / min)^(1 - a) / a of the mean: it is 1e-6 here. */
    @ParameterizedTest
    @MethodSource("laws")
    void integratedSurvivalTendsToTheMean(Distribution law) {
        assertEquals(law.mean(), law.integratedSurvival(1e12 * law.mean()), 1e-6 * law.mean());
        assertEquals(law.mean(), law.integratedSurvival(Double.POSITIVE_INFINITY), 1e-12 * law.mean());
    }

    @ParameterizedTest
    @MethodSource("lawsOfFiniteVariance")
    void secondMomentIsTwiceTheIntegralOfTimesSurvival(Distribution law) {
        double upTo = law.mean();
        double tolerance = 1e-10 * law.secondMoment();
        double sum = 2 * Quadrature.integral(t -> t * law.survival(t), 0, upTo, tolerance);
        while (upTo < 1e12 * law.mean()) {
            sum += 2 * Quadrature.integral(t -> t * law.survival(t), upTo, 2 * upTo, tolerance);
            upTo *= 2;
        }
        // The tail of the Pareto law with index 2.5 beyond 1e12 means is 1e-6 of the whole.
        assertEquals(law.secondMoment(), sum, 2e-6 * law.secondMoment(), law.toString());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void giniIsOneMinusTheIntegralOfSquaredSurvivalOverTheMean(Distribution law) {
        assertEquals(1 - SquaredSurvival.integral(law) / law.mean(), law.gini(), 1e-7, law.toString());
    }

    @ParameterizedTest
    @MethodSource("laws")
    void samplesFollowTheLaw(Distribution law) {
        SplitMix64 source = new SplitMix64(12);
        double[] sample = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            sample[i] = law.sample(source);
        }
        Fit.assertLaw(sample, t -> 1 - law.survival(t), law + " sample");
    }

    @ParameterizedTest
    @MethodSource("laws")
    void residualSamplesFollowTheEquilibriumLaw(Distribution law) {
        SplitMix64 source = new SplitMix64(13);
        double[] sample = new double[DRAWS];
        for (int i = 0; i < DRAWS; i++) {
            sample[i] = law.sampleResidual(source);
        }
        Fit.assertLaw(sample, t -> law.integratedSurvival(t) / law.mean(), law + " residual");
    }

    @ParameterizedTest
    @MethodSource("laws")
    void drawsArePositive(Distribution law) {
        for (long word : new long[] {0, -1, 1L << 63}) {
            CounterStream rest = new CounterStream(word, 0);
            boolean[] first = {true};
            RandomSource source = () -> {
                boolean extreme = first[0];
                first[0] = false;
                return extreme ? word : rest.nextLong();
            };
            assertTrue(law.sample(source) > 0, law + " from " + word);
            first[0] = true;
            assertTrue(law.sampleResidual(source) > 0, law + " residual from " + word);
        }
    }

    /** The mean number of connections that 2 arrivals a second leave after 60, 300, 900 and 3600 s from an empty start. */
    static Stream<Arguments> occupancies() {
        Mixture balanced = hyperexponential(300, 4);
        return Stream.of(
                Arguments.of(new Exponential(300), new double[] {108.7615, 379.2723, 570.1278, 599.9963}),
                Arguments.of(new Deterministic(300), new double[] {120, 600, 600, 600}),
                Arguments.of(new Uniform(0, 600), new double[] {114, 450, 600, 600}),
                Arguments.of(Lognormal.ofMeanCv(300, 2), new double[] {105.5616, 315.5239, 475.1433, 578.6367}),
                Arguments.of(Pareto.ofMean(300, 2.5), new double[] {120, 488.4581, 578.5337, 597.3167}),
                Arguments.of(Pareto.ofMean(300, 1.5), new double[] {120, 369.0599, 466.6667, 533.3333}),
                Arguments.of(Weibull.ofMean(0.5, 300), new double[] {79.6199, 247.8386, 421.3075, 573.6167}),
                Arguments.of(balanced, new double[] {102.8549, 309.6762, 445.9755, 579.9357}));
    }

    @ParameterizedTest
    @MethodSource("occupancies")
    void occupanciesFromAnEmptyStartAreThePublishedOnes(Distribution law, double[] expected) {
        double[] times = {60, 300, 900, 3600};
        for (int i = 0; i < times.length; i++) {
            assertEquals(expected[i], 2 * law.integratedSurvival(times[i]), 5.1e-5, law + " at " + times[i]);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.5", "2", "1e-3"})
    void lawsOfGivenMomentsHaveThem(double cv) {
        for (Distribution law : List.of(Lognormal.ofMeanCv(300, cv), Gamma.ofMeanCv(300, cv))) {
            assertEquals(300, law.mean(), 1e-10);
            double variance = law.secondMoment() - law.mean() * law.mean();
            assertEquals(cv * 300, Math.sqrt(variance), 1e-6, law.toString());
        }
        assertEquals(300, Weibull.ofMean(0.7, 300).mean(), 1e-10);
        assertEquals(300, Pareto.ofMean(300, 1.1).mean(), 1e-10);
    }

    @Test
    void lognormalOfMedianAndPercentileHasThem() {
        Lognormal law = Lognormal.ofMedianP95(60, 3600);
        assertEquals(0.5, law.survival(60), 1e-14);
        assertEquals(0.05, law.survival(3600), 1e-14);
    }

    @Test
    void infiniteMeansHaveNoResidualLaw() {
        SplitMix64 source = new SplitMix64(1);
        List<Distribution> laws = List.of(
                new Never(),
                new Pareto(1, 1),
                new Pareto(1, 0.5),
                new Mixture(new double[] {1, 1}, List.of(new Never(), new Exponential(1))));
        for (Distribution law : laws) {
            assertEquals(Double.POSITIVE_INFINITY, law.mean());
            assertEquals(Double.POSITIVE_INFINITY, law.secondMoment());
            assertEquals(1, law.gini());
            IllegalStateException error =
                    assertThrows(IllegalStateException.class, () -> law.sampleResidual(source), law.toString());
            assertTrue(error.getMessage().contains("infinite"), error.getMessage());
        }
    }

    @Test
    void paretoOfInfiniteMeanStillHasItsLaw() {
        for (double alpha : new double[] {1, 0.5}) {
            Pareto law = new Pareto(2, alpha);
            double expected = Quadrature.integral(law::survival, 0, 100, 1e-12);
            assertEquals(expected, law.integratedSurvival(100), 1e-10 * expected);
        }
        assertEquals(2 + 2 * StrictMath.log(50), new Pareto(2, 1).integratedSurvival(100), 1e-13);
    }

    @Test
    void neverNeverEnds() {
        Never law = new Never();
        assertEquals(Double.POSITIVE_INFINITY, law.sample(new SplitMix64(1)));
        assertEquals(1, law.survival(1e300));
        assertEquals(12, law.integratedSurvival(12));
    }

    @Test
    void parametersAreCheckedByName() {
        assertRefused("mean", () -> new Exponential(0));
        assertRefused("mean", () -> new Exponential(Double.NaN));
        assertRefused("value", () -> new Deterministic(-1));
        assertRefused("low", () -> new Uniform(-1, 2));
        assertRefused("low", () -> new Uniform(2, 2));
        assertRefused("high", () -> new Uniform(2, Double.POSITIVE_INFINITY));
        assertRefused("sigma", () -> new Lognormal(0, 0));
        assertRefused("mu", () -> new Lognormal(Double.NaN, 1));
        assertRefused("p95", () -> Lognormal.ofMedianP95(10, 10));
        assertRefused("cv", () -> Lognormal.ofMeanCv(10, 0));
        assertRefused("shape", () -> new Weibull(0, 1));
        assertRefused("scale", () -> new Weibull(1, -1));
        assertRefused("alpha", () -> new Pareto(1, 0));
        assertRefused("alpha", () -> Pareto.ofMean(1, 1));
        assertRefused("min", () -> new Pareto(0, 1));
        assertRefused("shape", () -> new Gamma(Double.NaN, 1));
        assertRefused("values", Empirical::new);
        assertRefused("each value", () -> new Empirical(1, 0));
        assertRefused("weight", () -> new Mixture(new double[] {-1, 2}, List.of(new Never(), new Never())));
        assertRefused("weights", () -> new Mixture(new double[] {0}, List.of(new Never())));
        assertRefused("1 weights and 0 parts", () -> new Mixture(new double[] {1}, List.of()));
    }

    /** Splits the range where one of the laws jumps or bends, since panels do not see what lies between their nodes. */
    private static double integralOfSurvival(Distribution law, double to) {
        double sum = 0;
        double from = 0;
        for (double kink : new double[] {1, 2, 3, 4, 5, 6, 7, 9, 10, 80.0 / 3, 50, 100, 130, 180, 300, 600}) {
            if (kink < to) {
                sum += Quadrature.integral(law::survival, from, kink, 1e-14 * to);
                from = kink;
            }
        }
        return sum + Quadrature.integral(law::survival, from, to, 1e-14 * to);
    }

    /** Two exponentials of equal shares of the mean. */
    private static Mixture hyperexponential(double mean, double squaredCv) {
        double first = 0.5 * (1 + Math.sqrt((squaredCv - 1) / (squaredCv + 1)));
        double second = 1 - first;
        return new Mixture(
                new double[] {first, second},
                List.of(new Exponential(mean / (2 * first)), new Exponential(mean / (2 * second))));
    }

    private static void assertRefused(String what, org.junit.jupiter.api.function.Executable creation) {
        IllegalArgumentException error = assertThrows(IllegalArgumentException.class, creation);
        assertTrue(error.getMessage().contains(what), error.getMessage());
    }
}
