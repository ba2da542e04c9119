package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import org.junit.jupiter.api.Test;

/** The locality-based schedulers, through the whole balancer; three endpoints are 2, 1, 0 in the kernel's list. */
class LocalityBasedSchedulersTest {
    private static final long SECOND = 1_000_000_000L;

    private final ScriptedSource random = new ScriptedSource();

    private TestProxy proxy(IPVSSchedulerMethod method, int endpoints) {
        return Options.of(method).proxy(random, TestView.of(endpoints));
    }

    /**
     * The first one takes two connections, more than its weight, then the next one that has none, and so on; the last one
     * keeps everything, because no other is unused.
     */
    @Test
    void lblcStaysWithTheLastEndpointThatWasUnused() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.LBLC, 3);
        assertEquals("221100" + "00000", Endpoints.connect(proxy, 11));
        proxy.release(1);
        assertEquals("0", Endpoints.connect(proxy, 1), "1 has one left");
        proxy.release(1);
        assertEquals("11", Endpoints.connect(proxy, 2), "1 is unused, 0 is overloaded");
        Endpoints.remove(proxy, 1);
        assertEquals("2", Endpoints.connect(proxy, 1), "by wlc: 512 for 2, 8 * 256 for 0");
    }

    @Test
    void lblcForgetsAfterADay() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.LBLC, 2);
        assertEquals("1100", Endpoints.connect(proxy, 4));
        proxy.release(1);
        proxy.release(1);
        proxy.connect(0);
        proxy.release(1);
        proxy.setNow(24 * 3_600 * SECOND - 1);
        assertEquals(1, proxy.select(0, 0));
        proxy.connect(0);
        proxy.connect(0);
        proxy.connect(0);
        proxy.setNow(2 * 24 * 3_600 * SECOND - 2);
        assertEquals(1, proxy.select(0, 0), "3 connections, but no other is unused");
        proxy.setNow(4 * 24 * 3_600 * SECOND);
        assertEquals(0, proxy.select(0, 0), "by wlc");
    }

    /** As lblc, but those that were used before stay in the set, of which the least loaded is taken. */
    @Test
    void lblcrSpreadsOverAllThatWereEverUnused() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.LBLCR, 3);
        assertEquals("2211" + "00", Endpoints.connect(proxy, 6));
        assertEquals("012" + "012", Endpoints.connect(proxy, 6), "the set is 0 1 2");
        Endpoints.add(proxy, "10.0.0.9:8080");
        assertEquals("3333", Endpoints.connect(proxy, 4));
    }

    @Test
    void lblcrLosesItsMostLoadedEndpointAfterADayWithoutChange() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.LBLCR, 2);
        assertEquals("1100", Endpoints.connect(proxy, 4));
        assertEquals("0", Endpoints.connect(proxy, 1));
        proxy.setNow(24 * 3_600 * SECOND + 1);
        assertEquals("1", Endpoints.connect(proxy, 1), "chosen before 0 is dropped");
        assertEquals("11", Endpoints.connect(proxy, 2));
    }
}
