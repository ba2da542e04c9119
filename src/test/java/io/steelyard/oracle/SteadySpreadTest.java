package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How unevenly each balancer leaves long-lived connections over a fixed fleet, once settled. */
class SteadySpreadTest {
    private static final int MEAN_LIFETIME_SECONDS = 1000;
    private static final String STATIONARY = """
            duration: DURATIONs
            clients:
              arrivals: [{poisson: RATE/s}]
              lifetime: LAW
            deployment: {replicas: PODS}
            balancer: BALANCER
            """;

    /** Many settled runs of {@code lifetimes} mean lifetimes each. */
    private static Trials stationary(String balancer, int pods, double meanPerPod, String law, int lifetimes) {
        return Trials.of(Fill.in(
                STATIONARY,
                "DURATION",
                lifetimes * MEAN_LIFETIME_SECONDS,
                "RATE",
                pods * meanPerPod / MEAN_LIFETIME_SECONDS,
                "LAW",
                law,
                "PODS",
                pods,
                "BALANCER",
                balancer));
    }

    private static Trials exponential(String balancer, int pods, double meanPerPod, int lifetimes) {
        return stationary(balancer, pods, meanPerPod, "{exponential: 1000s}", lifetimes)
                .measure("variance", Loads.metric(BalanceMetrics.VARIANCE));
    }

    /**
     * Random placement of a given number N has E[CoV^2] = (n - 1) / N exactly, whatever N is; so has every hash of distinct
     * keys that gives each pod the same share.
     */
    @ParameterizedTest
    @CsvSource({
        "random, 3, 7",
        "random, 10, 200",
        "random, 20, 1000",
        "jump, 10, 200",
        "rendezvous, 10, 200",
        "anchor, 10, 200",
        "memento, 10, 200",
        "dx, 10, 200",
        "power, 10, 200",
        "client-list, 10, 200",
        "kube-proxy, 10, 200"
    })
    void randomPlacementHasTheVariationOfAMultinomial(String balancer, int pods, int clients) {
        Trials trials = Trials.of(Fill.in("""
                        duration: 1ms
                        clients: {open: CLIENTS, lifetime: never}
                        deployment: {replicas: PODS}
                        balancer: BALANCER
                        """, "CLIENTS", clients, "PODS", pods, "BALANCER", balancer))
                .measure("CoV^2", run -> Loads.squaredVariation(Loads.atEnd(run)))
                .run(1000);
        Close.assertMean((pods - 1.0) / clients, trials, "CoV^2");
    }

    /** In the stationary state the pods are independent Poisson counts: the variance over them is r (1 - 1/n) on average. */
    @Test
    void randomChoiceIsAsUnevenAsIndependentPods() {
        Close.assertMean(9, exponential("random", 10, 10, 100).run(60), "variance");
    }

    /** GI/M/infinity: each pod sees every n-th arrival of a Poisson process. */
    @ParameterizedTest
    @CsvSource({"2, 10, 2.56097561", "10, 10, 4.58207655", "5, 20, 8.079599"})
    void roundRobinHasHalfTheVarianceOfRandomChoice(int pods, double meanPerPod, double variance) {
        Close.assertMean(
                variance, exponential("round-robin", pods, meanPerPod, 200).run(60), "variance");
    }

    /** Of equal lifetimes the last N arrivals are open, dealt in turn: what is left is the remainder of N by n. */
    @Test
    void roundRobinOfEqualLifetimesLeavesTheRemainder() {
        Trials trials = stationary("round-robin", 10, 50, "{deterministic: 1000s}", 100)
                .measure("variance", Loads.metric(BalanceMetrics.VARIANCE))
                .measure("range", run -> Loads.max(Loads.atEnd(run)) - Loads.min(Loads.atEnd(run)))
                .run(60);
        Close.assertMean(99.0 / 600, trials, "variance");
        assertTrue(trials.summary("range").max() <= 1);
    }

    /**
     * For many connections a pod the variance is (1 - 1/n) r times the Gini coefficient of the lifetimes: 1/3 for uniform
     * ones, 1/4 for Pareto with alpha 2.5. What the limit leaves out is of the order of the remainder, (n^2 - 1) / (6 n^2).
     */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{uniform: {low: 0s, high: 2000s}} | 15", "{pareto: {mean: 1000s, alpha: 2.5}} | 11.25"})
    void roundRobinIsAsUnevenAsTheLifetimes(String law, double variance) {
        Trials trials = stationary("round-robin", 10, 50, law + "\n  settle: 20", 100)
                .measure("variance", Loads.metric(BalanceMetrics.VARIANCE))
                .run(60);
        double tolerance = Close.Z * trials.summary("variance").standardError() + 99.0 / 600;
        assertEquals(variance, trials.mean("variance"), tolerance);
    }

    /** The stationary two-dimensional Markov chain of two pods, solved numerically: least-conn and two choices. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "least-conn | 5 | .3525955 | .8589618 | 5.429481 | .3601532 | .09891556",
                "least-conn | 10 | .4084702 | .918306 | 10.45915 | .3473332 | .04927398",
                "least-request | 5 | .8208972 | 1.343282 | 5.671641 | .2537325 | .1495975",
                // Two distinct pods of two are both: least-conn again.
                "{least-request: {withReplacement: false}} | 5 | .3525955 | .8589618 | 5.429481 | .3601532 | .09891556"
            })
    void twoPodsAreAsTheirMarkovChainSays(
            String balancer,
            double mean,
            double variance,
            double difference,
            double max,
            double equal,
            double variation) {
        Trials trials = exponential(balancer, 2, mean, 1000)
                .measure("difference", Loads.metric(BalanceMetrics.MAX_MINUS_MIN))
                .measure("max", SteadySpreadTest::meanOfTheFullest)
                .measure("equal", run -> 1 - shareUneven(run))
                .measure("variation", Loads.metric(BalanceMetrics.COEFFICIENT_OF_VARIATION))
                .run(60);
        Close.assertMean(variance, trials, "variance");
        Close.assertMean(difference, trials, "difference");
        Close.assertMean(max, trials, "max");
        // The share of the time without any connection, exp(-10) or less, is not in these two.
        Close.assertMean(equal, trials, "equal");
        Close.assertMean(variation, trials, "variation");
    }

    private static double meanOfTheFullest(RunResult run) {
        ToDoubleFunction<RunResult> gap = Loads.metric(BalanceMetrics.HOT_POD_GAP);
        return gap.applyAsDouble(run) + Loads.metric(ClientMetrics.CONNECTIONS).applyAsDouble(run) / 2;
    }

    private static double shareUneven(RunResult run) {
        return run.blocks()
                .get(0)
                .overTime(BalanceMetrics.COEFFICIENT_OF_VARIATION)
                .shareAbove(0);
    }

    /** Ties go to the pod that was used longest ago, so no pod is hotter than another in the long run. */
    @Test
    void noPodIsFavouredByTies() {
        Trials trials = exponential("least-conn", 4, 3, 300);
        for (int pod = 0; pod < 4; pod++) {
            int one = pod;
            trials.measure(
                    "pod " + pod,
                    run -> run.pods().connections().stream()
                            .mapToInt(loads -> loads[one])
                            .average()
                            .orElseThrow());
        }
        trials.run(40);
        for (int pod = 0; pod < 4; pod++) {
            Close.assertMean(3, trials, "pod " + pod);
        }
    }
}
