package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.scenario.kubernetes.ServiceAffinity;
import io.steelyard.scenario.kubernetes.ServiceExternalTrafficPolicy;
import io.steelyard.select.ScriptedSource;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SessionAffinityTest {
    private static final long SECOND = 1_000_000_000L;

    /** How far a share may be from its expectation: 4.5 standard deviations of a binomial share. */
    private static double tolerance(double share, int draws) {
        return 4.5 * Math.sqrt(share * (1 - share) / draws);
    }

    @ParameterizedTest
    @EnumSource
    void affinityKeepsAnAddressAtItsEndpointUntilTheTimeIsOver(ProxyMode mode) {
        TestProxy proxy = Options.of(mode).affinity(10).proxy(new SplitMix64(5), TestView.of(50));
        int[] first = new int[40];
        for (int address = 0; address < first.length; address++) {
            first[address] = proxy.select(address, 0);
        }
        proxy.setNow(9 * SECOND);
        for (int address = 0; address < 20; address++) {
            assertEquals(first[address], proxy.select(address, 0));
        }
        proxy.setNow(18 * SECOND);
        int same = 0;
        for (int address = 0; address < first.length; address++) {
            int slot = proxy.select(address, 0);
            if (address < 20) {
                assertEquals(first[address], slot, "counted from its last connection");
            } else {
                same += slot == first[address] ? 1 : 0;
            }
        }
        assertEquals(0, same, 3, "20 new choices among 50: mean 0.4, and the chance of 4 or more is 0.1 %");
    }

    @ParameterizedTest
    @EnumSource
    void affinityEndsWithTheEndpointAndANewOneStarves(ProxyMode mode) {
        TestProxy proxy = Options.of(mode).affinity(10_800).proxy(new SplitMix64(5), TestView.of(3));
        int[] first = new int[60];
        for (int address = 0; address < first.length; address++) {
            first[address] = proxy.connect(address);
        }
        int added = proxy.view().add("10.0.9.9:8080", 1);
        proxy.changed();
        for (int address = 0; address < first.length; address++) {
            assertEquals(first[address], proxy.connect(address));
        }
        proxy.view().remove(0);
        proxy.changed();
        int[] second = new int[60];
        boolean toAdded = false;
        for (int address = 0; address < first.length; address++) {
            second[address] = proxy.connect(address);
            assertEquals(first[address] != 0, second[address] == first[address], "address " + address);
            toAdded |= second[address] == added;
        }
        assertEquals(true, toAdded);
        proxy.view().readmit(0);
        proxy.changed();
        for (int address = 0; address < first.length; address++) {
            assertEquals(second[address], proxy.connect(address), "nobody goes back");
        }
    }

    @ParameterizedTest
    @EnumSource
    void nodesDoNotKnowWhatOthersRemember(ProxyMode mode) {
        TestProxy proxy = Options.of(mode).nodes(2).affinity(100).proxy(new SplitMix64(7), TestView.of(1_000));
        int[] seen = new int[1_000];
        for (int pick = 0; pick < 100; pick++) {
            seen[proxy.select(42, 0)]++;
        }
        int endpoints = 0;
        for (int count : seen) {
            endpoints += count > 0 ? 1 : 0;
        }
        assertEquals(
                mode == ProxyMode.IPVS ? 1 : 2, endpoints, "one for each node; by rr both begin with the same one");
    }

    /** More than 100 addresses for one endpoint: iptables has forgotten all when they come round again, nftables none. */
    @Test
    void iptablesForgetsAddressesThatNftablesKeeps() {
        for (ProxyMode mode : new ProxyMode[] {ProxyMode.IPTABLES, ProxyMode.NFTABLES}) {
            TestProxy proxy = Options.of(mode).affinity(10_800).proxy(new SplitMix64(2), TestView.of(10));
            int[] first = new int[10_000];
            for (int address = 0; address < first.length; address++) {
                first[address] = proxy.select(address, 0);
            }
            int same = 0;
            for (int address = 0; address < first.length; address++) {
                same += proxy.select(address, 0) == first[address] ? 1 : 0;
            }
            double expected = mode == ProxyMode.IPTABLES ? 0.1 : 1;
            assertEquals(expected, same / 10_000.0, tolerance(expected, 10_000), mode.toString());
        }
    }

    /** 120 s of TIME_WAIT after the connection, and the rest of the minute that the template runs on from 10 s: 130 s. */
    @Test
    void ipvsRemembersAnAddressWhileItRemembersItsConnections() {
        TestProxy proxy = Options.of(IPVSSchedulerMethod.RR).affinity(10).proxy(new SplitMix64(1), TestView.of(3));
        assertEquals(2, proxy.connect(7));
        proxy.setNow(5 * SECOND);
        assertEquals(1, proxy.select(8, 0));
        proxy.release(2);
        proxy.setNow(16 * SECOND);
        assertEquals(0, proxy.select(8, 0), "8 has no connection and expired at 15");
        proxy.setNow(129 * SECOND);
        assertEquals(2, proxy.select(7, 0));
        proxy.setNow(129 * SECOND + 60 * SECOND);
        assertEquals(
                2, proxy.select(7, 0), "the timer is 60 s now, and ended just now: then the round begins anew with 2");
        assertEquals(1, proxy.select(9, 0));
    }

    @Test
    void ipvsSendsAnAddressElsewhereWhenItsEndpointWaits() {
        TestProxy proxy = Options.of(IPVSSchedulerMethod.RR).affinity(100).proxy(new SplitMix64(1), TestView.of(3));
        assertEquals(2, proxy.connect(7));
        assertEquals(2, proxy.connect(7));
        proxy.view().remove(2);
        proxy.changed();
        assertEquals(1, proxy.connect(7));
        proxy.view().readmit(2);
        proxy.changed();
        assertEquals(1, proxy.connect(7));
        proxy.release(2);
        proxy.release(2);
        proxy.release(1);
        proxy.setNow(1_000 * SECOND);
        assertEquals(1, proxy.connect(7), "one connection holds the memory");
        proxy.release(1);
        proxy.release(1);
        proxy.setNow(2_000 * SECOND);
        assertEquals(0, proxy.connect(7));
    }

    @ParameterizedTest
    @EnumSource
    void whoIsThereAtTheStartIsRemembered(ProxyMode mode) {
        TestProxy proxy = Options.of(mode).affinity(100).proxy(new SplitMix64(3), TestView.of(100));
        for (int address = 0; address < 100; address++) {
            proxy.connectTo(address, 99 - address);
        }
        for (int address = 0; address < 100; address++) {
            assertEquals(99 - address, proxy.connect(address));
            proxy.release(99 - address);
            proxy.release(99 - address);
        }
    }

    @Test
    void aChoiceThatCameToNothingIsNotTakenForThePlaceOfAnother() {
        TestProxy proxy = Options.of(ProxyMode.NFTABLES).affinity(100).proxy(new SplitMix64(3), TestView.of(100));
        int slot = proxy.select(7, 0);
        proxy.connectTo(9, slot);
        assertEquals(slot, proxy.select(9, 0));
    }

    @Test
    void affinityLastsThreeHoursUnlessSaidOtherwise() {
        KubeProxy.Config config = new KubeProxy.Config(
                ProxyMode.NFTABLES,
                Optional.empty(),
                1,
                ServiceAffinity.ClientIP,
                Optional.empty(),
                ServiceExternalTrafficPolicy.Cluster);
        ScriptedSource random = new ScriptedSource();
        TestProxy proxy = new TestProxy(new KubeProxy(config, random), TestView.of(3));
        assertEquals(0, proxy.select(7, 0));
        random.restart(-1);
        proxy.setNow(10_800 * SECOND - 1);
        assertEquals(0, proxy.select(7, 0));
        proxy.setNow(2 * 10_800 * SECOND - 1);
        assertEquals(2, proxy.select(7, 0));
    }
}
