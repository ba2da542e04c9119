package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.Steelyard;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.sim.Experiment;
import io.steelyard.sim.ExperimentResult;
import io.steelyard.stats.Summary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The number of open connections: M/G/infinity, from an empty start and from a settled one. */
class OccupancyTest {
    private static final int RUNS = 1000;
    private static final String FROM_EMPTY = """
            duration: 900s
            clients:
              start: empty
              arrivals: [{poisson: 0.5/s}]
              lifetime: LAW
            deployment: {replicas: 1}
            balancer: random
            """;

    /**
     * The means are 0.5/s times the integral of P(S > u) up to 60, 300 and 900 s, computed independently. The number is
     * Poisson, so its mean over R runs has the standard error sqrt(m / R), its variance one of m sqrt((2 + 1/m) / R).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{exponential: 300s} | 27.190375 94.818084 142.531948",
                "{deterministic: 300s} | 30 150 150",
                "{uniform: {low: 0s, high: 600s}} | 28.5 112.5 150",
                "{lognormal: {mean: 300s, cv: 2}} | 26.3904 78.88098 118.785821",
                "{pareto: {mean: 300s, alpha: 2.5}} | 30 122.114525 144.633437",
                "{weibull: {mean: 300s, shape: 0.5}} | 19.904975 61.95965 105.326875"
            })
    void fromAnEmptyStartTheNumberIsPoisson(String law, String means) {
        Trials trials = Trials.of(Fill.in(FROM_EMPTY, "LAW", law));
        String[] instants = {"60", "300", "900"};
        for (String instant : instants) {
            trials.measure(
                    instant,
                    run -> Loads.column(run, SeriesColumn.CONNECTIONS)[
                            Loads.sampleAt(run, Double.parseDouble(instant))]);
        }
        trials.run(RUNS);
        for (int i = 0; i < instants.length; i++) {
            double mean = Double.parseDouble(means.split(" ", -1)[i]);
            Summary measured = trials.summary(instants[i]);
            assertEquals(mean, measured.mean(), Close.Z * Math.sqrt(mean / RUNS), law + " at " + instants[i] + " s");
            double variance = measured.standardDeviation() * measured.standardDeviation();
            double error = mean * Math.sqrt((2 + 1 / mean) / RUNS);
            assertEquals(mean, variance, Close.Z * error, "variance, " + law + " at " + instants[i] + " s");
        }
    }

    /**
     * From the stationary population with residual lifetimes the mean is 0.5/s times 300 s at every instant. Fresh
     * lifetimes instead of residual ones would leave up to half as many more at 150 s.
     */
    @ParameterizedTest
    @ValueSource(
            strings = {"{deterministic: 300s}", "{uniform: {low: 0s, high: 600s}}", "{pareto: {mean: 300s, alpha: 2.5}}"
            })
    void aSettledStartIsStationaryUnderEveryLaw(String law) {
        String yaml = Fill.in(FROM_EMPTY, "LAW", law, "start: empty", "start: settled\n  settle: 0");
        Trials trials = Trials.of(yaml);
        for (double instant : new double[] {0, 150, 600}) {
            trials.measure(
                    String.valueOf(instant),
                    run -> Loads.column(run, SeriesColumn.CONNECTIONS)[Loads.sampleAt(run, instant)]);
        }
        trials.run(RUNS);
        for (String instant : new String[] {"0.0", "150.0", "600.0"}) {
            Summary measured = trials.summary(instant);
            assertEquals(150, measured.mean(), Close.Z * Math.sqrt(150.0 / RUNS), instant);
            double variance = measured.standardDeviation() * measured.standardDeviation();
            assertEquals(150, variance, Close.Z * 150 * Math.sqrt((2 + 1 / 150.0) / RUNS), "variance at " + instant);
        }
    }

    /** Of a burst of B clients a share p = exp(-t/300 s) is left: the mean is rho + B p, the variance rho + B p (1 - p). */
    @Test
    void aBurstComesOnTopOfTheStationaryNumber() {
        String yaml = Fill.in(FROM_EMPTY, "LAW", "{exponential: 300s}", "start: empty", "start: settled\n  settle: 0")
                .replace("{poisson: 0.5/s}", "{poisson: 0.5/s}, {burst: {at: 150s, clients: 400}}");
        Trials trials = Trials.of(yaml)
                .measure("at 300 s", run -> Loads.column(run, SeriesColumn.CONNECTIONS)[Loads.sampleAt(run, 300)])
                .run(RUNS);
        double left = StrictMath.exp(-0.5);
        double variance = 150 + 400 * left * (1 - left);
        assertEquals(150 + 400 * left, trials.mean("at 300 s"), Close.Z * Math.sqrt(variance / RUNS));
        double deviation = trials.summary("at 300 s").standardDeviation();
        // The law is near the normal, whose variance is known to sqrt(2 / R).
        assertEquals(variance, deviation * deviation, Close.Z * variance * Math.sqrt(2.0 / RUNS));
    }

    /** Who is there depends on arrivals and lifetimes alone, so all balancers see the very same number at all times. */
    @Test
    void theNumberIsTheSameUnderEveryBalancer() {
        String yaml = Fill.in(FROM_EMPTY, "LAW", "{lognormal: {mean: 300s, cv: 2}}", "start: empty", "settle: 2")
                .replace("replicas: 1", "replicas: 3")
                .replace(
                        "balancer: random",
                        "balancers: [random, round-robin, least-conn, least-request, ring-hash, "
                                + "maglev, jump, rendezvous]");
        ExperimentResult result =
                Experiment.of(Steelyard.parse(yaml)).replications(2).threads(2).run();
        for (int run = 0; run < 2; run++) {
            double[] first = Loads.column(result.variants().get(0).runs().get(run), SeriesColumn.CONNECTIONS);
            for (ExperimentResult.VariantRuns variant : result.variants()) {
                double[] same = Loads.column(variant.runs().get(run), SeriesColumn.CONNECTIONS);
                assertArrayEquals(first, same, variant.name());
            }
        }
    }
}
