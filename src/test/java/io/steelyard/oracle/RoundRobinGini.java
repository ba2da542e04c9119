package io.steelyard.oracle;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.stats.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * The spread that round robin leaves over ten pods, for eight laws of lifetimes: the variance over the pods, divided by that
 * of random choice, r (1 - 1/n), beside the Gini coefficient of the law.
 */
public final class RoundRobinGini {
    /** How many pods there are, and how many connections each has on average. */
    public static final int PODS = 10;

    public static final int MEAN_PER_POD = 100;

    /** Mean lifetimes that the spread has to settle, and those that are measured in a run. */
    public static final int SETTLE = 25;

    public static final int LIFETIMES = 40;

    private static final String SCENARIO = """
            duration: SECONDSs
            clients:
              settle: SETTLE
              arrivals: [{poisson: 1/s}]
              lifetime: LAW
            deployment: {replicas: PODS}
            balancer: round-robin
            """;

    private static final List<Result> RESULTS = new ArrayList<>();

    /**
     * A law of mean 1000 s.
     *
     * @param name how it is called
     * @param yaml how a scenario says it
     * @param gini its Gini coefficient, by a formula of its own and not by the simulator's laws
     * @param remaining at most the share of connections that live on after {@link #SETTLE} mean lifetimes
     */
    public record Law(String name, String yaml, double gini, double remaining) {}

    /** A law, the Gini coefficient that the simulator has for it, and the ratio that was simulated, by run. */
    public record Result(Law law, Summary ratio) {
        /**
         * How far off the mean ratio of the runs may be: its chance error; and what the limit of many connections a pod
         * leaves out, the variance 1/12 of rounding at most twice; and the clients of the start that are still there, dealt
         * out in turn but thinned at random, so that their variance is theirs and not that of round robin.
         */
        public double tolerance() {
            double variance = MEAN_PER_POD * (1 - 1.0 / PODS);
            return Close.Z * ratio.standardError() + 2.0 / 12 / variance + law.remaining() * law.remaining();
        }
    }

    private RoundRobinGini() {}

    /** The eight laws, by their Gini coefficients. */
    public static List<Law> laws() {
        return List.of(
                new Law("deterministic", "{deterministic: 1000s}", 0, 0),
                // 1 / (2 alpha - 1); the share that is left is (xm / t)^(alpha - 1) / alpha, xm = (alpha - 1) / alpha.
                new Law("Pareto, \u03b1 = 2.5", "{pareto: {mean: 1000s, alpha: 2.5}}", 1 / 4.0, 0.0015),
                new Law("uniform from 0", "{uniform: {low: 0s, high: 2000s}}", 1 / 3.0, 0),
                new Law("exponential", "{exponential: 1000s}", 1 / 2.0, 0),
                new Law("Pareto, \u03b1 = 1.5", "{pareto: {mean: 1000s, alpha: 1.5}}", 1 / 2.0, 0.0770),
                // erf(sigma / 2) with sigma^2 = ln(1 + 2^2).
                new Law("lognormal, CV = 2", "{lognormal: {mean: 1000s, cv: 2}}", 0.630314, 0.01),
                // Two exponentials that hold half of the mean each: weights p and q = 1 - p, p q = 1/10, rates 2p and 2q.
                new Law(
                        "hyperexponential, CV = 2",
                        "{mixture: [{weight: 0.887298335, exponential: 563.508s},"
                                + " {weight: 0.112701665, exponential: 4436.492s}]}",
                        0.65,
                        0.002),
                // 1 - 2^(-1/k).
                new Law("Weibull, k = 0.5", "{weibull: {mean: 1000s, shape: 0.5}}", 3 / 4.0, 0.01));
    }

    /** Simulates all laws; once, however often it is asked. */
    public static synchronized List<Result> results() {
        if (RESULTS.isEmpty()) {
            for (Law law : laws()) {
                Trials trials = Trials.of(Fill.in(
                                SCENARIO,
                                "SECONDS",
                                LIFETIMES * 1000,
                                "SETTLE",
                                SETTLE,
                                "LAW",
                                law.yaml(),
                                "PODS",
                                PODS))
                        .measure(
                                "ratio",
                                run -> Loads.metric(BalanceMetrics.VARIANCE).applyAsDouble(run)
                                        / (MEAN_PER_POD * (1 - 1.0 / PODS)))
                        .run(Lengths.of(100, 30));
                RESULTS.add(new Result(law, trials.summary("ratio")));
            }
        }
        return List.copyOf(RESULTS);
    }
}
