package io.steelyard.select.kubeproxy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.steelyard.scenario.kubernetes.ClientIPConfig;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.scenario.kubernetes.KubeProxyIPVSConfiguration;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.scenario.kubernetes.ServiceAffinity;
import io.steelyard.scenario.kubernetes.ServiceExternalTrafficPolicy;
import io.steelyard.scenario.kubernetes.SessionAffinityConfig;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class KubeProxyOptionsTest {
    private static KubeProxy.Config config(
            ProxyMode mode,
            Optional<KubeProxyIPVSConfiguration> ipvs,
            int nodes,
            ServiceAffinity affinity,
            Optional<SessionAffinityConfig> affinityConfig,
            ServiceExternalTrafficPolicy policy) {
        return new KubeProxy.Config(mode, ipvs, nodes, affinity, affinityConfig, policy);
    }

    private static String refusal(Runnable maker) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, maker::run).getMessage());
    }

    @Test
    void optionsThatWouldHaveNoEffectAreRefused() {
        Optional<KubeProxyIPVSConfiguration> rr = Optional.of(new KubeProxyIPVSConfiguration(IPVSSchedulerMethod.RR));
        Optional<SessionAffinityConfig> hour = Optional.of(new SessionAffinityConfig(new ClientIPConfig(3_600)));
        ServiceExternalTrafficPolicy cluster = ServiceExternalTrafficPolicy.Cluster;
        ServiceExternalTrafficPolicy local = ServiceExternalTrafficPolicy.Local;
        assertEquals(
                "ipvs must be absent unless mode is ipvs",
                refusal(() -> config(ProxyMode.IPTABLES, rr, 1, ServiceAffinity.None, Optional.empty(), cluster)));
        assertEquals(
                "sessionAffinityConfig must be absent when sessionAffinity is None",
                refusal(() -> config(ProxyMode.IPVS, rr, 1, ServiceAffinity.None, hour, cluster)));
        assertEquals(
                "entryNodes must be absent when externalTrafficPolicy is Local: connections then enter by the nodes that"
                        + " have endpoints",
                refusal(() -> config(ProxyMode.IPVS, rr, 2, ServiceAffinity.ClientIP, hour, local)));
        assertEquals(
                "entryNodes must be at least 1 but is 0",
                refusal(() -> config(ProxyMode.IPVS, rr, 0, ServiceAffinity.ClientIP, hour, cluster)));
        assertEquals(
                "entryNodes must be at most 5000 but is 5001",
                refusal(() -> config(ProxyMode.IPVS, rr, 5_001, ServiceAffinity.ClientIP, hour, cluster)));
        assertEquals("timeoutSeconds must be between 1 and 86400 but is 0", refusal(() -> new ClientIPConfig(0)));
    }
}
