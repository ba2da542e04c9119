package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.RunResult;
import io.steelyard.stats.Summary;
import java.util.Arrays;
import java.util.Set;

/** The oracles on empty pods that join a stationary population at time 0 while nobody is moved. */
public final class ScaleOutOracles implements OracleAdapter {
    private static final String AT_AN_INSTANT = "old pod mean, new pod mean, E[CoV^2] (random), fluid CoV";
    private static final String CATCH_UP =
            "time until mean new-pod load = 95% of overall mean (t95), fluid contact time t*";
    private static final double MEAN_LIFETIME_SECONDS = 1000;
    private static final int CATCH_UP_CONNECTIONS = 20_000;
    private static final int CATCH_UP_RUNS = 16;
    private static final int RANDOM_RUNS = 40;
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              settle: SETTLE
              arrivals: [{poisson: RATE/s}]
              lifetime: {exponential: LIFETIMEs}
            deployment: {replicas: OLD}
            balancer: BALANCER
            events: [{scale: {at: 0s, replicas: ALL}}]
            """;

    @Override
    public boolean understands(OracleCase oracle) {
        if (!Form.isCount(oracle.params(), "n", "k")) {
            return false;
        }
        return switch (oracle.metric()) {
            case AT_AN_INSTANT ->
                oracle.hasParams("n", "k", "rho_total", "t_lifetimes", "policy", "lifetime", "start")
                        && Form.isPositive(oracle.params(), "rho_total", "t_lifetimes")
                        && oracle.params().get("policy").asText().equals("random or RR")
                        && oracle.params().get("lifetime").asText().equals("exponential")
                        && oracle.params().get("start").asText().equals("stationary on n pods")
                        && oracle.expectsOnly(Set.of("old", "new", "ecov2_random", "fluid_cov", "fluid_peak_to_avg"))
                        && oracle.expected().size() == 5
                        && oracle.tolerance().path("type").asText().equals("abs")
                        && Form.isPositive(oracle.tolerance(), "old", "new")
                        && Form.isCount(oracle.run(), "replications");
            case CATCH_UP ->
                oracle.hasParams("n", "k", "rho_total", "lifetime")
                        && oracle.params().get("rho_total").asText().equals(">=" + CATCH_UP_CONNECTIONS)
                        && oracle.params().get("lifetime").asText().equals("exponential mean 1")
                        && oracle.expectsOnly(Set.of(
                                "lc_t95",
                                "lc_tstar",
                                "p2c_t95",
                                "p2c_tstar",
                                "random_time_peak_1_05",
                                "lc_newpod_arrival_amplification",
                                "p2c_newpod_arrival_amplification"))
                        && oracle.expected().size() == 7
                        && oracle.tolerance().path("type").asText().equals("rel")
                        && Form.isPositive(oracle.tolerance(), "t95");
            default -> false;
        };
    }

    @Override
    public void check(OracleCase oracle) {
        if (oracle.metric().equals(AT_AN_INSTANT)) {
            checkInstant(oracle);
        } else {
            new CatchUp(oracle).check();
        }
    }

    private static String scenario(
            JsonNode params, String balancer, double connections, double lifetimes, double settle) {
        int old = params.get("n").intValue();
        return Fill.in(
                SCENARIO,
                "SECONDS",
                Math.rint(lifetimes * MEAN_LIFETIME_SECONDS),
                "SETTLE",
                settle,
                "RATE",
                connections / MEAN_LIFETIME_SECONDS,
                "LIFETIME",
                MEAN_LIFETIME_SECONDS,
                "OLD",
                old,
                "ALL",
                old + params.get("k").intValue(),
                "BALANCER",
                balancer);
    }

    private static void checkInstant(OracleCase oracle) {
        JsonNode params = oracle.params();
        int old = params.get("n").intValue();
        int pods = old + params.get("k").intValue();
        Trials trials = Trials.of(scenario(
                        params,
                        "random",
                        params.get("rho_total").doubleValue(),
                        params.get("t_lifetimes").doubleValue(),
                        0))
                .measure("old", run -> Loads.mean(Arrays.copyOf(Loads.atEnd(run), old)))
                .measure("new", run -> Loads.mean(Arrays.copyOfRange(Loads.atEnd(run), old, pods)))
                .measure("CoV^2", run -> Loads.squaredVariation(Loads.atEnd(run)))
                .run(Form.runs(oracle));
        JsonNode expected = oracle.expected();
        double oldTolerance = oracle.tolerance().get("old").doubleValue();
        double newTolerance = oracle.tolerance().get("new").doubleValue();
        double oldPod = trials.mean("old");
        double newPod = trials.mean("new");
        assertEquals(expected.get("old").doubleValue(), oldPod, oldTolerance, "old");
        assertEquals(expected.get("new").doubleValue(), newPod, newTolerance, "new");
        Form.assertMean("ecov2_random", expected.get("ecov2_random").doubleValue(), trials.summary("CoV^2"));
        // Without noise means that the mean loads are compared; they may be off by their tolerances together.
        double mean = (old * oldPod + (pods - old) * newPod) / pods;
        double variance = (old * square(oldPod - mean) + (pods - old) * square(newPod - mean)) / pods;
        double tolerance = (oldTolerance + newTolerance) / mean;
        assertEquals(expected.get("fluid_cov").doubleValue(), Math.sqrt(variance) / mean, tolerance, "fluid_cov");
        assertEquals(expected.get("fluid_peak_to_avg").doubleValue(), oldPod / mean, tolerance, "fluid_peak_to_avg");
    }

    private static double square(double x) {
        return x * x;
    }

    /** The same clients under three balancers, each followed as long as its question takes. */
    private record CatchUp(OracleCase oracle) {
        private double expected(String name) {
            return oracle.expected().get(name).doubleValue();
        }

        void check() {
            double peak = expected("random_time_peak_1_05");
            Trials random = trials("random", 1.3 * peak, 0)
                    .measure("peak", run -> Crossing.upwards(run, sample -> -oldOverMean(run, sample), -1.05));
            for (String name : new String[] {"lc", "p2c"}) {
                random.measure(name, run -> newLoadHalfWay(run, name));
            }
            random.run(RANDOM_RUNS);
            assertTime("random_time_peak_1_05", random.mean("peak"));
            checkBalancer("lc", "least-conn", random);
            checkBalancer("p2c", "least-request", random);
        }

        private void checkBalancer(String name, String balancer, Trials random) {
            double contact = expected(name + "_tstar");
            Trials trials = trials(balancer, 1.3 * contact, 1)
                    .measure("t95", run -> Crossing.upwards(run, sample -> newOverMean(run, sample), 0.95))
                    .measure("contact", run -> Crossing.upwards(run, sample -> newLessEmptiestOld(run, sample), 0))
                    .measure("new", run -> newLoadHalfWay(run, name))
                    .run(CATCH_UP_RUNS);
            assertTime(name + "_t95", trials.mean("t95"));
            assertTime(name + "_tstar", trials.mean("contact"));
            // Before contact the new pods' share of arrivals is constant; of what arrived, as much is left as under
            // random.
            Summary more = trials.summary("new");
            Summary fair = random.summary(name);
            double error =
                    Math.sqrt(square(more.standardError() / more.mean()) + square(fair.standardError() / fair.mean()));
            double amplification = expected(name + "_newpod_arrival_amplification");
            assertEquals(
                    amplification, more.mean() / fair.mean(), Close.Z * error * amplification, name + " amplification");
        }

        private void assertTime(String name, double seconds) {
            double lifetimes = expected(name);
            double tolerance = oracle.tolerance().get("t95").doubleValue() * lifetimes;
            assertEquals(lifetimes, seconds / MEAN_LIFETIME_SECONDS, tolerance, name);
        }

        private Trials trials(String balancer, double lifetimes, double settle) {
            return Trials.of(scenario(oracle.params(), balancer, CATCH_UP_CONNECTIONS, lifetimes, settle));
        }

        /** The load of a new pod half-way to the contact of old and new pods, between two samples in proportion. */
        private double newLoadHalfWay(RunResult run, String name) {
            double half = expected(name + "_tstar") / 2 * MEAN_LIFETIME_SECONDS;
            long[] times = run.series().timesNanos();
            int next = 1;
            while (times[next] / 1e9 < half) {
                next++;
            }
            double share = (half - times[next - 1] / 1e9) / ((times[next] - times[next - 1]) / 1e9);
            return (1 - share) * newLoad(run, next - 1) + share * newLoad(run, next);
        }

        private int old() {
            return oracle.params().get("n").intValue();
        }

        private double oldOverMean(RunResult run, int sample) {
            int[] loads = Loads.at(run, sample);
            return Loads.mean(Arrays.copyOf(loads, old())) / Loads.mean(loads);
        }

        private double newLoad(RunResult run, int sample) {
            int[] loads = Loads.at(run, sample);
            return Loads.mean(Arrays.copyOfRange(loads, old(), loads.length));
        }

        private double newOverMean(RunResult run, int sample) {
            return newLoad(run, sample) / Loads.mean(Loads.at(run, sample));
        }

        /**
         * Contact is when new pods meet the emptiest of the old ones, from when on they no longer take all that they can.
         * Old pods differ a little by chance, so it is a little before their mean is met.
         */
        private double newLessEmptiestOld(RunResult run, int sample) {
            return newLoad(run, sample) - Loads.min(Arrays.copyOf(Loads.at(run, sample), old()));
        }
    }
}
