package io.steelyard.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.rng.sampling.distribution.ZigguratSampler;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalsTest {

    @Test
    void workedExample() {
        double[] values = {5.1, 4.8, 5.6, 5.0, 5.3, 4.9, 5.4, 5.2, 5.0, 5.5};
        Interval interval = Intervals.student(values, 0.95);
        assertEquals(5.18, interval.mean(), 1e-14);
        assertEquals(0.190165, interval.halfWidth(), 5e-7);
        assertEquals(0.95, interval.level());
        assertEquals(10, interval.n());
        assertEquals(interval.mean() - interval.halfWidth(), interval.lower());
        assertEquals(interval.mean() + interval.halfWidth(), interval.upper());
        assertEquals(0.190165 / 5.18, interval.relativeHalfWidth(), 1e-6);
        assertTrue(interval.contains(5) && interval.contains(5.37));
        assertFalse(interval.contains(4.98) || interval.contains(5.38));
    }

    /** Computed with 30 digits; the incomplete beta function behind ours is good to about 1e-13 at 500 degrees. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 1, 1.0",
        "0.5, 2, 0.81649658092772603",
        "0.5, 9, 0.70272214675132637",
        "0.5, 29, 0.68304386082161315",
        "0.5, 500, 0.67498073796593903",
        "0.95, 1, 12.706204736174693",
        "0.95, 2, 4.3026527297494618",
        "0.95, 9, 2.262157162798205",
        "0.95, 29, 2.0452296421327039",
        "0.95, 500, 1.9647198374673674",
        "0.999, 1, 636.61924876871905",
        "0.999, 9, 4.7809125859311384",
        "0.999, 500, 3.3100911515226695",
        "0.9999999, 1, 6366197.7270266465",
        "0.9999999, 9, 15.209527652213585",
        "0.9999999, 500, 5.4059617204722075"
    })
    void quantilesOfStudentsLaw(double level, int freedom, double expected) {
        assertEquals(expected, StudentLaw.twoSidedQuantile(level, freedom), 1e-11 * expected);
    }

    /** Small tails keep their digits: the reference has 30 of them. */
    @ParameterizedTest
    @CsvSource({
        "0.001, 5, 0.99924078677219765",
        "0.999, 3, 0.39141592241010496",
        "1.001, 3, 0.39058892899805625",
        "9, 100, 1.5360770514750414e-14",
        "6, 1000, 2.7553691733774691e-9",
        "40, 20, 1.4574696554310764e-20"
    })
    void smallTailsAreRelativelyExact(double t, int freedom, double expected) {
        assertEquals(expected, StudentLaw.twoSidedTail(t, freedom), 1e-11 * expected);
    }

    /** The conditioning of 1 - level alone costs 1e-16 / 1e-15. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.01, 0.3, 0.9, 0.999999, 1 - 1e-12})
    void tailInvertsQuantile(double level) {
        for (int freedom : new int[] {1, 2, 3, 10, 100, 2000}) {
            double t = StudentLaw.twoSidedQuantile(level, freedom);
            assertEquals(1 - level, StudentLaw.twoSidedTail(t, freedom), 1e-11 * (1 - level), freedom + " degrees");
        }
    }

    @Test
    void extremeLevelsHaveFiniteQuantiles() {
        for (int freedom : new int[] {2, 30, 1000, 100_000}) {
            double t = StudentLaw.twoSidedQuantile(1 - 1e-15, freedom);
            assertTrue(t > 7.9 && t < 1e8, freedom + " degrees: " + t);
        }
    }

    /** Of 4000 intervals 95 % cover in the mean, with a standard deviation of 0.345 %; 4.4 of them leave 1e-5. */
    @Test
    void coversAsOftenAsItSays() {
        var source = RandomSource.XO_SHI_RO_256_PP.create(1);
        var normal = ZigguratSampler.NormalizedGaussian.of(source);
        int covered = 0;
        for (int trial = 0; trial < 4000; trial++) {
            double[] values = new double[6];
            for (int i = 0; i < values.length; i++) {
                values[i] = 3 + 2 * normal.sample();
            }
            covered += Intervals.student(values, 0.95).contains(3) ? 1 : 0;
        }
        assertEquals(0.95, covered / 4000.0, 4.4 * 0.00345);
    }

    @Test
    void undefinedValuesAreLeftOut() {
        double[] values = {1, Double.NaN, 2, 3};
        assertEquals(Intervals.student(new double[] {1, 2, 3}, 0.9), Intervals.student(values, 0.9));
    }

    @Test
    void fewerThanTwoValuesHaveNoHalfWidth() {
        assertEquals(new Interval(7, Double.NaN, 0.95, 1), Intervals.student(new double[] {7, Double.NaN}, 0.95));
        assertEquals(new Interval(Double.NaN, Double.NaN, 0.95, 0), Intervals.student(new double[0], 0.95));
        assertFalse(Intervals.student(new double[] {7}, 0.95).contains(7));
    }

    @Test
    void equalValuesHaveNoWidth() {
        assertEquals(new Interval(0.1, 0, 0.95, 3), Intervals.student(new double[] {0.1, 0.1, 0.1}, 0.95));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 95, Double.NaN})
    void levelsLieBetweenZeroAndOne(double level) {
        assertThrows(IllegalArgumentException.class, () -> Intervals.student(new double[] {1, 2}, level));
    }
}
