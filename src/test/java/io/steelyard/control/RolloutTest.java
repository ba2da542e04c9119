package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.observe.WorkloadMetrics;
import io.steelyard.sim.Experiment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What rollouts and scalings do to the pods, through whole scenarios; a new pod is Ready after 10 s. */
final class RolloutTest {
    private static final String SCENARIO = """
            duration: 200s
            replications: 1
            clients: {open: 60, lifetime: never, start: even, reconnect: immediate}
            kubernetes: {version: "1.35"}
            workload: {startup: {deterministic: STARTUP}, drain: DRAIN}
            balancer: round-robin
            POLICY
            """;

    private static RunResult run(String startup, String drain, String pods, String events) {
        String yaml = SCENARIO.replace("STARTUP", startup)
                .replace("DRAIN", drain)
                .replace("POLICY", pods + "\nevents: [" + events + "]");
        return Experiment.of(Steelyard.parse(yaml))
                .threads(1)
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
    }

    private static RunResult run(String pods, String events) {
        return run("10s", "atOnce", pods, events);
    }

    private static double value(RunResult run, Metric metric) {
        return run.blocks().get(0).value(metric);
    }

    @SuppressWarnings("EnumOrdinal") // the columns of a series are by the index of the enum
    private static double at(RunResult run, SeriesColumn column, int second) {
        int sample = Arrays.binarySearch(run.series().timesNanos(), second * 1_000_000_000L);
        assertTrue(sample >= 0, "a sample at " + second + " s");
        return run.series().columns()[column.ordinal()][sample];
    }

    /** Ten pods one by one, while clients stay on the old ones until those are killed: twice as many live, 11 are allowed. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                           | 20 | 10 | 100",
                "podReplacementPolicy: TerminationStarted,  | 20 | 10 | 100",
                "podReplacementPolicy: TerminationComplete, | 11 |  1 | Infinity"
            })
    void aLongDrainHasMorePodsThanReplicasAndSurge(String policy, double alive, double terminating, double took) {
        RunResult run = run(
                "10s",
                "idle",
                "deployment: {replicas: 10, " + (policy == null ? "" : policy)
                        + "strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},"
                        + " template: {spec: {terminationGracePeriodSeconds: 600}}}",
                "{rollout: 5s}");

        assertEquals(alive, value(run, WorkloadMetrics.ALIVE_MAX));
        assertEquals(terminating, value(run, WorkloadMetrics.TERMINATING_MAX));
        assertEquals(terminating, at(run, SeriesColumn.TERMINATING_PODS, 150));
        assertEquals(took, value(run, WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(0, value(run, WorkloadMetrics.DEADLINE_EXCEEDED));
    }

    /** Pods that end within 3 s: each step takes 13 s where they are waited for, and the end of the last one 3 s more. */
    @Test
    void waitingForTerminatingPodsTakesLonger() {
        String pods = "deployment: {replicas: 4, POLICY strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}},"
                + " template: {spec: {containers: [{name: a, lifecycle: {preStop: {sleep: {seconds: 3}}}}]}}}";
        RunResult byDefault = run(pods.replace("POLICY", ""), "{rollout: 5s}");
        RunResult waiting = run(pods.replace("POLICY", "podReplacementPolicy: TerminationComplete,"), "{rollout: 5s}");

        assertEquals(40, value(byDefault, WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(6, value(byDefault, WorkloadMetrics.ALIVE_MAX));
        assertEquals(4 * 13, value(waiting, WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(5, value(waiting, WorkloadMetrics.ALIVE_MAX));
    }

    /** New pods never come up: 8 old and 5 new of 10 + 3; then 15 + 3 are allowed, and the 5 more are created at once. */
    @Test
    void scalingDuringARollKeepsItWhereItIs() {
        RunResult run = run(
                "1h",
                "atOnce",
                "deployment: {replicas: 10, strategy: {rollingUpdate: {maxSurge: 3, maxUnavailable: 2}}}",
                "{rollout: 10s}, {scale: {at: 20s, replicas: 15}}");

        assertEquals(13, at(run, SeriesColumn.LIVE_PODS, 15));
        assertEquals(18, at(run, SeriesColumn.LIVE_PODS, 25));
        assertEquals(8, at(run, SeriesColumn.SERVING_PODS, 25));
        assertEquals(5, run.blocks().get(1).value(WorkloadMetrics.CREATED));
        assertEquals(5, run.blocks().get(2).value(WorkloadMetrics.CREATED));
        assertEquals(2, value(run, WorkloadMetrics.DELETED));
    }

    /** The last progress is at 10 s; a minute and a second later the deadline is said to be exceeded, to the end of the run. */
    @Test
    void aRolloutThatStandsStillExceedsItsDeadline() {
        RunResult run = run(
                "1h",
                "atOnce",
                "deployment: {replicas: 10, progressDeadlineSeconds: 60}",
                "{rollout: 10s}, {crash: {at: 100s}}");

        assertEquals(200 - 71, value(run, WorkloadMetrics.DEADLINE_EXCEEDED));
        assertEquals(100 - 71, run.blocks().get(1).value(WorkloadMetrics.DEADLINE_EXCEEDED));
        assertEquals(100, run.blocks().get(2).value(WorkloadMetrics.DEADLINE_EXCEEDED));
        assertEquals(Double.POSITIVE_INFINITY, value(run, WorkloadMetrics.ROLLOUT_TIME));
    }

    @Test
    void aPausedDeploymentDoesNotRollButScales() {
        RunResult run = run(
                "deployment: {replicas: 4, paused: true}",
                "{rollout: 5s}, {scale: {at: 50s, replicas: 6}}, {scale: {at: 100s, replicas: 3}}");

        assertEquals(Double.POSITIVE_INFINITY, value(run, WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(2, value(run, WorkloadMetrics.CREATED));
        assertEquals(3, value(run, WorkloadMetrics.DELETED));
        assertEquals(0, value(run, StormMetrics.LOST_BY_ROLLOUT), "what a scale-down deletes is not rolled out");
        assertTrue(value(run, StormMetrics.LOST) > 0);
    }

    /** Five pods: one after another, by two, all at once. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "                                                             | 50",
                "updateStrategy: {rollingUpdate: {maxUnavailable: 1}}         | 50",
                "updateStrategy: {rollingUpdate: {maxUnavailable: 2}}         | 50",
                "podManagementPolicy: Parallel                                | 50",
                "podManagementPolicy: Parallel, updateStrategy: {rollingUpdate: {maxUnavailable: 2}}    | 30",
                "podManagementPolicy: Parallel, updateStrategy: {rollingUpdate: {maxUnavailable: 49%}}  | 30",
                "podManagementPolicy: Parallel, updateStrategy: {rollingUpdate: {maxUnavailable: 100%}} | 10",
                "updateStrategy: {rollingUpdate: {partition: 3}}              | 20",
                "updateStrategy: {type: OnDelete}                             | Infinity"
            })
    void aStatefulSetRollsInItsOwnTime(String spec, double took) {
        RunResult run = run("statefulSet: {replicas: 5" + (spec == null ? "" : ", " + spec) + "}", "{rollout: 5s}");

        assertEquals(took, value(run, WorkloadMetrics.ROLLOUT_TIME));
        assertEquals(5, value(run, WorkloadMetrics.ALIVE_MAX));
        assertEquals(Double.NaN, value(run, WorkloadMetrics.DEADLINE_EXCEEDED), "a StatefulSet has no deadline");
    }

    /** From 2 to 6 and back while a pod takes 20 s to go. */
    @ParameterizedTest
    @CsvSource({"OrderedReady, 3, 4, 6, 5", "Parallel, 6, 6, 6, 2"})
    void aStatefulSetScalesInOrderOrAtOnce(String policy, int after1, int after11, int after50, int after81) {
        RunResult run = run(
                "10s",
                "untilKilled",
                "statefulSet: {replicas: 2, podManagementPolicy: " + policy
                        + ", template: {spec: {terminationGracePeriodSeconds: 20}}}",
                "{scale: {at: 9s, replicas: 6}}, {scale: {at: 60s, replicas: 2}}");

        assertEquals(after1, at(run, SeriesColumn.LIVE_PODS, 10));
        assertEquals(after11, at(run, SeriesColumn.LIVE_PODS, 20));
        assertEquals(after50, at(run, SeriesColumn.LIVE_PODS, 59));
        assertEquals(after81, at(run, SeriesColumn.LIVE_PODS, 81));
        assertEquals(policy.equals("Parallel") ? 4 : 1, value(run, WorkloadMetrics.TERMINATING_MAX));
    }

    @Test
    void podsAreNumberedFromTheFirstOrdinal() {
        RunResult run = run("statefulSet: {replicas: 2, ordinals: {start: 7}}", "{rollout: 5s}");

        assertEquals(List.of("pod-7", "pod-8", "pod-8", "pod-7"), run.pods().podNames());
    }
}
