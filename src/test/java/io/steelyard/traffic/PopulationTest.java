package io.steelyard.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Affinity;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Count;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Rate;
import io.steelyard.scenario.Reconnect;
import io.steelyard.theory.PoissonLaw;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PopulationTest {
    private static final long SECOND = 1_000_000_000L;

    static List<Law> laws() {
        Optional<Duration> minute = Optional.of(Duration.ofMinutes(1));
        return List.of(
                new Law.Exponential(Duration.ofMinutes(1)),
                new Law.Lognormal(Optional.empty(), Optional.empty(), Optional.empty(), minute, Optional.of(2.0)),
                new Law.Pareto(2.5, Optional.empty(), minute),
                new Law.Weibull(0.5, Optional.empty(), minute),
                new Law.Gamma(0.7, Duration.ofMinutes(1)),
                new Law.Uniform(Duration.ZERO, Duration.ofMinutes(2)),
                new Law.Deterministic(Duration.ofMinutes(1)));
    }

    private static Clients clients(Law law, Optional<Count> open, Clients.Start start, Arrivals... arrivals) {
        return new Clients(
                List.of(arrivals),
                open,
                new Clients.Lifetime(law, Clients.Of.SESSION),
                new Affinity.PerClient(),
                Optional.empty(),
                new Reconnect.Immediate(),
                new Fraction(1),
                Clients.CloseCodes.IGNORED,
                new Clients.Ping(Duration.ofSeconds(25), Duration.ofSeconds(20)),
                new Clients.Handshake(1, true, Duration.ofSeconds(20)),
                start,
                5);
    }

    private static Clients poisson(Law law) {
        return clients(law, Optional.empty(), Clients.Start.SETTLED, new Arrivals.Poisson(new Rate(2)));
    }

    /** Without residual lifetimes of the right law the number would drift: after half a minute it would be well off. */
    @ParameterizedTest
    @MethodSource("laws")
    void theNumberStaysPoissonWhateverTheLaw(Law law) {
        Clients clients = poisson(law);
        long start = -20 * SECOND;
        double[] atStart = new double[400];
        double[] later = new double[400];
        for (int replication = 0; replication < later.length; replication++) {
            CounterStream draws = new CounterStream(11, replication);
            Distribution distribution = Laws.distribution(law);
            Lifetimes lifetimes = new Lifetimes(distribution, draws);
            long present = Population.initial(clients, distribution, start, draws);
            atStart[replication] = present;
            for (long client = 0; client < present; client++) {
                later[replication] += start + lifetimes.residual(client) > 10 * SECOND ? 1 : 0;
            }
            ArrivalProcess arrivals = ArrivalProcesses.create(clients.arrivals(), start, 10 * SECOND, 11, replication);
            long client = present;
            for (long time = arrivals.next(); time != ArrivalProcess.NONE; time = arrivals.next()) {
                later[replication] += time + lifetimes.fresh(client, 0) > 10 * SECOND ? 1 : 0;
                client++;
            }
        }
        Samples.poisson(120, atStart);
        Samples.poisson(120, later);
    }

    @Test
    void openIsExactAndEmptyIsEmpty() {
        Law law = new Law.Never();
        CounterStream draws = new CounterStream(1, 1);
        Clients open = clients(law, Optional.of(new Count(150_000)), Clients.Start.EVEN);
        assertEquals(150_000, Population.initial(open, Laws.distribution(law), 0, draws));
        Clients empty = clients(law, Optional.empty(), Clients.Start.EMPTY, new Arrivals.Poisson(new Rate(3)));
        assertEquals(0, Population.initial(empty, Laws.distribution(law), 0, draws));
    }

    @Test
    void aLifetimeWithoutMeanIsRefusedWhereItWouldPileUp() {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> Population.initial(
                        poisson(new Law.Exponential(Duration.ofMinutes(1))),
                        Laws.distribution(new Law.Never()),
                        0,
                        new CounterStream(1, 1)));
        assertTrue(refused.getMessage().startsWith("lifetime must have a finite mean"), refused.getMessage());
    }

    @Test
    void eachKindOfArrivalsKeepsUpItsMean() {
        assertEquals(60, expected(new Arrivals.Poisson(new Rate(1))), 1e-9);
        assertEquals(
                20,
                expected(new Arrivals.OnOff(new Rate(1), Duration.ofSeconds(5), Duration.ofSeconds(10), true)),
                1e-9);
        assertEquals(
                180,
                expected(new Arrivals.Schedule(List.of(
                        new Arrivals.Schedule.Step(Duration.ZERO, new Rate(3)),
                        new Arrivals.Schedule.Step(Duration.ofSeconds(1), new Rate(100))))),
                1e-9);
        assertEquals(0, expected(new Arrivals.Burst(Duration.ZERO, new Count(100), Duration.ofSeconds(9))), 1e-9);
        // Exponential lifetimes of mean m: gain 1 / sqrt(1 + (w m)^2) and phase arctan(w m) at w m = 1.
        double period = 2 * Math.PI * 60;
        Arrivals diurnal = new Arrivals.Diurnal(
                new Rate(1), new Fraction(0.5), Duration.ofNanos((long) (period * 1e9)), Duration.ZERO);
        assertEquals(60 * (1 - 0.5 * Math.sqrt(0.5) * Math.sqrt(0.5)), expected(diurnal), 1e-3);
    }

    private static double expected(Arrivals arrivals) {
        Law law = new Law.Exponential(Duration.ofMinutes(1));
        return Population.expectedOpen(
                clients(law, Optional.empty(), Clients.Start.SETTLED, arrivals), Laws.distribution(law), 0);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 7, 29.9, 30, 250, 9_600, 1e8})
    void poissonCounts(double mean) {
        double[] counts = new double[4_000];
        for (int i = 0; i < counts.length; i++) {
            counts[i] = PoissonCount.sample(mean, new CounterStream(5, 0).at(Purpose.ARRIVAL, i, 0));
        }
        Samples.poisson(mean, counts);
    }

    @Test
    void poissonCountsHaveTheirProbabilities() {
        int trials = 40_000;
        int[] hits = new int[200];
        for (int i = 0; i < trials; i++) {
            hits[(int) PoissonCount.sample(40, new CounterStream(6, 0).at(Purpose.ARRIVAL, i, 0))]++;
        }
        for (int k = 25; k <= 55; k++) {
            Samples.share(PoissonLaw.probability(k, 40), hits[k], trials);
        }
        assertEquals(0, PoissonCount.sample(0, new CounterStream(1, 1)));
    }

    @Test
    void lifetimesArePureFunctionsOfTheClient() {
        CounterStream draws = new CounterStream(3, 1);
        Lifetimes lifetimes = new Lifetimes(Laws.distribution(new Law.Exponential(Duration.ofSeconds(1))), draws);
        long first = lifetimes.fresh(17, 0);
        long residual = lifetimes.residual(17);
        lifetimes.fresh(18, 0);
        assertEquals(first, lifetimes.fresh(17, 0));
        assertEquals(residual, lifetimes.residual(17));
        assertTrue(first != residual && first != lifetimes.fresh(17, 1));
    }

    @ParameterizedTest
    @MethodSource("laws")
    void drawingALifetimeAllocatesNothing(Law law) {
        Lifetimes lifetimes = new Lifetimes(Laws.distribution(law), new CounterStream(3, 1));
        assertEquals(0, Allocation.of(() -> {
            for (int client = 0; client < 1_000; client++) {
                lifetimes.fresh(client, 0);
                lifetimes.residual(client);
            }
        }));
    }

    @Test
    void lifetimesAreAtLeastOneNanosecondAndNeverOverflows() {
        CounterStream draws = new CounterStream(3, 1);
        assertEquals(1, new Lifetimes(Laws.distribution(new Law.Deterministic(Duration.ZERO)), draws).fresh(0, 0));
        Lifetimes never = new Lifetimes(Laws.distribution(new Law.Never()), draws);
        assertEquals(Lifetimes.NEVER, never.fresh(0, 0));
        assertEquals(Lifetimes.NEVER, never.residual(0));
        assertEquals(
                90 * SECOND,
                new Lifetimes(Laws.distribution(new Law.Deterministic(Duration.ofSeconds(90))), draws).fresh(5, 2));
    }
}
