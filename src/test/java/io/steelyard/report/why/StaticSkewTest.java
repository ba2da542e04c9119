package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Four pods with 4,000 connections: chance alone gives a coefficient of variation of sqrt(3 / 4000), 2.7 %. */
class StaticSkewTest {
    private static final String RING = Made.scenario(1, "ring-hash");
    private static final int[] SKEWED = {1200, 1000, 900, 900};
    private static final int[] EVEN = {1020, 990, 1000, 990};

    private static void loads(RunBuilder run, int[] first, int[] second) {
        run.block("run", 0, 2400).pods("a", "b", "c", "d");
        for (int sample = 0; sample < 40; sample++) {
            run.sample(10 * sample, 4, 100, 0, sample < 20 ? first : second);
        }
    }

    private static List<String> explain(String yaml, int[] first, int[] second) {
        return Rules.explain(new StaticSkew(), yaml, (variant, replication, run) -> loads(run, first, second));
    }

    @Test
    void aRingThatKeepsTheSamePodsFullestIsToldWithWhatRingsOfItsSizeHave() {
        // Ring of 256 points a pod: one gamma variable of shape 256 has a deviation of 1/16 of its mean; the mean of
        // the
        // largest of four normal ones is 1.03 deviations.
        assertEquals(
                List.of(
                        "keys decide, not loads, so the same pods stay fullest: with ring-hash one holds 1.20 times the mean"
                                + " for 6m30s from the start on (256 points a pod on the ring: 1.07 on average over rings)"),
                explain(RING, SKEWED, SKEWED));
    }

    @Test
    void popularKeysAreToldWhereOneWeighs() {
        String zipf =
                Made.scenario(1, "maglev").replace("clients:", "clients:\n  affinity: {zipf: {keys: 3, exponent: 0}}");
        String text = explain(zipf, SKEWED, SKEWED).get(0);
        assertTrue(text.endsWith("(the most popular key alone brings 133 % of a pod's mean load)"), text);
        String flat = Made.scenario(1, "maglev")
                .replace("clients:", "clients:\n  affinity: {zipf: {keys: 300, exponent: 0}}");
        assertTrue(explain(flat, SKEWED, SKEWED).get(0).endsWith("from the start on"));
    }

    @Test
    void chanceIsNoSkew() {
        assertEquals(List.of(), explain(RING, EVEN, EVEN));
    }

    @Test
    void whatMovesFromPodToPodIsNoSkewOfTheKeys() {
        assertEquals(List.of(), explain(RING, SKEWED, new int[] {900, 1000, 1200, 900}));
    }

    @Test
    void whatShrinksIsAGapThatCloses() {
        assertEquals(List.of(), explain(RING, new int[] {1400, 1000, 800, 800}, SKEWED));
    }

    @Test
    void balancersThatDoNotGoByKeysHaveAnotherCause() {
        assertEquals(List.of(), explain(Made.scenario(1, "round-robin"), SKEWED, SKEWED));
    }

    @Test
    void soonAfterAChangeOldClientsAreStillThere() {
        assertEquals(List.of(), Rules.explain(new StaticSkew(), RING, (variant, replication, run) -> {
            run.block("run", 0, 2400).pods("a", "b", "c", "d");
            run.sample(0, 3, 0, 0, 2000, 1000, 1000);
            for (int sample = 1; sample < 40; sample++) {
                run.sample(10 * sample, 4, 100, 0, SKEWED);
            }
        }));
    }
}
