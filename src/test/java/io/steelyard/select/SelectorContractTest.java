package io.steelyard.select;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.steelyard.Allocation;
import io.steelyard.random.SplitMix64;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** What every registered selector owes its proxy. */
@ParameterizedClass
@MethodSource("providers")
class SelectorContractTest {
    private static final long SEED = 20_261_124;
    private static final int KEYS = 20_000;

    /**
     * Those with a schedule by deadlines. Envoy raises the weights by 1e-13 at its start, which does not double with them
     * and decides ties. But a schedule keeps each endpoint within one pick of its share at every time, and two schedules of
     * the same shares hence within two of each other. HAProxy's orders equal turns by weights in whole steps of 16.
     */
    private static final Set<String> SCHEDULED = Set.of("round-robin", "least-request", "haproxy", "envoy", "istio");

    /** Those that leave an endpoint alone after a failure, and for how long; what ends afterwards clears it. */
    private static final Set<String> CHECKING = Set.of("nginx");

    private static final long LEFT_ALONE_NANOS = 11_000_000_000L;

    private final SelectorProvider<?> provider;
    private long now;

    SelectorContractTest(SelectorProvider<?> provider) {
        this.provider = provider;
    }

    static Stream<SelectorProvider<?>> providers() {
        return SelectorRegistry.all().stream();
    }

    private TestProxy proxy(TestView view) {
        return new TestProxy(DefaultOptions.create(provider, new SplitMix64(SEED)), view);
    }

    /** Connects so many clients and checks that each member got some and nobody else any. */
    private static int[] connectAll(TestProxy proxy, int clients) {
        int[] counts = new int[proxy.view().slotLimit()];
        for (int key = 0; key < clients; key++) {
            int slot = proxy.connect(key);
            assertTrue(proxy.view().isMember(slot), "slot " + slot);
            counts[slot]++;
        }
        for (int rank = 0; rank < proxy.view().size(); rank++) {
            assertTrue(counts[proxy.view().slotAt(rank)] > 0, "nobody at rank " + rank);
        }
        return counts;
    }

    @Test
    void usesEveryEndpointOfADeployment() {
        connectAll(proxy(TestView.of(20)), KEYS);
    }

    @Test
    void choosesNoneWhereNoneIsAlive() {
        TestProxy proxy = proxy(new TestView());
        assertEquals(Selector.NONE, proxy.connect(1));
        proxy.view().add("10.0.0.1:8080", 1);
        proxy.changed();
        assertEquals(0, proxy.connect(1));
        proxy.view().removeAll();
        proxy.changed();
        assertEquals(Selector.NONE, proxy.connect(1));
        proxy.release(0);
        assertEquals(Selector.NONE, proxy.connect(1));
    }

    @Test
    void choosesTheOnlyOneAlive() {
        TestProxy proxy = proxy(TestView.of(1));
        for (int key = 0; key < 1000; key++) {
            assertEquals(0, proxy.connect(key));
            assertEquals(0, proxy.select(key, key % 5));
        }
    }

    @Test
    void leavesAloneWhatWentAndUsesWhatCame() {
        TestProxy proxy = proxy(TestView.of(6));
        connectAll(proxy, KEYS);
        proxy.view().remove(0);
        proxy.view().remove(4);
        proxy.changed();
        connectAll(proxy, KEYS);
        proxy.view().add("10.0.1.1:8080", 1);
        proxy.view().add("10.0.1.2:8080", 1);
        proxy.view().add("10.0.1.3:8080", 1);
        proxy.changed();
        connectAll(proxy, 4 * KEYS);
    }

    @Test
    void takesReleasesOfEndpointsThatWent() {
        TestProxy proxy = proxy(TestView.of(3));
        int[] counts = connectAll(proxy, 300);
        proxy.view().remove(1);
        proxy.changed();
        while (proxy.view().active(1) > 0) {
            proxy.release(1);
        }
        assertTrue(counts[1] > 0);
        connectAll(proxy, 300);
    }

    @Test
    void meetsANewEndpointInAReusedSlot() {
        TestProxy proxy = proxy(TestView.of(3));
        assertTrue(proxy.view().isMember(proxy.connect(1)));
        releaseAll(proxy);
        proxy.view().remove(2);
        assertEquals(2, proxy.view().add("10.0.0.9:8080", 1), "the slot is free at once");
        proxy.changed();
        connectAll(proxy, KEYS);
        releaseAll(proxy);
    }

    @Test
    void knowsAnEndpointThatComesBackWithItsConnections() {
        TestProxy proxy = proxy(TestView.of(3));
        connectAll(proxy, 300);
        proxy.view().remove(0);
        proxy.changed();
        connectAll(proxy, 30);
        proxy.view().readmit(0);
        proxy.changed();
        connectAll(proxy, KEYS);
        while (proxy.view().active(0) > 0) {
            proxy.release(0);
        }
        connectAll(proxy, KEYS);
    }

    @Test
    void acceptsWeightsThatChange() {
        TestProxy proxy = proxy(TestView.of(4));
        connectAndReleaseAll(proxy);
        proxy.view().setWeight(1, 3);
        proxy.view().setWeight(2, 0.5);
        proxy.changed();
        connectAndReleaseAll(proxy);
        proxy.view().setWeight(1, 1);
        proxy.view().setWeight(2, 1);
        proxy.changed();
        connectAndReleaseAll(proxy);
    }

    private static void connectAndReleaseAll(TestProxy proxy) {
        connectAll(proxy, KEYS);
        releaseAll(proxy);
    }

    private static void releaseAll(TestProxy proxy) {
        for (int slot = 0; slot < proxy.view().slotLimit(); slot++) {
            while (proxy.view().active(slot) > 0) {
                proxy.release(slot);
            }
        }
    }

    @Test
    void choosesAMemberForEveryRetry() {
        TestProxy proxy = proxy(TestView.of(5));
        for (int key = 0; key < 100; key++) {
            for (int attempt = 0; attempt < 12; attempt++) {
                assertTrue(proxy.view().isMember(proxy.select(key, attempt)));
            }
        }
    }

    @Test
    void forgetsConnectionsThatFailed() {
        TestProxy proxy = proxy(TestView.of(5));
        boolean checking = CHECKING.contains(provider.name());
        for (int key = 0; key < 1000; key++) {
            int slot = proxy.fail(key);
            assertTrue(proxy.view().isMember(slot) || (checking && key >= 5 && slot == Selector.NONE));
        }
        if (checking) {
            assertEquals(Selector.NONE, proxy.connect(1000));
            proxy.setNow(LEFT_ALONE_NANOS);
            connectAll(proxy, 5);
            assertEquals(Selector.NONE, proxy.connect(1000), "one is let through at a time");
            releaseAll(proxy);
        }
        connectAll(proxy, KEYS);
    }

    @Test
    void choosesTheSameByTheSameRandomNumbers() {
        TestProxy one = proxy(TestView.of(7));
        TestProxy other = proxy(TestView.of(7));
        for (int key = 0; key < 3000; key++) {
            for (TestProxy proxy : List.of(one, other)) {
                if (key == 1000) {
                    proxy.view().remove(3);
                    proxy.changed();
                }
                if (key == 2000) {
                    proxy.view().setWeight(5, 2);
                    proxy.changed();
                }
            }
            int slot = one.connect(key);
            assertEquals(slot, other.connect(key));
            if (key % 3 == 0) {
                one.release(slot);
                other.release(slot);
            }
        }
    }

    @Test
    void choosesTheSameWhenAllWeightsDouble() {
        TestView view = TestView.of(5);
        TestView doubled = TestView.of(5);
        for (int slot = 0; slot < 5; slot++) {
            view.setWeight(slot, 1 + slot % 3);
            doubled.setWeight(slot, 2 * view.weight(slot));
        }
        int[] counts = new int[5];
        int[] countsOfDoubled = new int[5];
        TestProxy one = proxy(view);
        TestProxy other = proxy(doubled);
        for (int key = 0; key < 5000; key++) {
            int slot = one.connect(key);
            int slotOfDoubled = other.connect(key);
            counts[slot]++;
            countsOfDoubled[slotOfDoubled]++;
            if (!SCHEDULED.contains(provider.name())) {
                assertEquals(slot, slotOfDoubled);
            }
            assertTrue(Math.abs(counts[slot] - countsOfDoubled[slot]) <= 2);
        }
    }

    @Test
    void allocatesNothingPerConnection() {
        TestProxy equal = proxy(TestView.of(10));
        TestProxy weighted = proxy(TestView.of(10));
        weighted.view().setWeight(3, 2);
        weighted.changed();
        assertEquals(0, Allocation.of(() -> {
            connectAndRelease(equal);
            connectAndRelease(weighted);
        }));
    }

    private void connectAndRelease(TestProxy proxy) {
        for (int key = 0; key < 2000; key++) {
            now += LEFT_ALONE_NANOS;
            proxy.setNow(now);
            proxy.release(proxy.connect(key));
            proxy.fail(key);
            proxy.select(key, 1);
        }
    }

    @Test
    void hasANameAndOneLineOfSummary() {
        assertTrue(provider.name().matches("[a-z]+(-[a-z]+)*"), provider.name());
        assertFalse(provider.summary().isBlank());
        assertFalse(provider.summary().contains("\n"));
    }
}
