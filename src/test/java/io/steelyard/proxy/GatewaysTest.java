package io.steelyard.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.FleetView;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.proxy.GatewaySettings.Delay;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Gateways whose balancers take the endpoint with the fewest connections that stand, the first one of equals. */
class GatewaysTest implements Gateways.Watch {
    private static final long MILLI = 1_000_000;
    private static final long HANDSHAKE_NANOS = 30_000 * MILLI;
    private static final Delay AT_ONCE = (entity, index) -> 0;

    private final Simulation simulation = new Simulation(0, new HeapQueue(16), new HeapQueue(16));
    private final PodTable gatewayPods = new PodTable();
    private final Reception gatewayReception = new Reception(gatewayPods, Integer.MAX_VALUE);
    private final PodTable pods = new PodTable();
    private final Reception reception = new Reception(pods, Integer.MAX_VALUE);
    private final List<String> told = new ArrayList<>();
    private final FrontEnd frontEnd = new FrontEnd(
            new Proxy(gatewayPods, gatewayReception, new Fewest()), simulation, Optional.empty(), 0, pod -> true);
    private Delay connectDelay = AT_ONCE;
    private Delay pushDelay = AT_ONCE;
    private RetryRule rule = RetryRule.NEVER;
    private final Gateways gateways = gateways();
    private int clients;

    private static final class Fewest implements Selector {
        @Override
        public int select(Pick pick, FleetView view) {
            int best = NONE;
            for (int rank = 0; rank < view.size(); rank++) {
                int slot = view.slotAt(rank);
                if (best == NONE || view.established(slot) < view.established(best)) {
                    best = slot;
                }
            }
            return best;
        }
    }

    private Gateways gateways() {
        return new Gateways(
                new GatewaySettings(
                        1,
                        1,
                        false,
                        (entity, index) -> connectDelay.nanos(entity, index),
                        10_000 * MILLI,
                        Optional.of(new GatewaySettings.Checks(
                                new HealthCheckSettings(1_000 * MILLI, 2, 3), (gateway, index) -> 200 * MILLI)),
                        HANDSHAKE_NANOS,
                        240_000 * MILLI,
                        (entity, index) -> pushDelay.nanos(entity, index)),
                simulation,
                gatewayPods,
                reception,
                reception::listens,
                gatewayReception,
                frontEnd,
                number -> new Proxy(pods, reception, rule, new Fewest()),
                new SplitMix64(7),
                Pick::new,
                this);
    }

    @Override
    public void ends(long now, int client) {
        told.add(now / MILLI + " ms: " + client + " ends");
    }

    @Override
    public void answered(long now, int client, int result) {
        told.add(now / MILLI + " ms: " + client + " " + result);
        if (result >= 0) {
            pods.open(result);
        }
    }

    @Override
    public void filled(long now, int gateway) {}

    @Override
    public void markedDown(long now, int gateway, int pod) {
        told.add(now / MILLI + " ms: gateway " + gateway + " finds pod " + pod + " down");
    }

    @Override
    public void emptied(long now, int gateway) {}

    private int startGateway() {
        int gateway = gatewayPods.create(0, gatewayPods.count(), 0);
        gatewayPods.start(gateway, 0);
        gatewayPods.becomeReady(gateway, 0);
        gatewayReception.listen(gateway);
        gateways.start(gateway);
        frontEnd.register(simulation.now(), gateway, true);
        return gateway;
    }

    private int startPod() {
        int pod = pods.create(0, pods.count(), 0);
        pods.start(pod, 0);
        pods.becomeReady(pod, 0);
        reception.listen(pod);
        gateways.changeEndpoint(simulation.now(), pod, true);
        return pod;
    }

    /** Lets one more client connect; returns what comes of it. */
    private int connect() {
        int client = clients++;
        int result = gateways.connect(new Pick().set(simulation.now(), client, client, client, 0), client);
        if (result >= 0) {
            pods.open(result);
        }
        return result;
    }

    private List<Integer> connect(int count) {
        List<Integer> results = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            results.add(connect());
        }
        return results;
    }

    private void release(int client, int pod) {
        gateways.release(simulation.now(), client, client, pod);
        pods.close(pod);
    }

    private void until(long millis) {
        simulation.runUntil(millis * MILLI);
    }

    @Test
    void eachGatewayCountsItsOwnConnections() {
        startGateway();
        startGateway();
        startPod();
        startPod();
        assertEquals(List.of(0, 0, 1, 1), connect(4), "gateways take turns, and each begins with pod 0");
        assertEquals(0, gateways.gatewayOf(0));
        assertEquals(1, gateways.gatewayOf(1));
        assertEquals(2, gatewayPods.openConnections(0));
        release(0, 0);
        assertEquals(1, gatewayPods.openConnections(0));
        assertTrue(gateways.gatewayOf(0) < 0);
    }

    @Test
    void aReloadForgetsConnectionsThatLiveOn() {
        startGateway();
        startPod();
        startPod();
        connect(3);
        gateways.reload(0);
        assertEquals(List.of(0, 1), connect(2), "a process that remembered would begin with pod 1");
        release(0, 0);
        assertEquals(0, connect(), "the new process holds one connection on each, the old one's release says nothing");
    }

    @Test
    void aProcessThatWasReplacedIsForgottenWithItsLastConnection() {
        Processes all = new Processes(number -> new Proxy(pods, reception, new Fewest()));
        int first = all.create(5);
        all.enter(first);
        all.replace(first);
        assertEquals(1, all.create(5));
        all.leave(first);
        assertEquals(first, all.create(6), "its number is given again");
        assertEquals(6, all.gateway(first));
    }

    @Test
    void newsTakeTheirTimeAndKeepTheirOrder() {
        pushDelay = (gateway, index) -> index == 0 ? 50 * MILLI : 10 * MILLI;
        startGateway();
        startPod();
        gateways.changeEndpoint(0, 0, false);
        assertEquals(Reception.NO_ENDPOINT, connect());
        until(20);
        assertEquals(Reception.NO_ENDPOINT, connect(), "the second news wait for the first");
        until(60);
        assertEquals(Reception.NO_ENDPOINT, connect(), "the pod came and went");
        startPod();
        assertEquals(Reception.NO_ENDPOINT, connect());
        until(71);
        assertEquals(1, connect());
    }

    /** Two tries take 5 s and a timeout of 10 s each, and there is no time for a third one: a route gives an attempt 30 s. */
    @Test
    void anAttemptHasNoMoreTimeThanItsRoute() {
        rule = new RetryRule(9, RetryRule.Again.CHOOSE, 0);
        connectDelay = (number, index) -> 5_000 * MILLI;
        startGateway();
        startPod();
        reception.lose(0);
        assertEquals(Gateways.PENDING, connect());
        until(29_999);
        assertEquals(List.of(), told);
        until(30_001);
        assertEquals(List.of("30000 ms: 0 " + Reception.TIMED_OUT), told);
        assertEquals(0, gatewayPods.openConnections(0));
        reception.listen(0);
        assertEquals(Gateways.PENDING, connect());
        until(40_000);
        assertEquals(List.of("30000 ms: 0 " + Reception.TIMED_OUT, "35001 ms: 1 0"), told);
    }

    @Test
    void aConnectionThatWouldStandTooLateDoesNot() {
        connectDelay = (number, index) -> 35_000 * MILLI;
        startGateway();
        startPod();
        assertEquals(Gateways.PENDING, connect());
        until(40_000);
        assertEquals(List.of("30000 ms: 0 " + Reception.TIMED_OUT), told);
    }

    @Test
    void aSecondReloadGivesOldProcessesNoMoreTime() {
        startGateway();
        startPod();
        connect();
        gateways.reload(7 * MILLI);
        gateways.reload(9 * MILLI);
        gateways.endOldProcesses(240_007 * MILLI, 0);
        assertEquals(List.of("240007 ms: 0 ends"), told);
    }

    @Test
    void onlyProcessesThatWereReplacedInTimeEnd() {
        startGateway();
        startPod();
        connect(2);
        gateways.reload(7 * MILLI);
        connect(1);
        gateways.reload(8 * MILLI);
        connectDelay = (number, index) -> 1_000_000 * MILLI;
        gateways.endOldProcesses(240_006 * MILLI, 0);
        assertEquals(List.of(), told);
        gateways.endOldProcesses(240_007 * MILLI, 0);
        assertEquals(List.of("240007 ms: 0 ends", "240007 ms: 1 ends"), told);
        release(0, 0);
        release(1, 0);
        told.clear();
        gateways.endOldProcesses(240_008 * MILLI, 0);
        assertEquals(List.of("240008 ms: 2 ends"), told);
    }

    @Test
    void aConnectionInTheMakingDoesNotStand() {
        connectDelay = (number, index) -> 100 * MILLI;
        startGateway();
        startPod();
        startPod();
        assertEquals(List.of(Gateways.PENDING, Gateways.PENDING), connect(2));
        until(101);
        assertEquals(List.of("100 ms: 0 0", "100 ms: 1 0"), told, "the second was chosen on stale counts");
        connectDelay = AT_ONCE;
        assertEquals(1, connect());
    }

    @Test
    void aPodThatDoesNotAnswerIsGivenUpAfterATimeAndAnotherTried() {
        rule = new RetryRule(1, RetryRule.Again.CHOOSE, 0);
        startGateway();
        startPod();
        startPod();
        connect(1);
        release(0, 0);
        reception.lose(0);
        assertEquals(Gateways.PENDING, connect());
        until(9_999);
        assertEquals(List.of(), told);
        reception.listen(0);
        until(10_001);
        assertEquals(List.of("10000 ms: 1 0"), told);
    }

    @Test
    void whoeverRetriesTheSamePodWaits() {
        rule = new RetryRule(2, RetryRule.Again.SAME_UNTIL_LAST, 1_000 * MILLI);
        startGateway();
        startPod();
        reception.close(0);
        assertEquals(Gateways.PENDING, connect());
        until(999);
        assertEquals(List.of(), told);
        until(2_001);
        assertEquals(
                List.of("2000 ms: 0 " + Reception.REFUSED), told, "the second and the last try, each after a pause");
    }

    @Test
    void triesEndWhereEveryPodWasTried() {
        rule = new RetryRule(100, RetryRule.Again.UNTRIED, 0);
        startGateway();
        startPod();
        startPod();
        reception.close(0);
        reception.close(1);
        assertEquals(Reception.REFUSED, connect());
        assertEquals(0, gatewayPods.openConnections(0));
    }

    @Test
    void aClientThatWaitsNoLongerIsForgotten() {
        connectDelay = (number, index) -> 100 * MILLI;
        startGateway();
        startPod();
        connect();
        assertEquals(1, gatewayPods.openConnections(0));
        assertTrue(gateways.abandon(50 * MILLI, 0, 0));
        assertFalse(gateways.abandon(50 * MILLI, 0, 0));
        assertEquals(0, gatewayPods.openConnections(0));
        until(200);
        assertEquals(List.of(), told);
    }

    @Test
    void theAttemptsOnTheirWayFailWithTheirGateway() {
        connectDelay = (number, index) -> 100 * MILLI;
        startGateway();
        startGateway();
        startPod();
        connect(4);
        until(50);
        gateways.failCrossings(simulation.now(), 0);
        assertEquals(List.of("50 ms: 0 " + Reception.NO_GATEWAY, "50 ms: 2 " + Reception.NO_GATEWAY), told);
        until(101);
        assertEquals(List.of("100 ms: 1 0", "100 ms: 3 0"), told.subList(2, 4));
    }

    @Test
    void aGatewayThatRestartsKnowsTheEndpointsOfThatMoment() {
        startGateway();
        startPod();
        connect(2);
        gateways.end(0);
        startPod();
        gateways.start(0);
        assertEquals(List.of(0, 1), connect(2), "it has forgotten the two connections on pod 0");
    }

    @Test
    void withoutAGatewayThereIsNoWay() {
        startPod();
        assertEquals(Reception.NO_GATEWAY, connect());
        int gateway = startGateway();
        gatewayReception.end(gateway);
        assertEquals(Reception.NO_GATEWAY, connect(), "the front end does not know yet");
        frontEnd.deregister(gateway);
        assertEquals(Reception.NO_GATEWAY, connect());
    }

    @Test
    void threeFailedChecksTakeAPodOutAndTwoBringItBack() {
        simulation.register(Rank.HEALTH_CHECK, (now, checker) -> gateways.check(now, checker - 1));
        startGateway();
        startPod();
        startPod();
        connect(1);
        until(500);
        reception.close(1);
        gateways.noticeable(simulation.now(), 1);
        until(3_100);
        assertEquals(Reception.REFUSED, connect(), "checks at 1.2 and 2.2 s have failed, pod 1 is still tried");
        until(3_300);
        assertEquals(List.of("3200 ms: gateway 0 finds pod 1 down"), told);
        assertEquals(List.of(0, 0), connect(2));
        reception.listen(1);
        gateways.noticeable(simulation.now(), 1);
        until(5_100);
        assertEquals(0, connect(), "one check has succeeded");
        until(5_300);
        assertEquals(1, connect());
    }
}
