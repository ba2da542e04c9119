package io.steelyard.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.Reception;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The lives of single pods, instant by instant. */
class PodLivesTest {
    private static final String START = "workload: {startup: {deterministic: 4s}, warmUp: {deterministic: 9s}}\n";

    private static String deployment(String container) {
        return "deployment: {replicas: 1, template: {spec: {containers: [{name: app" + container + "}]}}}\n";
    }

    private static Plane scaled(String yaml) {
        Plane plane = new Plane(yaml).until(1);
        plane.news();
        plane.plane.scale(plane.now(), 2);
        return plane;
    }

    @Test
    void withoutAReadinessProbeAPodIsReadyAsSoonAsItRunsThoughNobodyAnswersYet() {
        Plane plane = scaled(START + "deployment: {replicas: 1}");
        assertEquals(
                List.of("1.0 created 1", "5.0 serving 1", "5.0 endpoint 1"),
                plane.until(13.9).news());
        assertFalse(plane.reception.accepts(1));
        assertEquals(Reception.NOT_LISTENING_YET, plane.reception.refusal(1));
        plane.until(14.001);
        assertTrue(plane.reception.accepts(1));
    }

    /**
     * The worker ticks from 1 s on every 3 s, whatever the container does: it runs from 5 s on and answers from 14 s on, the
     * ticks at 16 and 19 s are the first two to succeed.
     */
    @Test
    void aReadinessProbeTicksFromTheMomentTheKubeletTakesThePodUp() {
        Plane plane = scaled(START + deployment(", readinessProbe: {periodSeconds: 3, successThreshold: 2}"));
        assertEquals(
                List.of("1.0 created 1", "19.0 serving 1", "19.0 endpoint 1"),
                plane.until(30).news());
    }

    /** 11 s after the start of the container at 5 s the tick at 16 s may ask; the one before may not. */
    @Test
    void theInitialDelayCountsFromTheStartOfTheContainer() {
        Plane plane = scaled("workload: {startup: {deterministic: 4s}}\n"
                + deployment(", readinessProbe: {periodSeconds: 5, initialDelaySeconds: 11}"));
        assertEquals(
                List.of("1.0 created 1", "16.0 serving 1", "16.0 endpoint 1"),
                plane.until(30).news());
    }

    /** The startup probe succeeds at its tick at 15 s; the readiness probe, whose own tick comes at 21 s, asks at once. */
    @Test
    void theSuccessOfAStartupProbeLetsTheReadinessProbeAskAtOnce() {
        Plane plane =
                scaled(START + deployment(", startupProbe: {periodSeconds: 7}, readinessProbe: {periodSeconds: 20}"));
        assertEquals(
                List.of("1.0 created 1", "15.0 serving 1", "15.0 endpoint 1"),
                plane.until(30).news());
    }

    /**
     * It runs from 5 s on and would answer from 14 s on, but its ticks at 6 and 11 s fail, and it is killed at 11 s; the
     * restart comes at once, and fails at 16 and 21 s; from there on the back-off of 10 s counts.
     */
    @Test
    void aStartupProbeThatFailsTooOftenRestartsTheContainerEverLater() {
        Plane plane = scaled(START + deployment(", startupProbe: {periodSeconds: 5, failureThreshold: 2}"));
        assertEquals(
                List.of(
                        "1.0 created 1",
                        "11.0 ending 1",
                        "11.0 UNHEALTHY 1",
                        "21.0 ending 1",
                        "21.0 UNHEALTHY 1",
                        "41.0 ending 1",
                        "41.0 UNHEALTHY 1"),
                plane.until(60).news());
        assertEquals(2, plane.pods.restarts(1));
    }

    @Test
    void aContainerThatIsKilledByItsLivenessProbeRunsItsHookFirstWithinTheGraceOfTheProbe() {
        Plane plane = scaled("workload: {startup: {deterministic: 4s}, warmUp: {deterministic: 10m}}\n"
                + deployment(", lifecycle: {preStop: {sleep: {seconds: 9}}},"
                        + " livenessProbe: {periodSeconds: 5, failureThreshold: 1, terminationGracePeriodSeconds: 3}"));
        assertEquals(
                List.of("1.0 created 1", "5.0 serving 1", "5.0 endpoint 1", "9.0 not serving 1", "9.0 no endpoint 1"),
                plane.until(9.5).news().subList(0, 5));
    }

    /**
     * 600 connections ask for 1.2 cores where one is allowed: a fifth of a core-second more waits every second. After 5 s
     * that is a second of waiting, which the probe's time-out just allows; after 10 s it is two.
     */
    @Test
    void aPodWhoseCpuIsSaturatedAnswersItsProbesTooLate() {
        Plane plane = new Plane("workload: {cpu: {perConnection: 2m}}\n"
                + deployment(
                        ", resources: {limits: {cpu: 1}}, readinessProbe: {periodSeconds: 5, failureThreshold: 1}"));
        plane.until(20);
        assertTrue(plane.pods.serving(0));
        for (int i = 0; i < 500; i++) {
            plane.pods.open(0);
        }
        plane.until(60);
        assertTrue(plane.pods.serving(0), "a full core is not too much");
        for (int i = 0; i < 100; i++) {
            plane.pods.open(0);
        }
        plane.until(64);
        assertTrue(plane.pods.serving(0));
        plane.until(71);
        assertFalse(plane.pods.serving(0));
    }

    @Test
    void aPodThatIsDeletedBeforeItRunsIsGoneAtOnceAndOneThatRunsUnreadyGetsItsGrace() {
        Plane plane = scaled(START
                + deployment(", readinessProbe: {periodSeconds: 30}, lifecycle: {preStop: {sleep: {seconds: 2}}}"));
        plane.until(2);
        plane.plane.scale(plane.now(), 1);
        assertEquals(
                List.of("1.0 created 1", "2.0 ending 1", "2.0 gone 1"),
                plane.until(3).news());
        plane.plane.scale(plane.now(), 2);
        plane.until(8);
        plane.plane.scale(plane.now(), 1);
        assertEquals(
                List.of("3.0 created 2", "10.0 SIGTERM 2", "10.0 ending 2", "10.0 gone 2"),
                plane.until(60).news());
    }

    @Test
    void aPodThatIsOutOfMemoryRestartsInPlaceAndLater() {
        Plane plane = new Plane("workload: {startup: {deterministic: 4s}}\ndeployment: {replicas: 1}").until(1);
        plane.news();
        plane.plane.outOfMemory(plane.now(), 0);
        assertEquals(
                List.of(
                        "1.0 not serving 0",
                        "1.0 no endpoint 0",
                        "1.0 ending 0",
                        "1.0 OUT_OF_MEMORY 0",
                        "5.0 serving 0",
                        "5.0 endpoint 0"),
                plane.until(6).news());
        plane.plane.outOfMemory(plane.now(), 0);
        assertTrue(plane.until(19.9).news().stream()
                .noneMatch(line -> line.contains("serving 0") && line.startsWith("1")));
        assertTrue(plane.until(20.1).pods.serving(0), "10 s of back-off and 4 s of start-up");
    }

    /** Two services in one run, of one engine: each has its own pods, and neither's events reach the other. */
    @Test
    void anyNumberOfWorkloadsShareARun() {
        Simulation simulation = new Simulation(0, new HeapQueue(16), new HeapQueue(16));
        PodEvents events = new PodEvents(simulation);
        Plane service = new Plane(START + "deployment: {replicas: 3}", simulation, events);
        Plane gateway =
                new Plane("workload: {startup: {deterministic: 2s}}\nstatefulSet: {replicas: 2}", simulation, events);
        service.news();
        gateway.news();
        gateway.plane.rollout();
        service.until(30);
        assertEquals(List.of(), service.news());
        assertEquals(
                List.of(
                        "0.0 not serving 1",
                        "0.0 no endpoint 1",
                        "0.0 SIGTERM 1",
                        "0.0 ending 1",
                        "0.0 gone 1",
                        "0.0 created 2",
                        "2.0 serving 2",
                        "2.0 endpoint 2",
                        "2.0 not serving 0",
                        "2.0 no endpoint 0",
                        "2.0 SIGTERM 0",
                        "2.0 ending 0",
                        "2.0 gone 0",
                        "2.0 created 3",
                        "4.0 serving 3",
                        "4.0 endpoint 3"),
                gateway.news());
    }
}
