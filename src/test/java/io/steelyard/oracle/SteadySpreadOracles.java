package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.conformance.OracleAdapter;
import io.steelyard.conformance.OracleCase;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** The oracles on the spread of connections over a fixed number of pods in the stationary state. */
public final class SteadySpreadOracles implements OracleAdapter {
    private static final double MEAN_LIFETIME_SECONDS = 1000;
    private static final int QUICK_TO_SETTLE = 5;
    private static final int SLOW_TO_SETTLE = 20;
    private static final int FEWEST_LIFETIMES = 20;
    private static final int MOST_LIFETIMES = 300;
    private static final double CLIENTS_A_RUN = 50_000;
    private static final int MOST_RUNS = 2000;

    /** Pods that stand for infinitely many; the cases say "use n>=200". */
    private static final int MANY_PODS = 200;

    private static final String VARIANCE = "csvar";
    private static final Set<String> METRICS = Set.of(
            "stationary E[cross-sectional variance]; per-pod variance",
            "E[cross-sectional variance]",
            "stationary time-avg of csvar, CoV, peak_to_avg, max-mean",
            "csvar, E|x1-x2|, E max, P(equal), E CoV",
            "variance of per-pod count about the mean");
    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              settle: SETTLE
              arrivals: [{poisson: RATE/s}]
              lifetime: LAW
            deployment: {replicas: PODS}
            balancer: BALANCER
            """;

    /** Pods, their mean load, and the YAML of law and balancer. */
    private record Fleet(int pods, double meanPerPod, String law, String balancer) {}

    @Override
    public boolean understands(OracleCase oracle) {
        String type = oracle.tolerance().path("type").asText();
        boolean tolerated = (type.equals("rel") && Form.isPositive(oracle.tolerance(), "value"))
                || (type.equals("abs+rel") && Form.isPositive(oracle.tolerance(), "abs", "rel"));
        boolean measurable = oracle.expected().isNumber()
                || oracle.expectsOnly(measures(new Fleet(2, 1, "", "")).keySet());
        return METRICS.contains(oracle.metric())
                && tolerated
                && measurable
                && fleet(oracle).isPresent();
    }

    private static Optional<Fleet> fleet(OracleCase oracle) {
        JsonNode params = oracle.params();
        if (!Form.isPositive(params, "mean_per_pod")) {
            return Optional.empty();
        }
        double mean = params.get("mean_per_pod").doubleValue();
        if (oracle.hasParams("n", "mean_per_pod", "policy", "lifetime") && Form.isCount(params, "n")) {
            Optional<String> balancer = Form.balancer(params.get("policy").asText());
            Optional<String> law = Form.lawInWords(params.get("lifetime").asText(), MEAN_LIFETIME_SECONDS);
            return balancer.isPresent() && law.isPresent()
                    ? Optional.of(new Fleet(params.get("n").intValue(), mean, law.get(), balancer.get()))
                    : Optional.empty();
        }
        boolean limit = oracle.hasParams("n", "mean_per_pod", "d", "with_replacement")
                && params.get("n").asText().startsWith("infinity")
                && Form.isCount(params, "d")
                && params.get("with_replacement").asBoolean();
        return limit
                ? Optional.of(new Fleet(
                        MANY_PODS,
                        mean,
                        "{exponential: " + Form.seconds(MEAN_LIFETIME_SECONDS) + "}",
                        "{least-request: {choiceCount: " + params.get("d").intValue() + "}}"))
                : Optional.empty();
    }

    @Override
    public void check(OracleCase oracle) {
        Fleet fleet = fleet(oracle).orElseThrow();
        Map<String, Double> expected = new LinkedHashMap<>();
        if (oracle.expected().isNumber()) {
            expected.put(VARIANCE, oracle.expected().doubleValue());
        } else {
            oracle.expected()
                    .properties()
                    .forEach(entry ->
                            expected.put(entry.getKey(), entry.getValue().doubleValue()));
        }
        Trials trials = Trials.of(scenario(fleet));
        Map<String, Double> errors = new LinkedHashMap<>();
        expected.forEach((name, value) -> {
            trials.measure(name, measures(fleet).get(name));
            errors.put(name, Form.wantedError(tolerance(oracle.tolerance(), value)));
        });
        trials.runUntil(errors, MOST_RUNS);
        expected.forEach((name, value) -> assertEquals(
                value,
                trials.mean(name),
                Form.tolerance(tolerance(oracle.tolerance(), value), trials.summary(name)),
                name));
    }

    private static double tolerance(JsonNode tolerance, double value) {
        return tolerance.path("abs").asDouble()
                + value * tolerance.path("rel").asDouble(tolerance.path("value").asDouble());
    }

    private static String scenario(Fleet fleet) {
        double load = fleet.pods() * fleet.meanPerPod();
        double lifetimes = Math.rint(Math.max(FEWEST_LIFETIMES, Math.min(MOST_LIFETIMES, CLIENTS_A_RUN / load)));
        return Fill.in(
                SCENARIO,
                "SECONDS",
                lifetimes * MEAN_LIFETIME_SECONDS,
                "SETTLE",
                fleet.law().contains("exponential") ? QUICK_TO_SETTLE : SLOW_TO_SETTLE,
                "RATE",
                load / MEAN_LIFETIME_SECONDS,
                "LAW",
                fleet.law(),
                "PODS",
                fleet.pods(),
                "BALANCER",
                fleet.balancer());
    }

    /** What the cases expect, by the name they give it. */
    private static Map<String, ToDoubleFunction<RunResult>> measures(Fleet fleet) {
        Map<String, ToDoubleFunction<RunResult>> measures = new LinkedHashMap<>();
        measures.put(VARIANCE, Loads.metric(BalanceMetrics.VARIANCE));
        measures.put("podvar", run -> podVariance(run, fleet.meanPerPod()));
        measures.put("cov", Loads.metric(BalanceMetrics.COEFFICIENT_OF_VARIATION));
        measures.put("ECoV", Loads.metric(BalanceMetrics.COEFFICIENT_OF_VARIATION));
        measures.put("peak_to_avg", Loads.metric(BalanceMetrics.MAX_OVER_MEAN));
        measures.put("Eabsdiff", Loads.metric(BalanceMetrics.MAX_MINUS_MIN));
        measures.put(
                "Emax",
                run -> Loads.metric(BalanceMetrics.HOT_POD_GAP).applyAsDouble(run)
                        + Loads.metric(ClientMetrics.CONNECTIONS).applyAsDouble(run) / fleet.pods());
        measures.put(
                "Pequal",
                run -> 1
                        - run.blocks()
                                .get(0)
                                .overTime(BalanceMetrics.COEFFICIENT_OF_VARIATION)
                                .shareAbove(0));
        return measures;
    }

    /** The mean squared deviation of a pod's count from the mean over all time, at the samples. */
    private static double podVariance(RunResult run, double mean) {
        return run.pods().connections().stream()
                .mapToDouble(loads -> Loads.meanSquare(loads, mean))
                .average()
                .orElseThrow();
    }
}
