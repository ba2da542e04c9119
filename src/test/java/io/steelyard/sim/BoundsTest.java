package io.steelyard.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundsTest {
    private static final double NONE = Double.NaN;

    private static double bound(MadeRuns runs, Metric metric) {
        return runs.result().compare().metric(0, metric).bound();
    }

    @Test
    void theBestBalanceIsTheLeastOfTheVariants() {
        double[] low = {1.1, NONE, 1.2};
        double[] high = {1.2, 1.3, 1.4};
        double[] none = {NONE, NONE, NONE};
        for (double[][] order :
                new double[][][] {{low, none, high}, {high, none, low}, {none, low, high}, {high, low, none}}) {
            MadeRuns runs = new MadeRuns(1, 3, "a", "b", "c");
            for (int variant = 0; variant < 3; variant++) {
                runs.say(variant, 0, BalanceMetrics.BEST_BALANCE, order[variant]);
            }
            assertEquals(1.15, bound(runs, BalanceMetrics.MAX_OVER_MEAN), 1e-15);
        }
        assertEquals(NONE, bound(new MadeRuns(1, 1, "a"), BalanceMetrics.MAX_OVER_MEAN));
    }

    @Test
    void whoComesBackMovesOnce() {
        MadeRuns runs = new MadeRuns(1, 2, "a", "b").say(1, 0, RebalancingMetrics.MOVES_PER_FORCED, 3, 4);
        assertEquals(1, bound(runs, RebalancingMetrics.MOVES_PER_FORCED));
        assertEquals(NONE, bound(new MadeRuns(1, 1, "a"), RebalancingMetrics.MOVES_PER_FORCED));
    }

    @Test
    void onlyTheseHaveABound() {
        MadeRuns runs = new MadeRuns(1, 1, "a");
        assertEquals(0, bound(runs, BalanceMetrics.TIME_TO_BALANCE));
        assertEquals(NONE, bound(runs, StormMetrics.LOST));
        assertEquals(NONE, bound(runs, BalanceMetrics.BEST_BALANCE));
    }

    /** Few connections a pod, so that whole numbers matter; pods come and go. */
    @Test
    void noBalancerBeatsThem() {
        ExperimentResult result = Experiment.of(Steelyard.parse("""
                        duration: 20m
                        replications: 3
                        clients:
                          arrivals: [{poisson: 0.1/s}, {burst: {at: 3m, clients: 40}}]
                          lifetime: {exponential: 5m}
                          reconnect: {exponential: {base: 1s, cap: 30s, jitter: full}}
                        deployment: {replicas: 5}
                        workload: {startup: {deterministic: 10s}}
                        balancers: [round-robin, random, least-conn, least-request, ring-hash, maglev, rendezvous, jump]
                        events: [{rollout: {at: 6m}}, {crash: {at: 12m, pods: 2}}]
                        """)).run();
        Comparison comparison = result.compare();
        assertEquals(4, comparison.blocks().size());
        int held = 0;
        for (int block = 0; block < comparison.blocks().size(); block++) {
            for (Metric metric : MetricCatalog.all()) {
                MetricComparison compared = comparison.metric(block, metric);
                for (int variant = 0; variant < result.variants().size(); variant++) {
                    if (!Double.isNaN(compared.bound())) {
                        for (double value : result.variants().get(variant).values(block, metric)) {
                            held += Double.isNaN(value) ? 0 : 1;
                        }
                        double mean = compared.estimates().get(variant).mean();
                        assertTrue(
                                Double.isNaN(mean) || mean >= compared.bound(),
                                metric.id() + " of " + result.variants().get(variant) + " is " + mean);
                    }
                }
            }
        }
        // Three bounds, four blocks, eight balancers, three replications; in two blocks nobody had to move.
        assertTrue(held >= (3 + 3 + 2 + 2) * 8 * 3, "only " + held);
        List<Estimate> leastConn =
                comparison.metric(0, BalanceMetrics.MAX_OVER_MEAN).estimates();
        assertTrue(leastConn.get(result.indexOf("least-conn")).mean()
                < leastConn.get(0).mean());
    }
}
