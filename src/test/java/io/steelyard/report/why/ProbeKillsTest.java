package io.steelyard.report.why;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.SeriesColumn;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.RunBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProbeKillsTest {
    private static final String BURST = """
            name: made
            description: ''
            duration: 20m
            replications: 2
            clients: {open: 10k, lifetime: never, start: even}
            deployment:
              replicas: 10
              template: {spec: {containers: [{name: server, resources: {limits: {cpu: 500m}}, livenessProbe: {}}]}}
            workload: {cpu: {base: 20m, perConnection: 1m, perHandshake: 20m}}
            balancers: [random, least-conn]
            events: [{crash: {at: 10m}}]
            """;

    /** Ten pods with 2,000 connections, of which some are made in the ten seconds before 620 s. */
    private static void burst(RunBuilder run, double killed, double crashed, double established) {
        run.block("run", 0, 1200);
        run.block("crash at 10m", 600, 1200)
                .with(PodMetrics.UNHEALTHY, killed)
                .with(PodMetrics.CRASHES, crashed)
                .with(PodMetrics.OUT_OF_MEMORY, 0)
                .with(StormMetrics.LOST_BY_CRASH, 4321);
        for (int seconds = 0; seconds <= 1200; seconds += 10) {
            run.sample(seconds, seconds == 620 ? 9 : 10, seconds == 620 ? established : 0, 0, 2000)
                    .with(SeriesColumn.UNHEALTHY, seconds < 700 ? 0 : killed);
        }
    }

    /** 10 x 0.02 + 2,000 x 0.001 + 250/s x 0.02 = 7.2 cores of 5. */
    @Test
    void podsThatAreTooBusyToAnswerTheirProbesAreTold() {
        assertEquals(
                List.of(
                        "crash at 10m: probes kill containers that do not answer in time: 7 with random (its pods are asked for"
                                + " up to 1.44 times the cpu that they may use), which closes 4,321 connections, and it stops: the last one"
                                + " falls 1m40s after the beginning; none with least-conn"),
                Rules.explain(
                        new ProbeKills(),
                        BURST,
                        (variant, replication, run) -> burst(run, variant.equals("random") ? 7 : 0, 0, 2500)));
    }

    @Test
    void whatElseEndsContainersIsNotHeldAgainstProbesNorIdlePodsCalledBusy() {
        assertEquals(
                List.of(
                        "crash at 10m: probes kill containers that do not answer in time: 7 with random, and it stops: the last one"
                                + " falls 1m40s after the beginning; 7 with least-conn, and it stops: the last one falls 1m40s after the"
                                + " beginning"),
                Rules.explain(new ProbeKills(), BURST, (variant, replication, run) -> burst(run, 7, 1, 100)));
    }

    @Test
    void whereNoProbeKillsThereIsNothingToTell() {
        assertEquals(
                List.of(),
                Rules.explain(new ProbeKills(), BURST, (variant, replication, run) -> burst(run, 0, 1, 2500)));
    }
}
