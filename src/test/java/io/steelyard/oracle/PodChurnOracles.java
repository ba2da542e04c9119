package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.Steelyard;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.sim.Experiment;
import io.steelyard.stats.Summary;
import io.steelyard.theory.PodChurn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/** The oracles on pods that crash at a constant rate and restart at once, while their clients reconnect at random. */
public final class PodChurnOracles implements OracleAdapter {
    /** So long that two crashes of a pod are hardly ever so close that its restart is delayed. */
    private static final double MEAN_LIFETIME_SECONDS = 100_000;

    private static final int WARM_UP_LIFETIMES = 5;
    private static final int LIFETIMES = 50;
    private static final int FEWEST_PAIRS = 6;
    private static final int MOST_PAIRS = 60;
    private static final String SCENARIO = """
            seed: SEED
            duration: SECONDSs
            clients:
              settle: 0
              arrivals: [{poisson: RATE/s}]
              lifetime: {exponential: LIFETIMEs}
              reconnect: immediate
            deployment: {replicas: PODS}
            balancer: random
            events: [EVENTS]
            """;
    private static final String MODEL =
            "each pod killed at rate kappa/lifetime, replaced at once by an empty pod, its clients reconnect at once "
                    + "uniformly over n pods; random policy; exp lifetimes";

    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("E[csvar]; csvar/r^2; reconnects per lifetime")
                && oracle.hasParams("n", "mean_per_pod", "kappa", "model")
                && Form.isCount(oracle.params(), "n")
                && Form.isPositive(oracle.params(), "mean_per_pod", "kappa")
                && oracle.params().get("model").asText().equals(MODEL)
                && oracle.expectsOnly(
                        Set.of("csvar", "csvar_over_mean2", "limit_kappa_over_kappa_plus_2", "reconnect_rate"))
                && oracle.expected().size() == 4
                && oracle.tolerance().path("type").asText().equals("rel")
                && Form.isPositive(oracle.tolerance(), "csvar");
    }

    @Override
    public void check(OracleCase oracle) {
        JsonNode expected = oracle.expected();
        int pods = oracle.params().get("n").intValue();
        double mean = oracle.params().get("mean_per_pod").doubleValue();
        double kappa = oracle.params().get("kappa").doubleValue();
        double relative = oracle.tolerance().get("csvar").doubleValue();
        double wanted = Form.wantedError(relative * expected.get("csvar").doubleValue());
        List<Double> variances = new ArrayList<>();
        double moves = 0;
        for (int number = 0; number < MOST_PAIRS && !isKnown(variances, wanted); number++) {
            Experiment experiment = Experiment.of(Steelyard.parse(scenario(pods, mean, kappa, number)));
            double variance = 0;
            for (RunResult run : experiment
                    .replications(2)
                    .threads(2)
                    .run()
                    .variants()
                    .get(0)
                    .runs()) {
                variance += varianceAfterWarmUp(run) / 2;
                moves += Loads.metric(RebalancingMetrics.MOVES).applyAsDouble(run) / 2;
            }
            // Two runs with the same crashes are one value.
            variances.add(variance);
        }
        moves /= variances.size() * (WARM_UP_LIFETIMES + LIFETIMES);
        double variance = summary(variances).mean();
        double csvar = expected.get("csvar").doubleValue();
        double tolerance = Form.tolerance(relative * csvar, summary(variances)) / csvar;
        assertEquals(1, variance / csvar, tolerance, "csvar");
        assertEquals(
                1, variance / (mean * mean) / expected.get("csvar_over_mean2").doubleValue(), tolerance, "csvar/r^2");
        assertEquals(1, moves / expected.get("reconnect_rate").doubleValue(), relative, "reconnect_rate");
        // The limit of infinitely many pods is no experiment; it is what the program says of it.
        double limit = new PodChurn(pods, mean, kappa).limitVariation();
        assertEquals(expected.get("limit_kappa_over_kappa_plus_2").doubleValue(), limit * limit, 1e-7, "limit");
    }

    private static boolean isKnown(List<Double> values, double standardError) {
        return values.size() >= FEWEST_PAIRS && summary(values).standardError() <= standardError;
    }

    private static Summary summary(List<Double> values) {
        return Summary.of(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    /** Crashes come at the instants of a Poisson process, each of a pod drawn at random. */
    private static String scenario(int pods, double mean, double kappa, int number) {
        SplittableRandom random = new SplittableRandom(number);
        double seconds = (WARM_UP_LIFETIMES + LIFETIMES) * MEAN_LIFETIME_SECONDS;
        List<String> crashes = new ArrayList<>();
        double at = 0;
        while (true) {
            at -= StrictMath.log(1 - random.nextDouble()) * MEAN_LIFETIME_SECONDS / (pods * kappa);
            if (at >= seconds) {
                break;
            }
            crashes.add("{crash: {at: " + Math.round(at) + "s, pods: 1}}");
        }
        return Fill.in(
                SCENARIO,
                "SEED",
                number,
                "SECONDS",
                Math.round(seconds),
                "RATE",
                pods * mean / MEAN_LIFETIME_SECONDS,
                "LIFETIME",
                Math.round(MEAN_LIFETIME_SECONDS),
                "PODS",
                pods,
                "EVENTS",
                String.join(", ", crashes));
    }

    private static double varianceAfterWarmUp(RunResult run) {
        long[] times = run.series().timesNanos();
        double[] variation = Loads.column(run, SeriesColumn.COEFFICIENT_OF_VARIATION);
        double[] connections = Loads.column(run, SeriesColumn.CONNECTIONS);
        double[] serving = Loads.column(run, SeriesColumn.SERVING_PODS);
        double sum = 0;
        int samples = 0;
        for (int sample = 0; sample < times.length; sample++) {
            if (times[sample] / 1e9 >= WARM_UP_LIFETIMES * MEAN_LIFETIME_SECONDS) {
                double deviation = variation[sample] * connections[sample] / serving[sample];
                sum += deviation * deviation;
                samples++;
            }
        }
        return sum / samples;
    }
}
