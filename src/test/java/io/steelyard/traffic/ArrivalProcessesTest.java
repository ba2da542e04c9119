package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Count;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Rate;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ArrivalProcessesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Arrivals POISSON = new Arrivals.Poisson(new Rate(40));
    private static final Arrivals BURST =
            new Arrivals.Burst(Duration.ofSeconds(20), new Count(3_000), Duration.ofSeconds(50));
    private static final Arrivals SCHEDULE = new Arrivals.Schedule(List.of(
            new Arrivals.Schedule.Step(Duration.ZERO, new Rate(50)),
            new Arrivals.Schedule.Step(Duration.ofSeconds(30), new Rate(0)),
            new Arrivals.Schedule.Step(Duration.ofSeconds(40), new Rate(90))));
    private static final Arrivals DIURNAL =
            new Arrivals.Diurnal(new Rate(60), new Fraction(0.8), Duration.ofSeconds(80), Duration.ofSeconds(15));
    private static final Arrivals FIXED_ON_OFF =
            new Arrivals.OnOff(new Rate(80), Duration.ofSeconds(7), Duration.ofSeconds(12), true);
    private static final Arrivals ON_OFF =
            new Arrivals.OnOff(new Rate(80), Duration.ofSeconds(3), Duration.ofSeconds(6), false);
    private static final Arrivals EXACT =
            new Arrivals.Exact(new Count(700), Duration.ofSeconds(3), Duration.ofMillis(100));

    static List<Arrivals> kinds() {
        return List.of(POISSON, BURST, SCHEDULE, DIURNAL, FIXED_ON_OFF, ON_OFF, EXACT);
    }

    private static ArrivalProcess create(long startSeconds, long endSeconds, int replication, Arrivals... arrivals) {
        return ArrivalProcesses.create(List.of(arrivals), startSeconds * SECOND, endSeconds * SECOND, 7, replication);
    }

    private static long[] times(ArrivalProcess process) {
        return LongStream.generate(process::next)
                .takeWhile(time -> time != ArrivalProcess.NONE)
                .toArray();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void timesAreOrderedWithinTheSpanAndTheSameAgain(Arrivals arrivals) {
        ArrivalProcess process = create(-60, 100, 3, arrivals);
        long[] times = times(process);
        assertTrue(times.length > 500, "only " + times.length);
        for (int i = 1; i < times.length; i++) {
            assertTrue(times[i] >= times[i - 1], "at " + i);
        }
        assertTrue(times[0] >= -60 * SECOND);
        assertTrue(times[times.length - 1] < 100 * SECOND);
        for (int i = 0; i < 20; i++) {
            assertEquals(ArrivalProcess.NONE, process.next());
        }
        assertArrayEquals(times, times(create(-60, 100, 3, arrivals)));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void nothingIsAllocatedForAnArrival(Arrivals arrivals) {
        ArrivalProcess process = create(-3600, 3600, 1, arrivals, POISSON);
        assertEquals(0, Allocation.of(() -> {
            for (int i = 0; i < 10_000; i++) {
                process.next();
            }
        }));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void countsHaveTheirExpectation(Arrivals arrivals) {
        long[] limits = {-60, -13, 0, 17, 33, 61, 100};
        double[] counts = new double[limits.length - 1];
        int replications = 200;
        for (int replication = 0; replication < replications; replication++) {
            for (long time : times(create(-60, 100, replication, arrivals))) {
                int bin = 0;
                while (time >= limits[bin + 1] * SECOND) {
                    bin++;
                }
                counts[bin]++;
            }
        }
        for (int bin = 0; bin < counts.length; bin++) {
            double expected =
                    ArrivalRates.expectedArrivals(List.of(arrivals), limits[bin] * SECOND, limits[bin + 1] * SECOND);
            // A Poisson count has its mean as its variance; bursts and exact counts less. A random switch adds the
            // variance
            // of the time it is on: rate^2 * 2 * p (1 - p) * tau * span at most, tau = on * off / (on + off) = 2 s.
            double variance = expected;
            if (arrivals.equals(ON_OFF)) {
                variance += 80.0 * 80 * 2 * (1 / 3.0) * (2 / 3.0) * 2 * (limits[bin + 1] - limits[bin]);
            }
            assertEquals(
                    expected,
                    counts[bin] / replications,
                    Samples.Z999 * Math.sqrt(variance / replications),
                    arrivals + " from " + limits[bin]);
        }
    }

    @Test
    void poissonGapsAreExponential() {
        long[] times = times(create(-100, 400, 1, POISSON));
        double[] gaps = new double[times.length - 1];
        for (int i = 0; i < gaps.length; i++) {
            gaps[i] = (times[i + 1] - times[i]) / 1e9;
        }
        Samples.follow(gap -> -Math.expm1(-40 * gap), gaps);
    }

    @Test
    void aPoissonRateBeyondTheClockIsNotLost() {
        // At 1e9/s gaps are below a nanosecond; 1 ms holds a million arrivals, +- 3.29 * 1000.
        ArrivalProcess process =
                ArrivalProcesses.create(List.of(new Arrivals.Poisson(new Rate(1e9))), 0, 1_000_000, 7, 1);
        assertEquals(1e6, times(process).length, 3291);
    }

    @Test
    void burstsAreExactAndUniform() {
        long[] times = times(create(-60, 100, 5, BURST));
        assertEquals(3_000, times.length);
        Samples.uniform(20e9, 70e9, LongStream.of(times).asDoubleStream().toArray());
        double[] last = new double[300];
        for (int replication = 0; replication < last.length; replication++) {
            long[] few = times(create(
                    0,
                    100,
                    replication,
                    new Arrivals.Burst(Duration.ofSeconds(20), new Count(5), Duration.ofSeconds(50))));
            assertEquals(5, few.length);
            last[replication] = (few[4] / 1e9 - 20) / 50;
        }
        // The largest of five uniform draws has the distribution function x^5.
        Samples.follow(x -> Math.pow(x, 5), last);
    }

    @Test
    void aBurstWithoutLengthComesAtOnce() {
        long[] times =
                times(create(-5, 100, 1, new Arrivals.Burst(Duration.ofSeconds(3), new Count(4), Duration.ZERO)));
        assertArrayEquals(new long[] {3 * SECOND, 3 * SECOND, 3 * SECOND, 3 * SECOND}, times);
        assertEquals(
                0,
                times(create(0, 100, 1, new Arrivals.Burst(Duration.ofSeconds(100), new Count(4), Duration.ZERO)))
                        .length);
    }

    @Test
    void exactCountsComeAtTheirInstants() {
        long[] times = times(
                create(-5, 100, 1, new Arrivals.Exact(new Count(3), Duration.ofSeconds(98), Duration.ofSeconds(1))));
        assertArrayEquals(new long[] {98 * SECOND, 99 * SECOND}, times);
        assertEquals(9, times(create(0, 1, 1, new Arrivals.Exact(new Count(9), Duration.ZERO, Duration.ZERO))).length);
    }

    @Test
    void aScheduleThatBeginsLaterHasNoneBefore() {
        Arrivals late =
                new Arrivals.Schedule(List.of(new Arrivals.Schedule.Step(Duration.ofSeconds(50), new Rate(100))));
        long[] times = times(create(-60, 100, 1, late));
        assertTrue(times[0] >= 50 * SECOND);
        assertTrue(times.length > 4_000);
    }

    @Test
    void diurnalArrivalsFollowTheSine() {
        double[] phases = LongStream.of(times(create(0, 1_600, 2, DIURNAL)))
                .mapToDouble(time -> Math.floorMod(time - 15 * SECOND, 80 * SECOND) / 80e9)
                .toArray();
        // 1,600 s are whole periods, so that given their number the phases are independent draws.
        Samples.follow(x -> x + 0.8 / (2 * Math.PI) * (1 - Math.cos(2 * Math.PI * x)), phases);
    }

    @Test
    void theSineIsThatOfStrictMath() {
        for (double t = -20; t < 20; t += 0.0371) {
            assertEquals(StrictMath.sin(2 * Math.PI * t / 7), DiurnalArrivals.sine(t, 7), 1e-13, "at " + t);
        }
    }

    @Test
    void aFixedSwitchIsOnFromTheStart() {
        for (long time : times(create(-57, 100, 1, FIXED_ON_OFF))) {
            assertTrue(Math.floorMod(time, 19 * SECOND) < 7 * SECOND, "at " + time);
        }
    }

    @Test
    void mergedArrivalsAreThoseOfTheParts() {
        long[] both = times(create(-10, 100, 4, SCHEDULE, BURST));
        ArrivalProcess burst = ArrivalProcesses.create(
                List.of(new Arrivals.Poisson(new Rate(0)), BURST), -10 * SECOND, 100 * SECOND, 7, 4);
        long[] apart = LongStream.concat(
                        LongStream.of(times(create(-10, 100, 4, SCHEDULE))), LongStream.of(times(burst)))
                .sorted()
                .toArray();
        assertArrayEquals(apart, both);
    }

    @Test
    void entriesAndReplicationsAreIndependent() {
        long[] first = times(create(0, 100, 1, POISSON));
        assertFalse(Arrays.equals(first, times(create(0, 100, 2, POISSON))));
        assertFalse(Arrays.equals(first, times(create(0, 100, 1, new Arrivals.Poisson(new Rate(0)), POISSON))));
    }

    @Test
    void nobodyComesFromClosedEntriesOrNone() {
        Arrivals closed = new Arrivals.Closed(new Count(5), new Law.Exponential(Duration.ofSeconds(1)));
        assertEquals(0, times(create(0, 100, 1, closed)).length);
        assertEquals(0, times(create(0, 100, 1)).length);
        assertEquals(0, times(create(0, 100, 1, new Arrivals.Poisson(new Rate(0)))).length);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void theRateIsTheDerivativeOfTheExpectation(Arrivals arrivals) {
        List<Arrivals> list = List.of(arrivals);
        for (long at = -50 * SECOND + 7_000_000; at < 100 * SECOND; at += SECOND) {
            // Steps of 50 ms lie on one side of every jump of these rates; the sine bends by 1e-3 of its rate
            // meanwhile.
            // An exact entry of ten a second has no arrival or one in such a step.
            long step = arrivals.equals(EXACT) ? SECOND : 50_000_000;
            double expected = ArrivalRates.expectedArrivals(list, at, at + step) / (step / 1e9);
            if (arrivals.equals(EXACT) && at > 72 * SECOND && at < 74 * SECOND) {
                continue;
            }
            double rate = ArrivalRates.meanRatePerSecond(list, at);
            assertEquals(
                    expected,
                    rate,
                    arrivals.equals(DIURNAL) ? 0.2 : arrivals.equals(EXACT) && rate == 0 ? 1 : 1e-6,
                    "at " + at);
        }
    }
}
