package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.Selector;
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

    /** The slots of so many connections of new clients, one digit each; a dot is a refusal. */
    private static String connect(TestProxy proxy, int connections) {
        StringBuilder slots = new StringBuilder();
        for (int connection = 0; connection < connections; connection++) {
            int slot = proxy.connect(connection);
            slots.append(slot == Selector.NONE ? "." : Integer.toString(slot));
        }
        return slots.toString();
    }

    private static void add(TestProxy proxy, String address) {
        proxy.view().add(address, 1);
        proxy.changed();
    }

    private static void remove(TestProxy proxy, int slot) {
        proxy.view().remove(slot);
        proxy.changed();
    }

    @Test
    void rrGoesRoundTheListFromTheEndpointThatCameLast() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.RR, 3);
        assertEquals("2102102", connect(proxy, 7));
    }

    /** The list is 4 3 2 1 0 after the last pick of 2: the round goes on behind it. */
    @Test
    void rrReachesNewEndpointsAtTheEndOfTheRound() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.RR, 3);
        assertEquals("2", connect(proxy, 1));
        proxy.view().add("10.0.0.8:8080", 1);
        add(proxy, "10.0.0.9:8080");
        assertEquals("10432104", connect(proxy, 8));
    }

    @Test
    void rrKeepsItsPlaceWhenTheLastChosenGoes() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.RR, 4);
        assertEquals("32", connect(proxy, 2));
        proxy.release(2);
        remove(proxy, 2);
        assertEquals("103103", connect(proxy, 6), "2 has a closed connection and is in the list with the weight 0");
        proxy.setNow(1_000 * SECOND);
        assertEquals("103", connect(proxy, 3), "2 is out of the list");
        TestProxy unused = proxy(IPVSSchedulerMethod.RR, 4);
        assertEquals(3, unused.select(0, 0));
        assertEquals(2, unused.select(0, 0));
        remove(unused, 2);
        assertEquals("103", connect(unused, 3), "2 went at once, and 3 was before it");
    }

    @Test
    void rrAddsInTheOrderOfAddressesAsText() {
        TestView view = new TestView();
        view.add("10.0.0.9:8080", 1);
        view.add("10.0.0.10:8080", 1);
        view.add("10.0.0.2:8080", 1);
        TestProxy proxy = Options.of(IPVSSchedulerMethod.RR).proxy(random, view);
        assertEquals("021", connect(proxy, 3));
    }

    @Test
    void wrrBeginsTheRoundAnewAtEachChange() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.WRR, 3);
        assertEquals("21", connect(proxy, 2));
        add(proxy, "10.0.0.9:8080");
        assertEquals("32103", connect(proxy, 5));
        remove(proxy, 3);
        assertEquals("21", connect(proxy, 2));
        proxy.changed();
        assertEquals("02", connect(proxy, 2), "nothing has changed");
    }

    @ParameterizedTest
    @EnumSource(names = {"LC", "WLC"})
    void lcCountsConnectionsThatAreClosedButRemembered(IPVSSchedulerMethod method) {
        TestProxy proxy = proxy(method, 3);
        assertEquals("210210", connect(proxy, 6));
        proxy.release(1);
        proxy.release(1);
        proxy.release(0);
        assertEquals("1", connect(proxy, 1), "overheads 512 for 2, 2 for 1, 257 for 0");
        assertEquals("0", connect(proxy, 1), "258 for 1, 257 for 0");
        proxy.setNow(119 * SECOND);
        assertEquals("1", connect(proxy, 1), "512, 258, 513");
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
        assertEquals("10101010", connect(proxy, 8));
        add(proxy, "10.0.0.9:8080");
        assertEquals("2222" + "210", connect(proxy, 7));
    }

    @ParameterizedTest
    @EnumSource(names = {"SED", "NQ"})
    void sedAndNqCountActiveConnectionsOnly(IPVSSchedulerMethod method) {
        TestProxy proxy = proxy(method, 2);
        assertEquals(1, proxy.connect(0));
        proxy.release(1);
        assertEquals("10", connect(proxy, 2));
        proxy.release(0);
        assertEquals("0", connect(proxy, 1), "the first idle one");
    }

    /** By hash_32 of the scattered addresses of the sources 0 to 11, in a list of 2 1 0; computed by a second implementation. */
    @Test
    void shGoesByTheBucketOfTheSourceAddress() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.SH, 3);
        int[] places = {0, 2, 0, 1, 0, 2, 1, 2, 0, 1, 0, 0};
        for (int source = 0; source < places.length; source++) {
            assertEquals(2 - places[source], proxy.connect(source), "source " + source);
            assertEquals(2 - places[source], proxy.connect(source), "source " + source);
        }
    }

    /** With four endpoints the places of the sources 0 to 11 are 0 3 0 1 1 2 1 2 1 3 2 1, of slots 3 2 1 0. */
    @Test
    void shRefusesWhatHashesToAnEndpointThatWaitsForItsConnections() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.SH, 4);
        assertEquals("303221212012", connect(proxy, 12));
        remove(proxy, 2);
        assertEquals("303..1.1.01.", connect(proxy, 12));
        while (proxy.view().active(2) > 0) {
            proxy.release(2);
        }
        proxy.setNow(119 * SECOND);
        assertEquals("303..1.1.01.", connect(proxy, 12), "TIME_WAIT lasts 120 s");
        proxy.setNow(180 * SECOND);
        int[] placesOfThree = {0, 2, 0, 1, 0, 2, 1, 2, 0, 1, 0, 0};
        int[] slots = {3, 1, 0};
        for (int source = 0; source < placesOfThree.length; source++) {
            assertEquals(slots[placesOfThree[source]], proxy.connect(source));
        }
    }

    /** Closed at 0, forgotten at 120 s; by the word for 1/2 the node's checks are at 30 s of every minute, the next at 150 s. */
    @Test
    void anEndpointThatWaitsIsDeletedAtTheNextCheckOfItsNode() {
        TestProxy proxy =
                Options.of(IPVSSchedulerMethod.SH).proxy(new ScriptedSource(0, Long.MIN_VALUE), TestView.of(4));
        assertEquals("303221", connect(proxy, 6));
        remove(proxy, 2);
        proxy.release(2);
        proxy.release(2);
        proxy.setNow(150 * SECOND - 1);
        assertEquals("303..1", connect(proxy, 6));
        proxy.setNow(150 * SECOND);
        assertEquals("303130", connect(proxy, 6));
    }

    /** The Service's address is drawn: by the word 0 it is 10.96.0.0, whose bucket is 32, which is place 2 of 3. */
    @Test
    void dhSendsEverybodyToOneEndpoint() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.DH, 3);
        assertEquals("000000", connect(proxy, 6));
        remove(proxy, 2);
        assertEquals("111111", connect(proxy, 6), "32 is place 0 of 2");
    }

    /** Places and table computed by a second implementation, for the source ports 32768, 32769 and 60999. */
    @Test
    void mhGoesByTheHashOfSourceAddressAndPort() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.MH, 3);
        long[] words = {0x0000_0001_0000_0000L, 0x0002_5244_0000_0000L, 0xFFFD_ADBD_0000_0000L};
        int[][] turns = {{0, 0, 0, 0, 0}, {2, 0, 1, 1, 1}, {1, 2, 0, 2, 0}};
        for (int port = 0; port < words.length; port++) {
            for (int source = 0; source < 5; source++) {
                random.restart(words[port]);
                assertEquals(2 - turns[port][source], proxy.select(source, 0), "source " + source);
            }
        }
    }

    @Test
    void mhFillsItsTableInTurns() {
        assertEquals(2_372, MaglevHashing.place(MaglevHashing.sum("10.0.0.3:8080")));
        assertEquals(611, MaglevHashing.skip(MaglevHashing.sum("10.0.0.3:8080")));
        assertEquals(1_727, MaglevHashing.place(MaglevHashing.sum("10.0.0.2:8080")));
        assertEquals(434, MaglevHashing.skip(MaglevHashing.sum("10.0.0.1:8080")));
        assertThrows(IllegalArgumentException.class, () -> MaglevHashing.sum("web-0:8080"));
    }

    @Test
    void mhRefusesWhatHashesToAnEndpointThatWaitsAndNothingElse() {
        TestProxy proxy = Options.of(IPVSSchedulerMethod.MH).proxy(new SplitMix64(3), TestView.of(4));
        for (int client = 0; client < 100; client++) {
            proxy.connect(client);
        }
        remove(proxy, 1);
        int refused = 0;
        for (int client = 0; client < 10_000; client++) {
            refused += proxy.select(client, 0) == Selector.NONE ? 1 : 0;
        }
        assertEquals(0.25, refused / 10_000.0, 0.0195, "4.5 standard deviations of a share of 1/4");
    }

    /**
     * The first one takes two connections, more than its weight, then the next one that has none, and so on; the last one
     * keeps everything, because no other is unused.
     */
    @Test
    void lblcStaysWithTheLastEndpointThatWasUnused() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.LBLC, 3);
        assertEquals("221100" + "00000", connect(proxy, 11));
        proxy.release(1);
        assertEquals("0", connect(proxy, 1), "1 has one left");
        proxy.release(1);
        assertEquals("11", connect(proxy, 2), "1 is unused, 0 is overloaded");
        remove(proxy, 1);
        assertEquals("2", connect(proxy, 1), "by wlc: 512 for 2, 8 * 256 for 0");
    }

    @Test
    void lblcForgetsAfterADay() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.LBLC, 2);
        assertEquals("1100", connect(proxy, 4));
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
        assertEquals("2211" + "00", connect(proxy, 6));
        assertEquals("012" + "012", connect(proxy, 6), "the set is 0 1 2");
        add(proxy, "10.0.0.9:8080");
        assertEquals("3333", connect(proxy, 4));
    }

    @Test
    void lblcrLosesItsMostLoadedEndpointAfterADayWithoutChange() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.LBLCR, 2);
        assertEquals("1100", connect(proxy, 4));
        assertEquals("0", connect(proxy, 1));
        proxy.setNow(24 * 3_600 * SECOND + 1);
        assertEquals("1", connect(proxy, 1), "chosen before 0 is dropped");
        assertEquals("11", connect(proxy, 2));
    }

    @ParameterizedTest
    @EnumSource
    void refusesWhereThereIsNothing(IPVSSchedulerMethod method) {
        TestProxy proxy = Options.of(method).proxy(new SplitMix64(9), TestView.of(2));
        assertEquals(2, connect(proxy, 2).replace(".", "").length());
        proxy.view().removeAll();
        proxy.changed();
        assertEquals("...", connect(proxy, 3));
        proxy.view().readmit(0);
        proxy.changed();
        proxy.setNow(1);
        assertEquals(0, proxy.connect(0));
    }
}
