package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.QueueMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a queue of handshakes at a single pod does to its probes, its memory and its autoscaler. */
class AcceptPathTest {
    private static final String BURST = """
            duration: 5m
            replications: 1
            clients:
              arrivals: [{burst: {at: 10s, clients: 200, over: 0s}}]
              lifetime: never
              handshake: {timeout: 100s}
              reconnect: {fixed: 100s}
            deployment:
              replicas: 1
              template:
                spec:
                  containers: [{name: app, resources: {requests: {cpu: 250m}, limits: {memory: 200Mi}}}]
            workload: {startup: {deterministic: 1s}, accept: {rate: 10/s, backlog: 1000}}
            balancer: random
            """;

    private static final String PROBED = BURST.replace("{name: app,", "{name: app, livenessProbe: {periodSeconds: 1},");

    private static final String SCALED = BURST + """
            autoscaler:
              minReplicas: 1
              maxReplicas: 10
              metrics: [METRIC]
            """;

    private static RunResult run(String yaml, String... settings) {
        return Experiment.of(Steelyard.reader()
                        .read(yaml, "scenario", List.of(settings))
                        .scenario())
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
    }

    private static double value(RunResult run, Metric metric) {
        return run.blocks().get(0).value(metric);
    }

    private static double most(RunResult run, SeriesColumn column) {
        return Arrays.stream(
                        run.series().columns()[List.of(SeriesColumn.values()).indexOf(column)])
                .max()
                .orElseThrow();
    }

    /** 200 handshakes take 20 s, for 19 of which a probe that waits a second behind them gets no answer: three are enough. */
    @Test
    void probesFailBehindAQueueAndNotBesideIt() {
        RunResult behind = run(PROBED);
        RunResult beside = run(PROBED, "workload.accept.probes=apart");
        assertTrue(value(behind, PodMetrics.UNHEALTHY) >= 1);
        assertEquals(0, value(beside, PodMetrics.UNHEALTHY));
        assertEquals(200, value(beside, AttemptMetrics.MADE));
        assertEquals(0, value(beside, StormMetrics.LOST));
    }

    /** Whoever has been served by then loses its connection to the kill and comes again, and so do those who waited. */
    @Test
    void theKillFeedsTheStorm() {
        RunResult run = run(PROBED, "clients.reconnect={fixed: 2s}");
        double lost = value(run, StormMetrics.LOST_BY_CRASH);
        // The third probe fails 2 to 3 s after the burst, when 20 to 30 are served.
        assertTrue(lost >= 20, lost + " lost");
        assertTrue(value(run, PodMetrics.UNHEALTHY) >= 2, "the same clients fill the queue again");
        assertTrue(value(run, AttemptMetrics.MADE) >= 400);
    }

    /** Four wait 0.4 s at most, which a probe would bear; but a queue that is full takes no probe in. */
    @Test
    void aShortQueueThatIsFullTakesNoProbeIn() {
        String[] hammered = {
            "workload.accept.backlog=4",
            "clients.arrivals[0].burst.clients=1000",
            "clients.arrivals[0].burst.at=10.05s",
            "clients.reconnect={fixed: {delay: 100ms, spread: 100ms}}"
        };
        assertTrue(value(run(PROBED, hammered), PodMetrics.UNHEALTHY) >= 1);
        String[] apart = Arrays.copyOf(hammered, hammered.length + 1);
        apart[hammered.length] = "workload.accept.probes=apart";
        assertEquals(0, value(run(PROBED, apart), PodMetrics.UNHEALTHY));
        assertEquals(4, value(run(PROBED, apart), QueueMetrics.LONGEST));
    }

    /** All 200 wait at once: they fill 200 Mi, and one handshake more is too many. */
    @Test
    void handshakesThatWaitFillAPodsMemory() {
        String each = "workload.memory={perHandshake: 1Mi}";
        RunResult enough = run(BURST, each);
        assertEquals(0, value(enough, PodMetrics.OUT_OF_MEMORY));
        assertEquals(0, value(enough, AttemptMetrics.REFUSED));
        RunResult tooMany = run(BURST, each, "clients.arrivals[0].burst.clients=201", "clients.reconnect={fixed: 1h}");
        assertEquals(1, value(tooMany, PodMetrics.OUT_OF_MEMORY));
        assertEquals(201, value(tooMany, AttemptMetrics.REFUSED));
        assertEquals(0, value(tooMany, QueueMetrics.SERVED_IN_VAIN));
    }

    /** Connections and handshakes share it: each that is done takes as much as it did before. */
    @Test
    void aConnectionTakesTheMemoryOfItsHandshake() {
        RunResult run = run(BURST, "workload.memory={perHandshake: 1Mi, perConnection: 1Mi}");
        assertEquals(0, value(run, PodMetrics.OUT_OF_MEMORY));
        RunResult more = run(
                BURST, "workload.memory={perHandshake: 1Mi, perConnection: 1100Ki}", "clients.reconnect={fixed: 1h}");
        assertEquals(1, value(more, PodMetrics.OUT_OF_MEMORY));
    }

    /** Clients wait a second, in which 10 are served; the pod does 10 a second for 19 more seconds, for nobody. */
    @Test
    void anAutoscalerSeesWhatIsServedInVain() {
        String metric = "{type: Pods, pods: {metric: {name: served}, target: {type: AverageValue, averageValue: 4}}}";
        String yaml =
                SCALED.replace("METRIC", metric) + "metrics: {served: {is: handshakes, scrape: 5s, window: 10s}}\n";
        String[] impatient = {"clients.handshake.timeout=1s", "clients.reconnect={fixed: 1h}"};
        RunResult run = run(yaml, impatient);
        assertEquals(190, value(run, QueueMetrics.SERVED_IN_VAIN));
        // 10/s of one pod by 4/s: 3 pods.
        assertEquals(3, most(run, SeriesColumn.SERVING_PODS));
    }

    /** 10 a second that cost 90m each are 900m of the 250m that are asked for: 4 pods. */
    @Test
    void whatIsServedInVainCostsCpu() {
        String metric = "{type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 100}}}";
        String yaml = SCALED.replace("METRIC", metric);
        String[] impatient = {
            "clients.handshake.timeout=1s",
            "clients.reconnect={fixed: 1h}",
            "workload.cpu={perHandshake: 90m}",
            "clients.arrivals[0].burst.clients=900"
        };
        RunResult run = run(yaml, impatient);
        assertEquals(890, value(run, QueueMetrics.SERVED_IN_VAIN));
        assertEquals(4, most(run, SeriesColumn.SERVING_PODS));
    }
}
