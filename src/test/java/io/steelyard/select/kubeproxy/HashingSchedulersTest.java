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

/** The schedulers that hash, through the whole balancer, on one node; three endpoints are 2, 1, 0 in the kernel's list. */
class HashingSchedulersTest {
    private static final long SECOND = 1_000_000_000L;

    private final ScriptedSource random = new ScriptedSource();

    private TestProxy proxy(IPVSSchedulerMethod method, int endpoints) {
        return Options.of(method).proxy(random, TestView.of(endpoints));
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
        assertEquals("303221212012", Endpoints.connect(proxy, 12));
        Endpoints.remove(proxy, 2);
        assertEquals("303..1.1.01.", Endpoints.connect(proxy, 12));
        while (proxy.view().active(2) > 0) {
            proxy.release(2);
        }
        proxy.setNow(119 * SECOND);
        assertEquals("303..1.1.01.", Endpoints.connect(proxy, 12), "TIME_WAIT lasts 120 s");
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
        assertEquals("303221", Endpoints.connect(proxy, 6));
        Endpoints.remove(proxy, 2);
        proxy.release(2);
        proxy.release(2);
        proxy.setNow(150 * SECOND - 1);
        assertEquals("303..1", Endpoints.connect(proxy, 6));
        proxy.setNow(150 * SECOND);
        assertEquals("303130", Endpoints.connect(proxy, 6));
    }

    /** The Service's address is drawn: by the word 0 it is 10.96.0.0, whose bucket is 32, which is place 2 of 3. */
    @Test
    void dhSendsEverybodyToOneEndpoint() {
        TestProxy proxy = proxy(IPVSSchedulerMethod.DH, 3);
        assertEquals("000000", Endpoints.connect(proxy, 6));
        Endpoints.remove(proxy, 2);
        assertEquals("111111", Endpoints.connect(proxy, 6), "32 is place 0 of 2");
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
        Endpoints.remove(proxy, 1);
        int refused = 0;
        for (int client = 0; client < 10_000; client++) {
            refused += proxy.select(client, 0) == Selector.NONE ? 1 : 0;
        }
        assertEquals(0.25, refused / 10_000.0, 0.0195, "4.5 standard deviations of a share of 1/4");
    }
}
