package io.steelyard;

import static io.steelyard.observe.BalanceMetrics.BEST_BALANCE;
import static io.steelyard.observe.BalanceMetrics.GINI;
import static io.steelyard.observe.BalanceMetrics.IDLE_PODS;
import static io.steelyard.observe.BalanceMetrics.JAIN;
import static io.steelyard.observe.BalanceMetrics.MAX_OVER_MEAN;
import static io.steelyard.observe.BalanceMetrics.NOISE_FLOOR;
import static io.steelyard.observe.BalanceMetrics.WORST;
import static io.steelyard.observe.StormMetrics.LOST;
import static io.steelyard.observe.StormMetrics.LOST_BY_CRASH;
import static io.steelyard.observe.StormMetrics.LOST_BY_ROLLOUT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.AutoscalerMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.MetricCatalog;
import io.steelyard.observe.NodeMetrics;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.RunResult.Block;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.observe.WorkloadMetrics;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Nodes;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.kubernetes.Container;
import java.util.Arrays;
import java.util.List;

/** What holds between the metrics of any run, by their definitions alone. */
final class ResultLaws {
    /** A time mean is a quotient of sums of doubles over up to some 10^6 spans: relative error at most 10^6 * 2^-53. */
    private static final double ROUNDING = 1e-9;

    private static final List<Metric> COUNTS = List.of(
            StormMetrics.LOST,
            StormMetrics.ATTEMPTS,
            StormMetrics.FAILURES,
            StormMetrics.GAVE_UP,
            WorkloadMetrics.CREATED,
            WorkloadMetrics.DELETED,
            NodeMetrics.EVICTIONS,
            NodeMetrics.EVICTIONS_REFUSED,
            RebalancingMetrics.MOVES,
            ClientMetrics.ARRIVALS,
            ClientMetrics.DEPARTURES,
            ClientMetrics.FIRST_FAILURES,
            AttemptMetrics.MADE,
            AttemptMetrics.WITHOUT_ENDPOINT,
            AttemptMetrics.REFUSED,
            AttemptMetrics.TOO_EARLY,
            AttemptMetrics.REFUSED_FULL,
            AttemptMetrics.TIMED_OUT,
            AttemptMetrics.WITHOUT_GATEWAY,
            AttemptMetrics.OVERFLOWED,
            AttemptMetrics.HANDSHAKE_TIMED_OUT,
            AttemptMetrics.NOT_ADMITTED,
            AttemptMetrics.OTHER_POD,
            AttemptMetrics.DOWNSTREAM_FULL,
            AttemptMetrics.ABANDONED);

    private ResultLaws() {}

    static void check(RunResult run, Setup setup, long durationNanos) {
        Block whole = run.blocks().get(0);
        assertEquals(durationNanos, whole.endNanos() - whole.startNanos());
        assertTrue(run.trust().checks() > 0, "conservation was not checked");
        run.blocks().forEach(ResultLaws::checkBlock);
        checkBlocksAddUp(run.blocks());
        checkSeries(run, durationNanos);
        checkCauses(whole, setup);
        // Of two losses before one return only one can be a move; who waits at the start may have lost its pod before.
        atMost(whole, RebalancingMetrics.MOVES, whole.value(LOST) + waitingAtStart(run));
    }

    @SuppressWarnings("EnumOrdinal") // the result's columns are by the index of the enum
    private static double waitingAtStart(RunResult run) {
        return run.series().columns()[SeriesColumn.WAITING.ordinal()][0];
    }

    private static void checkCauses(Block whole, Setup setup) {
        List<ScenarioEvent> events = setup.events();
        boolean scales = setup.scalesItself() || events.stream().anyMatch(ScenarioEvent.Scale.class::isInstance);
        double ends = whole.value(PodMetrics.CRASHES)
                + whole.value(PodMetrics.OUT_OF_MEMORY)
                + whole.value(PodMetrics.UNHEALTHY);
        List<Container> containers = setup.podSpec().containers();
        onlyWhere(ends > 0, whole, LOST_BY_CRASH);
        onlyWhere(events.stream().anyMatch(ScenarioEvent.Crash.class::isInstance), whole, PodMetrics.CRASHES);
        onlyWhere(
                containers.stream()
                        .anyMatch(container ->
                                container.resources().limits().memory().isPresent()),
                whole,
                PodMetrics.OUT_OF_MEMORY);
        onlyWhere(
                containers.stream()
                        .anyMatch(container -> container.startupProbe().isPresent()
                                || container.livenessProbe().isPresent()),
                whole,
                PodMetrics.UNHEALTHY);
        onlyWhere(events.stream().anyMatch(ScenarioEvent.Rollout.class::isInstance), whole, LOST_BY_ROLLOUT);
        onlyWhere(scales, whole, AutoscalerMetrics.LOST_BY_SCALE_DOWN);
        checkNodes(whole, setup);
        onlyWhere(setup.gateway().isPresent(), whole, StormMetrics.LOST_BY_GATEWAY);
        onlyWhere(setup.gateway().isPresent(), whole, AttemptMetrics.WITHOUT_GATEWAY);
        checkAttempts(whole, setup);
        boolean rolls = events.stream()
                .anyMatch(event ->
                        event instanceof ScenarioEvent.Rollout rollout && rollout.of() == ScenarioEvent.Workload.PODS);
        assertTrue(rolls != Double.isNaN(whole.value(WorkloadMetrics.ROLLOUT_TIME)), "rollout.time");
        boolean watched = setup.deployment()
                .filter(spec -> spec.progressDeadlineSeconds() != Integer.MAX_VALUE)
                .isPresent();
        assertTrue(watched != Double.isNaN(whole.value(WorkloadMetrics.DEADLINE_EXCEEDED)), "rollout.deadlineExceeded");
    }

    private static void checkAttempts(Block whole, Setup setup) {
        boolean queues = setup.workload().accept().isPresent();
        boolean downstream = setup.workload().downstream().isPresent();
        boolean gatewayQueues =
                setup.gateway().flatMap(gateway -> gateway.workload().accept()).isPresent();
        onlyWhere(setup.gateway().isPresent() || queues || downstream, whole, AttemptMetrics.ABANDONED);
        onlyWhere(queues || gatewayQueues, whole, AttemptMetrics.OVERFLOWED);
        onlyWhere(queues || downstream, whole, AttemptMetrics.HANDSHAKE_TIMED_OUT);
        onlyWhere(setup.admission().isPresent(), whole, AttemptMetrics.NOT_ADMITTED);
        onlyWhere(downstream, whole, AttemptMetrics.DOWNSTREAM_FULL);
        Clients.Handshake handshake = setup.clients().handshake();
        onlyWhere(handshake.requests() > 1 && handshake.samePod(), whole, AttemptMetrics.OTHER_POD);
    }

    private static void checkNodes(Block whole, Setup setup) {
        List<ScenarioEvent> events = setup.events();
        boolean evicts = setup.nodes().flatMap(Nodes::autoscaler).isPresent()
                || events.stream()
                        .anyMatch(event -> event instanceof ScenarioEvent.Evict
                                || event instanceof ScenarioEvent.DrainNode
                                || event instanceof ScenarioEvent.ReclaimNode);
        boolean loses = events.stream()
                .anyMatch(event -> event instanceof ScenarioEvent.LoseNode
                        || event instanceof ScenarioEvent.LoseZone
                        || event instanceof ScenarioEvent.ReclaimNode);
        onlyWhere(whole.value(NodeMetrics.EVICTIONS) > 0, whole, StormMetrics.LOST_BY_EVICTION);
        onlyWhere(evicts, whole, NodeMetrics.EVICTIONS);
        onlyWhere(evicts && setup.podDisruptionBudget().isPresent(), whole, NodeMetrics.EVICTIONS_REFUSED);
        onlyWhere(loses, whole, StormMetrics.LOST_BY_NODE);
        for (Metric metric : List.of(NodeMetrics.NODES_MEAN, NodeMetrics.NODES_MAX, NodeMetrics.WAITING)) {
            assertTrue(setup.nodes().isPresent() != Double.isNaN(whole.value(metric)), metric.id());
        }
        atMost(whole, NodeMetrics.NODES_MEAN, whole.value(NodeMetrics.NODES_MAX));
    }

    private static void onlyWhere(boolean possible, Block whole, Metric lost) {
        assertTrue(
                possible || whole.value(lost) == 0, () -> lost.id() + " is " + whole.value(lost) + " without a cause");
    }

    private static void checkBlock(Block block) {
        for (Metric metric : MetricCatalog.all()) {
            double value = block.value(metric);
            assertTrue(!(value < 0), () -> block.name() + ": " + metric.id() + " is " + value);
        }
        atMost(block, BEST_BALANCE, block.value(MAX_OVER_MEAN));
        atMost(block, MAX_OVER_MEAN, block.value(WORST));
        for (Metric atLeastOne : List.of(BEST_BALANCE, NOISE_FLOOR)) {
            assertTrue(!(block.value(atLeastOne) < 1 - ROUNDING), atLeastOne.id());
        }
        for (Metric share : List.of(GINI, JAIN, IDLE_PODS, ClientMetrics.AVAILABILITY)) {
            atMost(block, share, 1);
        }
        double causes = block.value(LOST_BY_CRASH)
                + block.value(LOST_BY_ROLLOUT)
                + block.value(StormMetrics.LOST_BY_EVICTION)
                + block.value(StormMetrics.LOST_BY_NODE)
                + block.value(StormMetrics.LOST_BY_GATEWAY)
                + block.value(StormMetrics.LOST_BY_NETWORK)
                + block.value(StormMetrics.LOST_BY_AGE)
                + block.value(StormMetrics.LOST_BY_SHEDDING)
                + block.value(AutoscalerMetrics.LOST_BY_SCALE_DOWN);
        assertEquals(block.value(LOST), causes, block.name());
        checkAttempts(block);
        atMost(block, ClientMetrics.CONNECTIONS, block.value(ClientMetrics.CONNECTIONS_MAX));
        atMost(block, ClientMetrics.DOWNTIME_P50, block.value(ClientMetrics.DOWNTIME_P99));
        atMost(block, ClientMetrics.DOWNTIME_P99, block.value(ClientMetrics.DOWNTIME_MAX));
        atMost(block, StormMetrics.TIME_TO_50, block.value(StormMetrics.TIME_TO_95));
        atMost(block, StormMetrics.TIME_TO_95, block.value(StormMetrics.TIME_TO_99));
        atMost(block, StormMetrics.TIME_TO_99, block.value(StormMetrics.TIME_TO_100));
        atMost(block, RebalancingMetrics.FORCED, block.value(LOST));
        atMost(block, WorkloadMetrics.TERMINATING_MAX, block.value(WorkloadMetrics.ALIVE_MAX));
        atMost(block, AutoscalerMetrics.SERVING_MEAN, block.value(WorkloadMetrics.ALIVE_MAX));
    }

    private static void checkAttempts(Block block) {
        double failed = block.value(AttemptMetrics.WITHOUT_ENDPOINT)
                + block.value(AttemptMetrics.REFUSED)
                + block.value(AttemptMetrics.REFUSED_FULL)
                + block.value(AttemptMetrics.TIMED_OUT)
                + block.value(AttemptMetrics.WITHOUT_GATEWAY)
                + block.value(AttemptMetrics.OVERFLOWED)
                + block.value(AttemptMetrics.HANDSHAKE_TIMED_OUT)
                + block.value(AttemptMetrics.NOT_ADMITTED)
                + block.value(AttemptMetrics.OTHER_POD)
                + block.value(AttemptMetrics.DOWNSTREAM_FULL)
                + block.value(AttemptMetrics.ABANDONED);
        assertEquals(
                block.value(StormMetrics.FAILURES) + block.value(ClientMetrics.FIRST_FAILURES), failed, block.name());
        atMost(block, AttemptMetrics.TOO_EARLY, block.value(AttemptMetrics.REFUSED));
        atMost(block, StormMetrics.ATTEMPTS, block.value(AttemptMetrics.MADE));
        atMost(block, StormMetrics.WITHOUT_ENDPOINT, block.value(AttemptMetrics.WITHOUT_ENDPOINT));
        atMost(block, StormMetrics.REFUSED, block.value(AttemptMetrics.REFUSED));
        atMost(block, StormMetrics.REFUSED_FULL, block.value(AttemptMetrics.REFUSED_FULL));
        atMost(block, StormMetrics.TIMED_OUT, block.value(AttemptMetrics.TIMED_OUT));
        atMost(block, StormMetrics.WITHOUT_GATEWAY, block.value(AttemptMetrics.WITHOUT_GATEWAY));
        atMost(block, StormMetrics.OVERFLOWED, block.value(AttemptMetrics.OVERFLOWED));
        atMost(block, StormMetrics.HANDSHAKES_TIMED_OUT, block.value(AttemptMetrics.HANDSHAKE_TIMED_OUT));
        atMost(block, StormMetrics.NOT_ADMITTED, block.value(AttemptMetrics.NOT_ADMITTED));
        atMost(block, StormMetrics.OTHER_POD, block.value(AttemptMetrics.OTHER_POD));
        atMost(block, StormMetrics.DOWNSTREAM_FULL, block.value(AttemptMetrics.DOWNSTREAM_FULL));
    }

    /** An undefined value is not above anything. */
    private static void atMost(Block block, Metric metric, double limit) {
        double value = block.value(metric);
        assertTrue(
                !(value > limit * (1 + ROUNDING)),
                () -> block.name() + ": " + metric.id() + " is " + value + ", above " + limit);
    }

    private static void checkBlocksAddUp(List<Block> blocks) {
        Block whole = blocks.get(0);
        for (int i = 2; i < blocks.size(); i++) {
            assertEquals(blocks.get(i - 1).endNanos(), blocks.get(i).startNanos());
        }
        if (blocks.size() > 1) {
            assertEquals(whole.endNanos(), blocks.get(blocks.size() - 1).endNanos());
        }
        boolean complete = blocks.size() > 1 && blocks.get(1).startNanos() == whole.startNanos();
        for (Metric count : COUNTS) {
            double sum = blocks.stream()
                    .skip(1)
                    .mapToDouble(block -> block.value(count))
                    .sum();
            assertTrue(complete ? sum == whole.value(count) : sum <= whole.value(count), count.id());
        }
    }

    @SuppressWarnings("EnumOrdinal") // the result's columns are by the index of the enum
    private static void checkSeries(RunResult run, long durationNanos) {
        long[] times = run.series().timesNanos();
        double[] connections = run.series().columns()[SeriesColumn.CONNECTIONS.ordinal()];
        for (int sample = 0; sample < times.length; sample++) {
            assertTrue(times[sample] <= durationNanos && (sample == 0 || times[sample] > times[sample - 1]));
            int onPods = Arrays.stream(run.pods().connections().get(sample))
                    .filter(load -> load > 0)
                    .sum();
            assertEquals(connections[sample], onPods, "connections at " + times[sample]);
        }
    }
}
