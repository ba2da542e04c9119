package io.steelyard.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.random.Distribution;
import io.steelyard.random.Exponential;
import io.steelyard.random.Lognormal;
import io.steelyard.random.Never;
import io.steelyard.random.Pareto;
import io.steelyard.random.Uniform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScaleOutTest {
    private static final Distribution UNIT = new Exponential(1);

    @ParameterizedTest
    @CsvSource({
        "0.1, 245.242, 19.033, .20908", "0.25, 238.940, 44.240, .15606", "0.5, 230.327, 78.694, .09642",
        "1, 218.394, 126.424, .03832", "2, 206.767, 172.933, .00908", "3, 202.489, 190.043, .00512"
    })
    void randomChoiceClosesTheGapAsTheOldOnesLeave(double t, double oldLoad, double newLoad, double variation) {
        ScaleOut scaleOut = new ScaleOut(8, 2, 2000, UNIT);
        assertEquals(oldLoad, scaleOut.oldLoad(t), 6e-4);
        assertEquals(newLoad, scaleOut.newLoad(t), 6e-4);
        assertEquals(variation, scaleOut.meanSquaredVariation(t), 6e-6);
    }

    @Test
    void agreesWithTheOracles() {
        ScaleOut scaleOut = new ScaleOut(9, 1, 1000, UNIT);
        String oracle = "scaleup_random_n9_k1_t1";
        assertEquals(Oracles.number(oracle, "old"), scaleOut.oldLoad(1), 1e-5);
        assertEquals(Oracles.number(oracle, "new"), scaleOut.newLoad(1), 1e-5);
        assertEquals(Oracles.number(oracle, "ecov2_random"), scaleOut.meanSquaredVariation(1), 1e-8);
        assertEquals(Oracles.number(oracle, "fluid_cov"), scaleOut.variation(1), 1e-7);
        assertEquals(Oracles.number(oracle, "fluid_peak_to_avg"), scaleOut.maxOverMean(1), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"8, 2", "9, 1", "4, 4"})
    void contactTimes(int oldPods, int newPods) {
        ScaleOut scaleOut = new ScaleOut(oldPods, newPods, 20_000, UNIT);
        String oracle = "catchup_n" + oldPods + "_k" + newPods;
        assertEquals(Oracles.number(oracle, "lc_tstar"), scaleOut.leastConnContact(), 1e-6);
        assertEquals(Oracles.number(oracle, "lc_t95"), scaleOut.leastConnTime(0.95), 1e-6);
        assertEquals(Oracles.number(oracle, "p2c_tstar"), scaleOut.powerOfChoicesContact(2), 1e-6);
        assertEquals(Oracles.number(oracle, "p2c_t95"), scaleOut.powerOfChoicesTime(2, 0.95), 1e-6);
        assertEquals(Oracles.number(oracle, "random_time_peak_1_05"), scaleOut.timeToMaxOverMean(1.05), 1e-6);
        assertEquals(
                Oracles.number(oracle, "lc_newpod_arrival_amplification"), scaleOut.leastConnAmplification(), 1e-9);
        assertEquals(
                Oracles.number(oracle, "p2c_newpod_arrival_amplification"),
                scaleOut.powerOfChoicesAmplification(2),
                1e-9);
    }

    @Test
    void threeChoices() {
        assertEquals(.49322, new ScaleOut(8, 2, 20_000, UNIT).powerOfChoicesTime(3, 0.95), 6e-6);
    }

    @ParameterizedTest
    @CsvSource({
        "8, 2, 2896.99, 5625.18, 1714.39, 1990.03",
        "9, 1, 1437.31, 1972.92, 990.00, 1185.05",
        "10, 5, 4144.65, 10473.71, 2721.43, 2461.58"
    })
    void theLawOfTheLifetimeMatters(
            int oldPods, int newPods, double exp, double lognormal, double pareto, double uniform) {
        assertEquals(exp, timeToFivePercent(oldPods, newPods, new Exponential(1800)), 6e-3);
        assertEquals(lognormal, timeToFivePercent(oldPods, newPods, Lognormal.ofMeanCv(1800, 2)), 6e-3);
        assertEquals(pareto, timeToFivePercent(oldPods, newPods, Pareto.ofMean(1800, 2.5)), 6e-3);
        assertEquals(uniform, timeToFivePercent(oldPods, newPods, new Uniform(0, 3600)), 6e-3);
    }

    private static double timeToFivePercent(int oldPods, int newPods, Distribution lifetime) {
        return new ScaleOut(oldPods, newPods, 1000, lifetime).timeToMaxOverMean(1.05);
    }

    @Test
    void contactWithLognormalLifetimes() {
        ScaleOut scaleOut = new ScaleOut(8, 2, 1000, Lognormal.ofMeanCv(1800, 2));
        assertEquals(420.49, scaleOut.leastConnContact(), 6e-3);
        assertEquals(2015.06, scaleOut.powerOfChoicesContact(2), 6e-3);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1, 1.05, 1.2})
    void olderPodsHoldThatManyTimesTheMeanThen(double maxOverMean) {
        ScaleOut scaleOut = new ScaleOut(8, 2, 20_000, Lognormal.ofMeanCv(1800, 2));
        double leastConn = scaleOut.remaining(scaleOut.leastConnTimeToMaxOverMean(maxOverMean));
        assertEquals(maxOverMean, leastConn / 0.8, 1e-9);
        double twoChoices = scaleOut.remaining(scaleOut.powerOfChoicesTimeToMaxOverMean(2, maxOverMean));
        assertEquals(maxOverMean, (twoChoices + (1 - twoChoices) * 0.64) / 0.8, 1e-9);
    }

    @Test
    void levelIsMaxOverMeanOfOne() {
        ScaleOut scaleOut = new ScaleOut(10, 10, 20_000, UNIT);
        assertEquals(scaleOut.leastConnContact(), scaleOut.leastConnTimeToMaxOverMean(1), 1e-9);
        assertEquals(scaleOut.powerOfChoicesContact(2), scaleOut.powerOfChoicesTimeToMaxOverMean(2, 1), 1e-9);
        assertEquals(0, scaleOut.leastConnTimeToMaxOverMean(2));
        assertThrows(IllegalArgumentException.class, () -> scaleOut.leastConnTimeToMaxOverMean(0.9));
    }

    @Test
    void endsAtOnceWhereItStartsBelow() {
        assertEquals(0, new ScaleOut(9, 1, 1000, UNIT).timeToMaxOverMean(1.2));
        assertThrows(IllegalArgumentException.class, () -> new ScaleOut(9, 1, 1000, UNIT).timeToMaxOverMean(1));
        assertThrows(IllegalArgumentException.class, () -> new ScaleOut(9, 1, 1000, new Never()));
        assertThrows(IllegalArgumentException.class, () -> new ScaleOut(0, 1, 1000, UNIT));
    }

    @Test
    void connectionsOfLimitedAgeAreLevelWhenTheOldestHasGone() {
        ScaleOut scaleOut = new ScaleOut(8, 2, 4000, MaxAge.segment(600, 0.1));
        assertEquals(483.333, scaleOut.oldLoad(100), 6e-4);
        assertEquals(66.667, scaleOut.newLoad(100), 6e-4);
        assertEquals(Oracles.number("maxage_A600_t300", "old"), scaleOut.oldLoad(300), 1e-9);
        assertEquals(Oracles.number("maxage_A600_t600", "old"), scaleOut.oldLoad(600), 1e-9);
        assertEquals(Oracles.number("maxage_A600_t600", "new"), scaleOut.newLoad(600), 1e-9);
        assertEquals(400.069, scaleOut.oldLoad(650), 6e-4);
        assertEquals(0, scaleOut.remaining(660), 1e-12);
    }
}
