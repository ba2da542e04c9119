package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schedulers of IPVS through the whole balancer, on one node. The endpoint of slot 0 has the lowest address: it is
 * added first and stands last in the kernel's list, so that three endpoints are 2, 1, 0 there.
 */
class SchedulersTest {
    private static final long SECOND = 1_000_000_000L;

    private final ScriptedSource random = new ScriptedSource();

    private TestProxy proxy(IPVSSchedulerMethod method, int endpoints) {
        return Options.of(method).proxy(random, TestView.of(endpoints));
    }

    @Test
    void rrGoesRoundTheListFromTheEndpointThatCameLast() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.RR, 3);
        assertEquals("2102102", Endpoints.connect(proxy, 7));
    }

    /** The list is 4 3 2 1 0 after the last pick of 2: the round goes on behind it. */
    @Test
    void rrReachesNewEndpointsAtTheEndOfTheRound() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.RR, 3);
        assertEquals("2", Endpoints.connect(proxy, 1));
        proxy.view().add("10.0.0.8:8080", 1);
        Endpoints.add(proxy, "10.0.0.9:8080");
        assertEquals("10432104", Endpoints.connect(proxy, 8));
    }

    @Test
    void rrKeepsItsPlaceWhenTheLastChosenGoes() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.RR, 4);
        assertEquals("32", Endpoints.connect(proxy, 2));
        proxy.release(2);
        Endpoints.remove(proxy, 2);
        assertEquals(
                "103103",
                Endpoints.connect(proxy, 6),
                "2 has a closed connection and is in the list with the weight 0");
        proxy.setNow(1_000 * SECOND);
        assertEquals("103", Endpoints.connect(proxy, 3), "2 is out of the list");
        TestProxy unused = proxy(IPVSSchedulerMethod.RR, 4);
        assertEquals(3, unused.select(0, 0));
        assertEquals(2, unused.select(0, 0));
        Endpoints.remove(unused, 2);
        assertEquals("103", Endpoints.connect(unused, 3), "2 went at once, and 3 was before it");
    }

    @Test
    void rrAddsInTheOrderOfAddressesAsText() {
        TestView view = new TestView();
        view.add("10.0.0.9:8080", 1);
        view.add("10.0.0.10:8080", 1);
        view.add("10.0.0.2:8080", 1);
        TestProxy proxy = Options.of(IPVSSchedulerMethod.RR).proxy(random, view);
        assertEquals("021", Endpoints.connect(proxy, 3));
    }

    @Test
    void wrrBeginsTheRoundAnewAtEachChange() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.WRR, 3);
        assertEquals("21", Endpoints.connect(proxy, 2));
        Endpoints.add(proxy, "10.0.0.9:8080");
        assertEquals("32103", Endpoints.connect(proxy, 5));
        Endpoints.remove(proxy, 3);
        assertEquals("21", Endpoints.connect(proxy, 2));
        proxy.changed();
        assertEquals("02", Endpoints.connect(proxy, 2), "nothing has changed");
    }

    @ParameterizedTest
    @EnumSource(names = {"LC", "WLC"})
    void lcCountsConnectionsThatAreClosedButRemembered(IPVSSchedulerMethod method) {
        TestProxy proxy = proxy(method, 3);
        assertEquals("210210", Endpoints.connect(proxy, 6));
        proxy.release(1);
        proxy.release(1);
        proxy.release(0);
        assertEquals("1", Endpoints.connect(proxy, 1), "overheads 512 for 2, 2 for 1, 257 for 0");
        assertEquals("0", Endpoints.connect(proxy, 1), "258 for 1, 257 for 0");
        proxy.setNow(119 * SECOND);
        assertEquals("1", Endpoints.connect(proxy, 1), "512, 258, 513");
        TestProxy later = proxy(method, 2);
        assertEquals(1, later.connect(0));
        later.release(1);
        assertEquals(0, later.connect(0), "1 for slot 1, 0 for slot 0");
        later.release(0);
        assertEquals(1, later.connect(0), "1 for both");
        later.release(1);
        assertEquals(0, later.select(0, 0), "2 for slot 1");
        later.setNow(120 * SECOND);
        assertEquals(1, later.select(0, 0), "all are forgotten");
    }

    @ParameterizedTest
    @EnumSource(names = {"LC", "WLC", "SED", "NQ"})
    void aNewEndpointTakesAllConnectionsUntilItIsLevel(IPVSSchedulerMethod method) {
        TestProxy proxy = proxy(method, 2);
        assertEquals("10101010", Endpoints.connect(proxy, 8));
        Endpoints.add(proxy, "10.0.0.9:8080");
        assertEquals("2222" + "210", Endpoints.connect(proxy, 7));
    }

    @ParameterizedTest
    @EnumSource(names = {"SED", "NQ"})
    void sedAndNqCountActiveConnectionsOnly(IPVSSchedulerMethod method) {
        TestProxy proxy = proxy(method, 2);
        assertEquals(1, proxy.connect(0));
        proxy.release(1);
        assertEquals("10", Endpoints.connect(proxy, 2));
        proxy.release(0);
        assertEquals("0", Endpoints.connect(proxy, 1), "the first idle one");
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhereThereIsNothing(IPVSSchedulerMethod method) {
        TestProxy proxy = Options.of(method).proxy(new SplitMix64(9), TestView.of(2));
        assertEquals(2, Endpoints.connect(proxy, 2).replace(".", "").length());
        proxy.view().removeAll();
        proxy.changed();
        assertEquals("...", Endpoints.connect(proxy, 3));
        proxy.view().readmit(0);
        proxy.changed();
        proxy.setNow(1);
        assertEquals(0, proxy.connect(0));
    }
}
