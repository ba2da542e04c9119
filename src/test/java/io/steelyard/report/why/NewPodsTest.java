package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Two pods with 3,000 connections each get two more at 20 s. Every 10 s 100 clients come and 100 leave, each pod losing in
 * proportion to what it holds: of 6,000, one in 60. A new pod that is given x of them at each of 8 steps holds 60 x (1 -
 * (59/60)^8) = 7.55 x in the end.
 */
class NewPodsTest {
    private static final String ONE_RUN = Made.scenario(1, "round-robin, least-conn");

    /** Fills the run: the new pods are given a share of the connections, and clients leave or not. */
    private static void joining(RunBuilder run, double share, boolean leaving, int lostAt) {
        run.block("run", 0, 2400).pods("a", "b", "c", "d");
        double old = 3000;
        double fresh = 0;
        run.sample(0, 2, 0, 0, 3000, 3000);
        run.sample(10, 2, 100, 0, 3000, 3000);
        run.sample(20, 4, 0, 0, 3000, 3000, 0, 0);
        for (int sample = 3; sample < 11; sample++) {
            double part = leaving ? 100 / (2 * old + 2 * fresh) : 0;
            old += (1 - share) * 50 - part * old;
            fresh += share * 50 - part * fresh;
            int a = (int) Math.round(old);
            int c = (int) Math.round(fresh);
            run.sample(10 * sample, 4, 100, sample == lostAt ? 1 : 0, a, a, c, c);
        }
    }

    private static List<String> explain(double roundRobin, double leastConn, boolean leaving) {
        return Rules.explain(
                new NewPods(),
                ONE_RUN,
                (variant, replication, run) ->
                        joining(run, variant.equals("round-robin") ? roundRobin : leastConn, leaving, 0));
    }

    @Test
    void balancersThatDealEvenlyAreToldFromThoseThatFillEmptyPods() {
        assertEquals(
                List.of(
                        "round-robin gives the 2 pods that joined from 20s on only their share of the new connections,"
                                + " 50 %: 1m20s later a new pod holds 189, an older one 2,811, and only clients that"
                                + " leave close the gap, as e^(-t/10m)",
                        "least-conn gives the 2 pods that joined from 20s on 100 % of the new connections (an even share:"
                                + " 50 %), and 1m20s later a new pod holds 377, an older one 2,623"),
                explain(0.5, 1, true));
    }

    /** The same with new pods that held connections once: their containers have ended and started again. */
    private static void comingBack(RunBuilder run, int withOne) {
        run.block("run", 0, 2400).pods("a", "b", "c", "d");
        run.sample(0, 2, 0, 0, 3000, 3000, 7, withOne);
        run.sample(10, 2, 0, 0, 3000, 3000, 0, 0);
        run.sample(20, 4, 0, 0, 3000, 3000, 0, 0);
        for (int sample = 3; sample < 11; sample++) {
            int fresh = 50 * (sample - 2);
            run.sample(10 * sample, 4, 100, 0, 3000, 3000, fresh, fresh);
        }
    }

    @Test
    void podsThatHeldConnectionsBeforeComeBack() {
        String one = Made.scenario(1, "least-conn");
        assertEquals(
                List.of(
                        "least-conn gives the 2 pods that came back from 20s on 100 % of the new connections (an even share: 50"
                                + " %), and 1m20s later a pod that came back holds 400, another one 3,000"),
                Rules.explain(new NewPods(), one, (variant, replication, run) -> comingBack(run, 5)));
        assertEquals(
                List.of(
                        "least-conn gives the 2 pods that joined or came back from 20s on 100 % of the new connections (an even"
                                + " share: 50 %), and 1m20s later a new pod holds 400, an older one 3,000"),
                Rules.explain(new NewPods(), one, (variant, replication, run) -> comingBack(run, -1)));
    }

    @Test
    void aPodThatIsStillDownHasNotComeBack() {
        assertEquals(
                List.of(
                        "least-conn gives the pod that joined from 20s on 100 % of the new connections (an even share: 50 %), and"
                                + " 30s later a new pod holds 300, an older one 3,000"),
                Rules.explain(new NewPods(), Made.scenario(1, "least-conn"), (variant, replication, run) -> {
                    run.block("run", 0, 2400).pods("a", "down", "new");
                    run.sample(0, 1, 0, 0, 3000, 7, -1).sample(10, 1, 0, 7, 3000, 0, -1);
                    run.sample(20, 2, 0, 0, 3000, 0, 0);
                    for (int sample = 3; sample < 6; sample++) {
                        run.sample(10 * sample, 2, 100, 0, 3000, 0, 100 * (sample - 2));
                    }
                }));
    }

    @Test
    void severalThatFillEmptyPodsAreToldWithTheirShares() {
        assertEquals(
                List.of(
                        "round-robin and least-conn give the 2 pods that joined from 20s on more of the new connections (an"
                                + " even share: 50 %): least-conn 100 % of them, and 1m20s later a new pod holds 377, an older one"
                                + " 2,623; round-robin 75 % of them, and 1m20s later a new pod holds 283, an older one 2,717"),
                explain(0.75, 1, true));
    }

    @Test
    void whereNobodyLeavesNothingClosesTheGap() {
        List<String> sentences = explain(0.5, 0.5, false);
        assertEquals(1, sentences.size());
        assertEquals(
                "round-robin and least-conn give the 2 pods that joined from 20s on only their share of the new connections,"
                        + " 50 %: 1m20s later a new pod holds 200, an older one 3,200, and nobody leaves to close the gap",
                sentences.get(0));
    }

    @Test
    void lessThanTheirShareIsNotExplained() {
        assertEquals(List.of(), explain(0.2, 0.2, true));
    }

    @Test
    void fewConnectionsTellNothing() {
        assertEquals(
                List.of(),
                Rules.explain(new NewPods(), ONE_RUN, (variant, replication, run) -> joining(run, 1, true, 4)));
    }

    @Test
    void withoutNewPodsThereIsNothingToTell() {
        assertEquals(List.of(), Rules.explain(new NewPods(), ONE_RUN, (variant, replication, run) -> {
            run.block("run", 0, 2400).pods("a", "b");
            for (int sample = 0; sample < 20; sample++) {
                run.sample(10 * sample, 2, 500, 0, 3000, 3000);
            }
        }));
    }
}
