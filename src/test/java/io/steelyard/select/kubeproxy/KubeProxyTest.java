package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.Allocation;
import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.select.DefaultOptions;
import io.steelyard.select.Pick;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.Selector;
import io.steelyard.select.Sharing;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class KubeProxyTest {
    private static final long SECOND = 1_000_000_000L;

    /** How far a share may be from its expectation: 4.5 standard deviations of a binomial share. */
    private static double tolerance(double share, int draws) {
        return 4.5 * Math.sqrt(share * (1 - share) / draws);
    }

    private static int[] counts(TestProxy proxy, int picks) {
        int[] counts = new int[proxy.view().slotLimit()];
        for (int pick = 0; pick < picks; pick++) {
            counts[proxy.select(pick, 0)]++;
        }
        return counts;
    }

    @ParameterizedTest
    @EnumSource(names = {"IPTABLES", "NFTABLES"})
    void everyEndpointHasTheSameProbabilityWhateverItsWeight(ProxyMode mode) {
        TestView view = TestView.of(7);
        view.setWeight(2, 5);
        for (int count : counts(Options.of(mode).proxy(new SplitMix64(4), view), 140_000)) {
            assertEquals(1 / 7.0, count / 140_000.0, tolerance(1 / 7.0, 140_000));
        }
    }

    @Test
    void thePlainModesDrawWhatTheirKernelsDrawAndNothingElse() {
        ScriptedSource random = new ScriptedSource();
        TestProxy iptables = Options.of(ProxyMode.IPTABLES).proxy(random, TestView.of(3));
        random.restart(-1, -1);
        assertEquals(2, iptables.select(0, 0));
        assertEquals(2, random.calls());
        TestProxy nftables = Options.of(ProxyMode.NFTABLES).proxy(random, TestView.of(3));
        random.restart(-1, -1);
        assertEquals(2, nftables.select(0, 0));
        assertEquals(1, random.calls());
    }

    /** Two nodes with one pod and with three: the pods get 1/2 and 1/6 each, and by rr these shares are exact on each node. */
    @ParameterizedTest
    @EnumSource
    void localSharesGoByNodesNotByEndpoints(ProxyMode mode) {
        TestView view = TestView.of(4);
        view.setNode(0, 5);
        view.setNode(1, 2);
        view.setNode(2, 2);
        view.setNode(3, 2);
        TestProxy proxy = Options.of(mode).local().proxy(new SplitMix64(8), view);
        int[] counts = counts(proxy, 60_000);
        double[] shares = {1 / 2.0, 1 / 6.0, 1 / 6.0, 1 / 6.0};
        for (int slot = 0; slot < shares.length; slot++) {
            assertEquals(shares[slot], counts[slot] / 60_000.0, tolerance(shares[slot], 60_000), "slot " + slot);
        }
        view.remove(0);
        proxy.changed();
        for (int slot = 1; slot < shares.length; slot++) {
            assertEquals(1 / 3.0, counts(proxy, 60_000)[slot] / 60_000.0, tolerance(1 / 3.0, 60_000), "slot " + slot);
        }
    }

    /** By the words 0 and -1 connections enter by the first and by the second node. */
    @Test
    void everyNodeHasARoundOfItsOwn() {
        ScriptedSource random = new ScriptedSource();
        TestProxy proxy = Options.of(IPVSSchedulerMethod.RR).nodes(2).proxy(random, TestView.of(3));
        random.restart(0, 0, -1, 0, -1, -1);
        StringBuilder slots = new StringBuilder();
        for (int pick = 0; pick < 6; pick++) {
            slots.append(proxy.select(pick, 0));
        }
        assertEquals(
                "212010", slots.toString(), "2 1 by the first, 2 by the second, 0 by the first, 1 0 by the second");
        assertEquals(6, random.calls());
    }

    @Test
    void aNodeCountsOnlyTheConnectionsThatCameByIt() {
        ScriptedSource random = new ScriptedSource();
        TestProxy proxy = Options.of(IPVSSchedulerMethod.LC).nodes(2).proxy(random, TestView.of(2));
        random.restart(0, 0, 0, -1, -1, -1);
        assertEquals(1, proxy.connect(0));
        assertEquals(0, proxy.connect(0));
        assertEquals(1, proxy.connect(0));
        assertEquals(1, proxy.connect(0), "the second node knows of none");
        assertEquals(0, proxy.connect(0));
        proxy.release(0);
        random.restart(-1, 0);
        assertEquals(0, proxy.connect(0), "1 closed connection against 1 active one");
        assertEquals(0, proxy.connect(0), "the release was not of a connection that came by the first node");
    }

    @Test
    void whoIsThereAtTheStartCounts() {
        TestProxy proxy = Options.of(IPVSSchedulerMethod.LC).proxy(new SplitMix64(3), TestView.of(3));
        proxy.connectTo(0, 2);
        assertEquals(1, proxy.connect(0));
        assertEquals(0, proxy.connect(0));
        proxy.release(2);
        assertEquals(2, proxy.connect(0));
    }

    @Test
    void whoIsThereAtTheStartCameByTheNodeOfItsEndpoint() {
        TestView view = TestView.of(3);
        view.setNode(2, 1);
        view.add("10.0.0.9:8080", 1);
        view.setNode(3, 1);
        ScriptedSource random = new ScriptedSource();
        TestProxy proxy = Options.of(IPVSSchedulerMethod.LC).local().proxy(random, view);
        proxy.connectTo(0, 3);
        random.restart(-1);
        assertEquals(2, proxy.connect(0));
    }

    /** By the word 0 a connection enters by the first node, by -1 by the second, which then counts one to the slot 1. */
    @Test
    void aChoiceCountsOnce() {
        ScriptedSource random = new ScriptedSource();
        TestView view = TestView.of(2);
        KubeProxy balancer =
                new KubeProxy(Options.of(IPVSSchedulerMethod.LC).nodes(2).config(), random);
        balancer.onMembership(0, view);
        Pick pick = new Pick().set(0, 5, 0);
        random.restart(0, -1, -1);
        assertEquals(1, balancer.select(pick, view));
        balancer.onAssigned(pick, 1);
        balancer.onReleased(0, 1, 5);
        balancer.onAssigned(pick, 1);
        assertEquals(0, balancer.select(new Pick().set(0, 6, 0), view));
    }

    /** Slots 1 and 0, of which 1 is first: a refusal is remembered for 10 s. */
    @Test
    void aRefusedConnectionIsForgottenSooner() {
        TestProxy proxy = Options.of(IPVSSchedulerMethod.LC).proxy(new SplitMix64(3), TestView.of(2));
        assertEquals(1, proxy.fail(0));
        proxy.setNow(10 * SECOND - 1);
        assertEquals(0, proxy.select(0, 0));
        proxy.setNow(10 * SECOND);
        assertEquals(1, proxy.select(0, 0));
    }

    @Test
    void aReleaseOfWhatIsNotThereIsAnError() {
        KubeProxy ipvs = new KubeProxy(Options.of(IPVSSchedulerMethod.LC).config(), new SplitMix64(3));
        assertThrows(IllegalStateException.class, () -> ipvs.onReleased(0, 0, 17));
    }

    static Stream<Options> everyService() {
        return Stream.concat(
                        Stream.of(Options.of(ProxyMode.IPTABLES), Options.of(ProxyMode.NFTABLES)),
                        Stream.of(IPVSSchedulerMethod.values()).map(Options::of))
                .flatMap(plain ->
                        Stream.of(plain, plain.affinity(100), plain.nodes(3).affinity(7), plain.local()));
    }

    @ParameterizedTest
    @MethodSource("everyService")
    void allocatesNothingPerConnection(Options options) {
        TestProxy proxy = options.proxy(new SplitMix64(1), TestView.of(10));
        long[] now = {0};
        assertEquals(0, Allocation.of(() -> {
            for (int connection = 0; connection < 3_000; connection++) {
                now[0] += SECOND / 10;
                proxy.setNow(now[0]);
                int slot = proxy.connect(connection % 1_000);
                if (connection % 7 == 0) {
                    proxy.fail(connection);
                }
                proxy.release(slot);
            }
        }));
    }

    /** Endpoints come, go and come back while connections open and close: only members are chosen, counts never go wrong. */
    @ParameterizedTest
    @MethodSource("everyService")
    void livesThroughChurn(Options options) {
        SplittableRandom random = new SplittableRandom(11);
        TestView view = TestView.of(6);
        TestProxy proxy = options.proxy(new SplitMix64(1), view);
        int refused = 0;
        for (int step = 0; step < 20_000; step++) {
            proxy.setNow(step * SECOND / 3);
            int slot = random.nextInt(view.slotLimit());
            if (random.nextInt(100) == 0) {
                if (view.isMember(slot)) {
                    view.remove(slot);
                } else if (view.active(slot) > 0) {
                    view.readmit(slot);
                } else {
                    view.setNode(view.add("10.0." + step / 250 + "." + step % 250 + ":8080", 1), random.nextInt(3));
                }
                proxy.changed();
            } else if (random.nextInt(100) < 48) {
                if (view.active(slot) > 0) {
                    proxy.release(slot);
                }
            } else {
                int chosen = proxy.connect(random.nextInt(500));
                assertEquals(chosen != Selector.NONE, view.isMember(chosen));
                refused += chosen == Selector.NONE ? 1 : 0;
            }
        }
        assertEquals(true, refused < 10_000, "refused " + refused);
    }

    @Test
    void allWorkersOfAProcessShareTheKernel() {
        assertEquals(Sharing.EVERYTHING, KubeProxy.PROVIDER.sharing(DefaultOptions.of(KubeProxy.Config.class)));
    }
}
