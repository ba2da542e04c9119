package io.steelyard.proxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.random.SplitMix64;
import io.steelyard.select.Pick;
import io.steelyard.select.envoy.RoundRobin;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A front end that checks every 10 s, at 4 s, 14 s and so on: two successes bring a gateway in, three failures take it out. */
class FrontEndTest {
    private static final long SECOND = 1_000_000_000L;

    private final Simulation simulation = new Simulation(0, new HeapQueue(4), new HeapQueue(4));
    private final PodTable gateways = new PodTable();
    private final Reception reception = new Reception(gateways, Integer.MAX_VALUE);
    private int clients;

    private FrontEnd frontEnd(Optional<HealthCheckSettings> checks) {
        FrontEnd frontEnd = new FrontEnd(
                new Proxy(
                        gateways,
                        reception,
                        new RoundRobin(new RoundRobin.Config(Optional.empty()), new SplitMix64(1))),
                simulation,
                checks,
                4 * SECOND,
                reception::listens);
        simulation.register(Rank.HEALTH_CHECK, (now, checker) -> frontEnd.check(now));
        return frontEnd;
    }

    private FrontEnd checking() {
        return frontEnd(Optional.of(new HealthCheckSettings(10 * SECOND, 2, 3)));
    }

    private int start() {
        int gateway = gateways.create(0, gateways.count(), 0);
        gateways.start(gateway, 0);
        gateways.becomeReady(gateway, 0);
        reception.listen(gateway);
        return gateway;
    }

    private void assertGets(FrontEnd frontEnd, int expected) {
        int client = clients++;
        assertEquals(expected, frontEnd.connect(new Pick().set(simulation.now(), client, client, client, 0)));
    }

    private void until(long seconds) {
        simulation.runUntil(seconds * SECOND);
    }

    @Test
    void aNewGatewayIsUsedAfterTwoSuccesses() {
        FrontEnd frontEnd = checking();
        frontEnd.register(0, start(), false);
        until(14);
        assertGets(frontEnd, Reception.NO_ENDPOINT);
        until(15);
        assertGets(frontEnd, 0);
    }

    @Test
    void oneOfTheStartIsUsedAtOnce() {
        FrontEnd frontEnd = checking();
        frontEnd.register(0, start(), true);
        assertGets(frontEnd, 0);
    }

    @Test
    void aGatewayThatCrashesIsFoundOutAfterThreeFailuresAndComesBackAfterTwoSuccesses() {
        FrontEnd frontEnd = checking();
        frontEnd.register(0, start(), true);
        until(10);
        reception.end(0);
        frontEnd.noticeable(simulation.now(), 0);
        until(34);
        assertGets(frontEnd, Reception.REFUSED);
        until(35);
        assertGets(frontEnd, Reception.NO_ENDPOINT);
        until(40);
        reception.listen(0);
        frontEnd.register(simulation.now(), 0, false);
        until(54);
        assertGets(frontEnd, Reception.NO_ENDPOINT);
        until(55);
        assertGets(frontEnd, 0);
    }

    @Test
    void withoutChecksItKnowsAtOnce() {
        FrontEnd frontEnd = frontEnd(Optional.empty());
        frontEnd.register(0, start(), false);
        assertGets(frontEnd, 0);
        frontEnd.noticeable(0, 0);
        assertGets(frontEnd, Reception.NO_ENDPOINT);
        frontEnd.register(0, 0, false);
        assertGets(frontEnd, 0);
        frontEnd.deregister(0);
        assertGets(frontEnd, Reception.NO_ENDPOINT);
    }
}
