package io.steelyard.select.kubeproxy;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.kubernetes.ClientIPConfig;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.scenario.kubernetes.KubeProxyIPVSConfiguration;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.scenario.kubernetes.ServiceAffinity;
import io.steelyard.scenario.kubernetes.ServiceExternalTrafficPolicy;
import io.steelyard.scenario.kubernetes.SessionAffinityConfig;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import java.util.Optional;

/** Services of the tests by what is special about each. */
record Options(
        ProxyMode mode,
        Optional<IPVSSchedulerMethod> scheduler,
        int entryNodes,
        Optional<Integer> affinitySeconds,
        ServiceExternalTrafficPolicy policy) {

    static Options of(ProxyMode mode) {
        return new Options(mode, Optional.empty(), 1, Optional.empty(), ServiceExternalTrafficPolicy.Cluster);
    }

    static Options of(IPVSSchedulerMethod scheduler) {
        return new Options(
                ProxyMode.IPVS, Optional.of(scheduler), 1, Optional.empty(), ServiceExternalTrafficPolicy.Cluster);
    }

    Options nodes(int count) {
        return new Options(mode, scheduler, count, affinitySeconds, policy);
    }

    Options affinity(int seconds) {
        return new Options(mode, scheduler, entryNodes, Optional.of(seconds), policy);
    }

    Options local() {
        return new Options(mode, scheduler, entryNodes, affinitySeconds, ServiceExternalTrafficPolicy.Local);
    }

    KubeProxy.Config config() {
        return new KubeProxy.Config(
                mode,
                scheduler.map(KubeProxyIPVSConfiguration::new),
                entryNodes,
                affinitySeconds.isPresent() ? ServiceAffinity.ClientIP : ServiceAffinity.None,
                affinitySeconds.map(seconds -> new SessionAffinityConfig(new ClientIPConfig(seconds))),
                policy);
    }

    TestProxy proxy(RandomSource random, TestView view) {
        return new TestProxy(new KubeProxy(config(), random), view);
    }
}
