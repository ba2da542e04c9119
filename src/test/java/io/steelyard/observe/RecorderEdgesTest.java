package io.steelyard.observe;

import static io.steelyard.observe.Observer.Loss.CRASH;
import static io.steelyard.observe.Observer.Loss.ROLLOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What metrics are where there is nothing to measure, where something never comes about, and across the ends of blocks. */
class RecorderEdgesTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static void assertUndefined(RunResult.Block block, List<Metric> metrics) {
        metrics.forEach(metric -> assertEquals(Double.NaN, block.value(metric), metric.id()));
    }

    @Test
    void withoutPodsAndClientsEveryRatioIsUndefined() {
        Script script = new Script(50, "leave at 10s");
        script.at(0).start(0);
        script.at(10).event(0);
        RunResult result = script.at(50).result();
        for (RunResult.Block block : result.blocks()) {
            assertUndefined(
                    block,
                    List.of(
                            BalanceMetrics.MAX_OVER_MEAN,
                            BalanceMetrics.WORST,
                            BalanceMetrics.NOISE_FLOOR,
                            BalanceMetrics.EXCESS,
                            BalanceMetrics.BEST_BALANCE,
                            BalanceMetrics.COEFFICIENT_OF_VARIATION,
                            BalanceMetrics.VARIANCE,
                            BalanceMetrics.JAIN,
                            BalanceMetrics.GINI,
                            BalanceMetrics.MAX_MINUS_MIN,
                            BalanceMetrics.IDLE_PODS,
                            BalanceMetrics.HOT_POD_GAP,
                            BalanceMetrics.ALL_PODS_MAX_OVER_MEAN));
            assertUndefined(
                    block,
                    List.of(
                            StormMetrics.AMPLIFICATION,
                            StormMetrics.TIME_TO_50,
                            StormMetrics.TIME_TO_100,
                            StormMetrics.DURATION,
                            RebalancingMetrics.MOVES_PER_FORCED,
                            RebalancingMetrics.HOPS_MEAN,
                            RebalancingMetrics.HOPS_P99,
                            RebalancingMetrics.HOPS_MAX,
                            RebalancingMetrics.TWICE,
                            RebalancingMetrics.AFFINITY_BREAKS,
                            RebalancingMetrics.TRANSPORT,
                            AutoscalerMetrics.OVER_PROVISIONED,
                            AutoscalerMetrics.UNDER_PROVISIONED,
                            AutoscalerMetrics.TIME_TO_CAPACITY,
                            ClientMetrics.AVAILABILITY,
                            ClientMetrics.RECONNECTS_PER_CLIENT_DAY,
                            ClientMetrics.DOWNTIME_P50,
                            ClientMetrics.DOWNTIME_MAX));
            assertEquals(NEVER, block.value(BalanceMetrics.TIME_TO_BALANCE));
            assertEquals(0, block.value(RebalancingMetrics.MOVES));
        }
        assertEquals(50, result.blocks().get(0).value(AutoscalerMetrics.NONE_SERVING));
        assertEquals(40, result.blocks().get(1).value(AutoscalerMetrics.NONE_SERVING));
    }

    @Test
    void podsWithoutConnectionsAreBalancedButHaveNoRatio() {
        Script script = new Script(50);
        script.podServes();
        script.podServes();
        script.at(0).start(2);
        RunResult.Block run = script.at(50).result().blocks().get(0);
        assertUndefined(run, List.of(BalanceMetrics.MAX_OVER_MEAN, BalanceMetrics.JAIN, BalanceMetrics.NOISE_FLOOR));
        assertEquals(1, run.value(BalanceMetrics.IDLE_PODS));
        assertEquals(0, run.value(BalanceMetrics.MAX_MINUS_MIN));
        assertEquals(0, run.value(BalanceMetrics.TIME_TO_BALANCE));
        assertEquals(0, run.value(BalanceMetrics.UNBALANCED));
    }

    @Test
    void whatNeverComesAboutIsInfinite() {
        Script script = new Script(200, OptionalDouble.of(1), "crash at 50s");
        int full = script.podServes();
        int empty = script.podServes();
        int lost = script.arrivesOn(full);
        script.arrivesOn(full);
        script.arrivesOn(full);
        script.arrivesOn(empty);
        script.at(0).start(2);
        script.at(50).event(0);
        script.at(60).loses(lost, CRASH);
        RunResult result = script.at(200).result();
        for (RunResult.Block block : result.blocks()) {
            // 2 and 1 on two pods: 4/3, above the 15 % allowed; 1.5 wanted at most 1.1.
            assertEquals(NEVER, block.value(BalanceMetrics.TIME_TO_BALANCE));
            assertEquals(NEVER, block.value(AutoscalerMetrics.TIME_TO_CAPACITY));
            assertEquals(NEVER, block.value(StormMetrics.TIME_TO_50));
            assertEquals(NEVER, block.value(StormMetrics.TIME_TO_100));
            assertEquals(0, block.value(StormMetrics.AMPLIFICATION));
            assertUndefined(block, List.of(RebalancingMetrics.MOVES_PER_FORCED, RebalancingMetrics.TWICE));
            assertEquals(1, block.value(RebalancingMetrics.FORCED));
        }
    }

    @Test
    void whatIsLostInOneBlockAndComesBackInTheNextIsAMoveOfTheNext() {
        Script script = new Script(100, "crash at 10s", "leave at 20s");
        int pod = script.podServes();
        int client = script.arrivesOn(pod);
        script.at(0).start(1);
        script.at(10).event(0);
        script.loses(client, CRASH);
        script.at(20).event(1);
        script.at(25).connects(client, pod);
        RunResult result = script.at(100).result();
        RunResult.Block crash = result.blocks().get(1);
        RunResult.Block leave = result.blocks().get(2);
        assertEquals(1, crash.value(StormMetrics.LOST));
        assertEquals(NEVER, crash.value(StormMetrics.TIME_TO_100));
        assertUndefined(crash, List.of(RebalancingMetrics.MOVES_PER_FORCED));
        assertEquals(10, crash.value(ClientMetrics.DOWNTIME_MAX));
        assertEquals(0, leave.value(StormMetrics.LOST));
        assertUndefined(leave, List.of(StormMetrics.TIME_TO_100, StormMetrics.AMPLIFICATION));
        assertEquals(15, leave.value(ClientMetrics.DOWNTIME_MAX));
        assertEquals(1, leave.value(RebalancingMetrics.MOVES));
        assertEquals(0, leave.value(RebalancingMetrics.FORCED));
        assertEquals(1, leave.value(RebalancingMetrics.MOVES_PER_FORCED));
        assertUndefined(leave, List.of(RebalancingMetrics.HOPS_MEAN));
        assertEquals(15, result.blocks().get(0).value(StormMetrics.TIME_TO_100));
        assertEquals(15, result.blocks().get(0).value(ClientMetrics.DOWNTIME_MAX));
    }

    /** One of three is back after 2 s; at the end the others are without a connection for 90 s, one of them never had one. */
    @Test
    void whoWaitsAtTheEndHasBeenWithoutAConnectionUntilThen() {
        Script script = new Script(100, "crash at 10s");
        int pod = script.podServes();
        int returns = script.arrivesOn(pod);
        int waits = script.arrivesOn(pod);
        script.arrives();
        script.at(0).start(1);
        script.at(10).event(0);
        script.loses(returns, CRASH);
        script.loses(waits, CRASH);
        script.at(12).connects(returns, pod);
        for (RunResult.Block block : script.at(100).result().blocks()) {
            assertEquals(2, block.value(ClientMetrics.DOWNTIME_P50), 2e-3);
            assertEquals(90, block.value(ClientMetrics.DOWNTIME_P99), 0.09);
        }
    }

    @Test
    void aClientThatLeavesWithoutConnectionIsNotWaitedFor() {
        Script script = new Script(100, "crash at 10s");
        int pod = script.podServes();
        int returns = script.arrivesOn(pod);
        int leaves = script.arrivesOn(pod);
        script.at(0).start(1);
        script.at(10).event(0);
        script.loses(returns, CRASH);
        script.loses(leaves, CRASH);
        script.at(13).connects(returns, pod);
        script.at(14).leaves(leaves);
        RunResult.Block crash = script.at(100).result().blocks().get(1);
        assertEquals(3, crash.value(StormMetrics.TIME_TO_100));
        assertEquals(4, crash.value(ClientMetrics.DOWNTIME_MAX));
        assertEquals(0, crash.value(StormMetrics.GAVE_UP));
        assertEquals(1, crash.value(ClientMetrics.DEPARTURES));
    }

    @Test
    void aClientInTheSlotOfOneThatCameBackHasLostNothing() {
        Script script = new Script(100, "crash at 10s");
        int pod = script.podServes();
        int client = script.arrivesOn(pod);
        script.at(0).start(1);
        script.at(10).event(0);
        script.loses(client, CRASH);
        script.at(13).connects(client, pod);
        script.at(20).leaves(client);
        assertEquals(client, script.at(30).arrives());
        script.at(70).leaves(client);
        for (RunResult.Block block : script.at(100).result().blocks()) {
            assertEquals(3, block.value(StormMetrics.TIME_TO_100));
            assertEquals(3, block.value(ClientMetrics.DOWNTIME_MAX));
            assertEquals(2, block.value(ClientMetrics.DEPARTURES));
        }
    }

    @Test
    void aMoveIsThatOfTheClientAndNotOfItsSlot() {
        Script script = new Script(100, "crash at 10s");
        int pod = script.podServes();
        int client = script.arrivesOn(pod);
        script.at(0).start(1);
        script.at(10).event(0);
        for (int i = 0; i < 2; i++) {
            script.loses(client, CRASH);
            script.connects(client, pod);
            script.leaves(client);
            assertEquals(client, script.arrivesOn(pod));
        }
        for (RunResult.Block block : script.at(100).result().blocks()) {
            assertEquals(2, block.value(RebalancingMetrics.MOVES));
            assertEquals(2, block.value(RebalancingMetrics.FORCED));
            assertEquals(1, block.value(RebalancingMetrics.MOVES_PER_FORCED));
            assertEquals(0, block.value(RebalancingMetrics.TWICE));
            assertEquals(1, block.value(RebalancingMetrics.HOPS_MEAN));
        }
    }

    @Test
    void aClientThatNeverConnectedHasNoDowntime() {
        Script script = new Script(100);
        script.podServes();
        script.at(0).start(1);
        int client = script.at(10).arrives();
        script.at(20).leaves(client);
        RunResult.Block run = script.at(100).result().blocks().get(0);
        assertUndefined(run, List.of(ClientMetrics.DOWNTIME_MAX, StormMetrics.TIME_TO_100));
        assertEquals(0, run.value(ClientMetrics.AVAILABILITY));
    }

    @Test
    void withoutAServingPodThereIsNoBalance() {
        Script script = new Script(200);
        int pod = script.podServes();
        script.at(0).start(1);
        script.at(70).podCrashes(pod);
        script.at(90).podReady(pod);
        RunResult.Block run = script.at(200).result().blocks().get(0);
        assertEquals(20, run.value(BalanceMetrics.TIME_TO_BALANCE));
        assertEquals(20, run.value(AutoscalerMetrics.NONE_SERVING));
        assertEquals(0, run.value(BalanceMetrics.UNBALANCED));
    }

    /** Two connections where one is wanted, from 5 to 30 s, in two blocks. */
    @Test
    void aWantOfCapacityIsCutAtTheBlocksStart() {
        Script script = new Script(100, OptionalDouble.of(1), "scale at 20s");
        int pod = script.podServes();
        script.arrivesOn(pod);
        script.at(0).start(1);
        int second = script.at(5).arrivesOn(pod);
        script.at(20).event(0);
        script.at(30).leaves(second);
        RunResult result = script.at(100).result();
        assertEquals(25, result.blocks().get(0).value(AutoscalerMetrics.TIME_TO_CAPACITY));
        assertEquals(10, result.blocks().get(1).value(AutoscalerMetrics.TIME_TO_CAPACITY));
    }

    /** Four attempts in the second from 10 s, three of them after the event at 10.5 s. */
    @Test
    void aSecondCutByAnEventCountsInEachBlockForItsPart() {
        Script script = new Script(100, "crash at 5s", "leave at 10.5s");
        int pod = script.podServes();
        int client = script.arrivesOn(pod);
        script.at(0).start(1);
        script.at(5).event(0);
        script.at(10).loses(client, CRASH);
        script.at(10.2).fails(client);
        script.at(10.5).event(1);
        script.fails(client);
        script.at(10.55).fails(client);
        script.at(10.7).connects(client, pod);
        RunResult result = script.at(100).result();
        assertEquals(4, result.blocks().get(0).value(StormMetrics.PEAK_ATTEMPTS));
        assertEquals(1, result.blocks().get(1).value(StormMetrics.PEAK_ATTEMPTS));
        assertEquals(3, result.blocks().get(2).value(StormMetrics.PEAK_ATTEMPTS));
        assertEquals(20, result.blocks().get(2).value(StormMetrics.PEAK_ATTEMPTS_100_MS));
        assertUndefined(result.blocks().get(0), List.of(StormMetrics.DURATION));
    }

    @Test
    void aPodOfTheSameNameKeepsAffinity() {
        Script script = new Script(100);
        int old = script.podServes();
        int other = script.podServes();
        int stays = script.arrivesOn(old);
        int goes = script.arrivesOn(old);
        script.at(0).start(2);
        script.at(10).podDeleted(old);
        script.loses(stays, ROLLOUT);
        script.loses(goes, ROLLOUT);
        script.podGone(old);
        script.connects(goes, other);
        int successor = script.pods.create(1, script.pods.identity(old), script.now());
        script.pods.start(successor, script.now());
        script.recorder.onPodCreated(script.now(), successor);
        script.podReady(successor);
        script.at(12).connects(stays, successor);
        RunResult.Block run = script.at(100).result().blocks().get(0);
        assertEquals(0.5, run.value(RebalancingMetrics.AFFINITY_BREAKS));
    }

    @Test
    void aRolloutThatDoesNotEndIsInfiniteAndOneOfAnEarlierBlockIsNone() {
        Script script = new Script(100, "first", "second", "third");
        script.podServes();
        script.at(0).start(1);
        script.at(10).event(0);
        script.recorder.onRollout(script.now());
        script.at(20).event(1);
        script.at(30).recorder.onRolloutComplete(script.now());
        script.at(40).event(2);
        script.recorder.onRollout(script.now());
        List<RunResult.Block> blocks = script.at(100).result().blocks();

        assertEquals(Double.POSITIVE_INFINITY, blocks.get(1).value(WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(Double.NaN, blocks.get(2).value(WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(Double.POSITIVE_INFINITY, blocks.get(3).value(WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(Double.POSITIVE_INFINITY, blocks.get(0).value(WorkloadMetrics.ROLLOUT_TIME));
    }

    @Test
    void theLongestOfSeveralRolloutsCounts() {
        Script script = new Script(100);
        script.podServes();
        script.at(0).start(1);
        for (int[] rollout : new int[][] {{10, 13}, {20, 29}, {30, 35}}) {
            script.at(rollout[0]).recorder.onRollout(script.now());
            script.at(rollout[1]).recorder.onRolloutComplete(script.now());
        }
        RunResult.Block run = script.at(100).result().blocks().get(0);

        assertEquals(9, run.value(WorkloadMetrics.ROLLOUT_TIME));
        assertUndefined(run, List.of(WorkloadMetrics.DEADLINE_EXCEEDED));
    }

    /** At 10 s one pod is deleted and gone and another created: no more than two were ever there. */
    @Test
    void whatLastsNoTimeIsNotSeen() {
        Script script = new Script(100, "first", "second");
        int pod = script.podServes();
        script.podServes();
        script.at(0).start(2);
        script.at(10).podServes();
        script.podDeleted(pod);
        script.podGone(pod);
        script.at(20).event(0);
        script.event(1);
        List<RunResult.Block> blocks = script.at(100).result().blocks();

        assertEquals(2, blocks.get(0).value(WorkloadMetrics.ALIVE_MAX));
        assertEquals(0, blocks.get(0).value(WorkloadMetrics.TERMINATING_MAX));
        assertEquals(1, blocks.get(0).value(WorkloadMetrics.CREATED));
        assertUndefined(blocks.get(1), List.of(WorkloadMetrics.ALIVE_MAX, WorkloadMetrics.TERMINATING_MAX));
        assertEquals(2, blocks.get(2).value(WorkloadMetrics.ALIVE_MAX));
    }

    @Test
    void aPodThatGoesWithoutADeletionWasNotTerminating() {
        Script script = new Script(100);
        int pod = script.podServes();
        int other = script.podServes();
        script.at(0).start(2);
        script.at(10).podDeleted(other);
        script.at(20).podCrashes(pod);
        script.podGone(pod);
        script.sample();
        RunResult.Block run = script.at(100).result().blocks().get(0);

        assertEquals(1, run.value(WorkloadMetrics.TERMINATING_MAX));
        assertEquals(1, run.value(WorkloadMetrics.DELETED));
    }

    /** Loads 1 to 100: the 99th of them is 99, the mean 50.5; with 99 pods the percentile would be the maximum. */
    @Test
    void the99thPercentileNeedsAHundredPods() {
        for (int count : new int[] {99, 100}) {
            Script script = new Script(10);
            for (int number = 1; number <= count; number++) {
                int pod = script.podServes();
                for (int client = 0; client < number; client++) {
                    script.arrivesOn(pod);
                }
            }
            script.at(0).start(count);
            double value = script.at(10).result().blocks().get(0).value(BalanceMetrics.P99_OVER_MEAN);
            assertEquals(count == 100 ? 99 / 50.5 : Double.NaN, value);
        }
    }

    @Test
    void theMovesToBalanceAreThoseOfTheBlocksEnd() {
        Script script = new Script(10);
        for (int number = 0; number < 5; number++) {
            int pod = script.podServes();
            for (int client = number == 4 ? 8 : 0; client < 9; client++) {
                script.arrivesOn(pod);
            }
        }
        script.at(0).start(5);
        assertEquals(6, script.at(10).result().blocks().get(0).value(RebalancingMetrics.TRANSPORT));
    }

    @Test
    void whatEndedBeforeTheMeasuredPartCountsForNothing() {
        Script script = new Script(10);
        int pod = script.podServes();
        int client = script.at(-20).arrivesOn(pod);
        script.at(-15).loses(client, CRASH);
        script.at(0).start(1);
        script.at(4).connects(client, pod);
        RunResult.Block run = script.at(10).result().blocks().get(0);
        assertEquals(0, run.value(StormMetrics.LOST));
        assertEquals(1, run.value(RebalancingMetrics.MOVES));
        assertUndefined(run, List.of(StormMetrics.TIME_TO_100));
        assertEquals(19, run.value(ClientMetrics.DOWNTIME_MAX));
        assertEquals(0.6, run.value(ClientMetrics.AVAILABILITY), 1e-15);
    }

    /** Two changes in different directions count as a flap within 10 minutes and not after. */
    @Test
    void aFlapIsAChangeOfDirectionWithinTenMinutes() {
        Script script = new Script(5_000);
        script.podServes();
        script.at(0).start(5);
        int[][] changes = {{100, 7}, {700, 6}, {1_300, 5}, {1_901, 6}, {2_000, 6}, {2_500, 5}, {2_501, 6}};
        for (int[] change : changes) {
            script.at(change[0]).recorder.onReplicas(script.now(), change[1]);
        }
        // 7 to 6 after 600 s, 6 to 5 the same way, up after 601 s, no change, down after 599 s, up after 1 s.
        assertEquals(3, script.at(5_000).result().blocks().get(0).value(AutoscalerMetrics.FLAPS));
    }

    @Test
    void callbacksOfClientsAllocateNothing() {
        Script script = new Script(1_000_000, OptionalDouble.of(50), "crash at 0s");
        int first = script.podServes();
        int second = script.podServes();
        int[] slots = new int[100];
        for (int i = 0; i < slots.length; i++) {
            slots[i] = script.arrivesOn(i % 3 == 0 ? first : second);
        }
        script.at(0).start(2);
        script.event(0);
        long bytes = Allocation.of(() -> {
            for (int slot : slots) {
                script.at(script.now() / 1e9 + 0.37);
                script.loses(slot, CRASH);
                script.at(script.now() / 1e9 + 0.21).fails(slot);
                script.at(script.now() / 1e9 + 1.3).connects(slot, slot % 2 == 0 ? first : second);
                script.leaves(slot);
                script.arrivesOn(slot % 5 == 0 ? first : second);
            }
        });
        assertEquals(0, bytes);
    }

    @Test
    void metricsHaveDistinctNamesAndSayWhatTheyMean() {
        List<Metric> all = MetricCatalog.all();
        assertEquals(all.size(), all.stream().map(Metric::id).distinct().count());
        assertEquals(all.size(), all.stream().map(Metric::title).distinct().count());
        for (Metric metric : all) {
            assertTrue(metric.id().matches("[a-z]+(\\.[a-zA-Z0-9]+)+"), metric.id());
            assertTrue(metric.meaning().endsWith("."), metric.id());
            assertFalse(metric.unit().isBlank(), metric.id());
            assertEquals(metric, MetricCatalog.find(metric.id()).orElseThrow());
            assertEquals(metric, all.get(MetricCatalog.indexOf(metric)));
        }
        assertTrue(MetricCatalog.find("imbalance").isEmpty());
    }
}
