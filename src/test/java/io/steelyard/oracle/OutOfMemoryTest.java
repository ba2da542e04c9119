package io.steelyard.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Steelyard;
import io.steelyard.observe.Metric;
import io.steelyard.observe.PodMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StormMetrics;
import io.steelyard.sim.Experiment;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Ten pods hold 10,000 connections that never end; two of them crash and are away for a minute. Least-conn gives each of the
 * other eight 1,250 exactly, so whether their memory suffices is no matter of chance.
 */
class OutOfMemoryTest {
    private static final int SURVIVORS = 8;
    private static final int EACH = 1_250;

    private static final String SCENARIO = """
            duration: 5m
            replications: 1
            clients: {open: 10k, lifetime: never, start: even, reconnect: {fixed: 1s}}
            deployment:
              replicas: 10
              template: {spec: {containers: [{name: app, resources: {limits: {memory: 1250Mi}}}]}}
            workload: {startup: {deterministic: 1m}, memory: {perConnection: 1Mi}}
            balancer: least-conn
            events: [{crash: {at: 1m, pods: 2}}]
            """;

    private static RunResult run(String... settings) {
        return Experiment.of(Steelyard.reader()
                        .read(SCENARIO, "scenario", List.of(settings))
                        .scenario())
                .run()
                .variants()
                .get(0)
                .runs()
                .get(0);
    }

    private static String memory(int connections) {
        return "deployment.template.spec.containers[0].resources.limits.memory=" + connections + "Mi";
    }

    private static double value(RunResult run, Metric metric) {
        return run.blocks().get(0).value(metric);
    }

    @Test
    void memoryThatJustSufficesKillsNobody() {
        RunResult run = run(memory(EACH));
        assertEquals(0, value(run, PodMetrics.OUT_OF_MEMORY));
        assertEquals(2_000, value(run, StormMetrics.LOST));
    }

    /** With room for one connection less the first pod that is full falls, and all others after it. */
    @Test
    void oneConnectionTooManyBringsDownAll() {
        RunResult run = run(memory(EACH - 1));
        assertTrue(value(run, PodMetrics.OUT_OF_MEMORY) >= SURVIVORS, "kills");
        assertTrue(value(run, StormMetrics.LOST) >= SURVIVORS * (EACH - 1.0), "lost");
    }

    /** The pods refuse what they have no memory for: 8 connections wait until the two pods are back. */
    @Test
    void aConnectionLimitStopsTheCascade() {
        RunResult run = run(memory(EACH - 1), "workload.connectionLimit=" + (EACH - 1));
        assertEquals(0, value(run, PodMetrics.OUT_OF_MEMORY));
        assertEquals(2_000, value(run, StormMetrics.LOST));
        // Whoever finds no room tries again each second for the minute that the two pods are away, but for the first
        // one.
        assertEquals(SURVIVORS * 59.0, value(run, StormMetrics.REFUSED_FULL));
    }
}
