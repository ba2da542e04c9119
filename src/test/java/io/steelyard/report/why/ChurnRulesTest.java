package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.Made;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules about rollouts, crashes and scale-downs. */
class ChurnRulesTest {
    private static final String ROLLOUT = Made.scenario(2, "random, least-conn", "events: [{rollout: {at: 1m}}]");

    private static RunBuilder moved(RunBuilder run, double lost, double byRollout, double twice) {
        run.block("run", 0, 2400);
        return run.block("rollout at 1m", 60, 2400)
                .with(StormMetrics.LOST, lost)
                .with(StormMetrics.LOST_BY_ROLLOUT, byRollout)
                .with(StormMetrics.LOST_BY_CRASH, 0)
                .with(RebalancingMetrics.TWICE, twice);
    }

    @Test
    void clientsThatARolloutThrowsOffTwiceAreTold() {
        assertEquals(
                List.of(
                        "rollout at 1m: who lands on a pod that is still to be replaced is thrown off again: 41 % of the moved"
                                + " clients with random, 0 % with least-conn"),
                Rules.explain(
                        new RepeatedMoves(),
                        ROLLOUT,
                        (variant, replication, run) -> moved(run, 100, 95, variant.equals("random") ? 0.41 : 0)));
    }

    @Test
    void lossesOfOtherCausesAreNotBlamedOnTheRollout() {
        assertEquals(
                List.of(),
                Rules.explain(
                        new RepeatedMoves(),
                        ROLLOUT,
                        (variant, replication, run) -> moved(run, 100, 80, variant.equals("random") ? 0.41 : 0)));
    }

    @Test
    void whereNobodyMovesTwiceNothingIsTold() {
        assertEquals(
                List.of(),
                Rules.explain(
                        new RepeatedMoves(), ROLLOUT, (variant, replication, run) -> moved(run, 100, 100, 0.001)));
    }

    /** Three pods with 24 clients each, replaced in place one after another. */
    private static void inPlace(RunBuilder run, int[] end) {
        run.pods("a", "b", "c", "d");
        run.sample(0, 3, 0, 0, 24, 24, 24);
        run.sample(60, 3, 0, 0, 24, 24, 24);
        run.sample(90, 2, 24, 24, 36, 36, 0);
        run.sample(120, 2, 36, 36, 54, 0, 18);
        run.sample(150, 2, 54, 54, 0, 27, 45);
        run.sample(180, 3, 0, 0, 0, 27, 45);
        run.sample(240, 3, 0, 0, end);
    }

    @Test
    void podsThatFollowTheOrderOfJoiningAreTold() {
        assertEquals(
                List.of(
                        "rollout at 1m: a pod fills only with connections made after it joined: with random and least-conn the"
                                + " first to join was there for 90 of them and holds 45, the last to join for 0 and holds 0 (first"
                                + " replication)"),
                Rules.explain(new JoinOrder(), ROLLOUT, (variant, replication, run) -> {
                    moved(run, 114, 114, 0.5);
                    inPlace(run, new int[] {0, 27, 45});
                }));
    }

    @ParameterizedTest
    @CsvSource({"24, 24, 24", "24, 25, 26", "20, 10, 30"})
    void podsThatAreLevelOrMixedInTheEndFollowNoOrder(int last, int second, int first) {
        assertEquals(List.of(), Rules.explain(new JoinOrder(), ROLLOUT, (variant, replication, run) -> {
            moved(run, 114, 114, 0.5);
            inPlace(run, new int[] {last, second, first});
        }));
    }

    @Test
    void podsWhoseContainersStartAgainComeBack() {
        assertEquals(
                List.of(
                        "rollout at 1m: a pod fills only with connections made after it came back: with random and least-conn the"
                                + " first to come back was there for 90 of them and holds 45, the last to come back for 0 and holds 0"
                                + " (first replication)"),
                Rules.explain(new JoinOrder(), ROLLOUT, (variant, replication, run) -> {
                    moved(run, 114, 0, 0.5).with(StormMetrics.LOST_BY_CRASH, 114);
                    inPlace(run, new int[] {0, 27, 45});
                }));
    }

    /** Of the 60 made after the crash the pod that stays was there for all, the one that comes back for 40, a new one for 20. */
    @Test
    void aPodThatIsNewAfterACrashJoins() {
        assertEquals(
                List.of(
                        "rollout at 1m: a pod fills only with connections made after it joined: with random and least-conn a pod that"
                                + " stayed was there for 60 of them and holds 50, the last to join for 20 and holds 15 (first"
                                + " replication)"),
                Rules.explain(new JoinOrder(), ROLLOUT, (variant, replication, run) -> {
                    moved(run, 30, 0, 0.5).with(StormMetrics.LOST_BY_CRASH, 30);
                    run.pods("stays", "crashes", "new");
                    run.sample(0, 2, 0, 0, 30, 30).sample(60, 2, 0, 0, 30, 30);
                    run.sample(90, 1, 20, 30, 50, 0).sample(120, 3, 20, 0, 50, 20, 0);
                    run.sample(150, 3, 20, 0, 50, 25, 15).sample(240, 3, 0, 0, 50, 25, 15);
                }));
    }

    @Test
    void aScaleDownHasAnOrderOfItsOwn() {
        assertEquals(List.of(), Rules.explain(new JoinOrder(), ROLLOUT, (variant, replication, run) -> {
            moved(run, 114, 100, 0.5);
            inPlace(run, new int[] {0, 27, 45});
        }));
    }

    @Test
    void aPodThatIsStillStartingIsWaitedFor() {
        assertEquals(List.of(), Rules.explain(new JoinOrder(), ROLLOUT, (variant, replication, run) -> {
            moved(run, 114, 114, 0.5);
            inPlace(run, new int[] {0, 27, 45, 0});
        }));
    }

    private static void scaledDown(RunBuilder run, double lost, double byScaleDown) {
        run.block("run", 0, 600).with(StormMetrics.LOST, lost).with(AutoscalerMetrics.LOST_BY_SCALE_DOWN, byScaleDown);
        run.pods("a", "b", "c");
        run.sample(0, 2, 0, 0, 100, 100);
        run.sample(300, 3, 100, 0, 100, 100, 100);
        run.sample(600, 1, 0, 200, 300, -1, -1);
    }

    @Test
    void whatScaleDownsClosedIsToldWithTheAgeOfThePods() {
        assertEquals(
                List.of(
                        "scale-downs closed 150 connections with least-conn (2 pods, 1 of them started since, with 75 each),"
                                + " 200 connections with random (2 pods, 1 of them started since, with 100 each)"),
                Rules.explain(
                        new ScaleDownVictims(),
                        Made.scenario(2, "random, least-conn"),
                        (variant, replication, run) -> scaledDown(
                                run, variant.equals("random") ? 200 : 150, variant.equals("random") ? 200 : 150)));
    }

    @Test
    void ofOldPodsNoneHasStartedSince() {
        assertEquals(
                List.of(
                        "scale-downs closed 200 connections with random and least-conn (1 pod, none of them started since, with 200"
                                + " each)"),
                Rules.explain(
                        new ScaleDownVictims(), Made.scenario(2, "random, least-conn"), (variant, replication, run) -> {
                            run.block("run", 0, 600)
                                    .with(StormMetrics.LOST, 200)
                                    .with(AutoscalerMetrics.LOST_BY_SCALE_DOWN, 200);
                            run.pods("a", "b");
                            run.sample(0, 2, 0, 0, 200, 200).sample(600, 1, 0, 200, 200, -1);
                        }));
    }

    @Test
    void whatACrashClosedIsNotToldAsAScaleDown() {
        assertEquals(
                List.of(),
                Rules.explain(
                        new ScaleDownVictims(),
                        Made.scenario(2, "random, least-conn"),
                        (variant, replication, run) -> scaledDown(run, 200, 150)));
        assertEquals(
                List.of(),
                Rules.explain(
                        new ScaleDownVictims(),
                        Made.scenario(2, "random, least-conn"),
                        (variant, replication, run) -> scaledDown(run, 0, 0)));
    }
}
