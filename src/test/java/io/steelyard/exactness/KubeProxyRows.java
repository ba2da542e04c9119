package io.steelyard.exactness;

import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.scenario.kubernetes.KubeProxyIPVSConfiguration;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.scenario.kubernetes.ServiceAffinity;
import io.steelyard.scenario.kubernetes.ServiceExternalTrafficPolicy;
import io.steelyard.select.kubeproxy.KubeProxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The modes of kube-proxy, and the schedulers of IPVS. */
final class KubeProxyRows {
    /** A row. */
    record Row(String name, Standing standing, String note) {}

    private KubeProxyRows() {}

    static List<Row> all() {
        List<Row> rows = new ArrayList<>();
        for (ProxyMode mode : ProxyMode.values()) {
            if (mode == ProxyMode.IPVS) {
                for (IPVSSchedulerMethod scheduler : IPVSSchedulerMethod.values()) {
                    rows.add(new Row(name(config(mode, Optional.of(scheduler))), Standing.EXACT, note(scheduler)));
                }
            } else {
                rows.add(new Row(
                        name(config(mode, Optional.empty())), Standing.STATISTICAL, "the kernel draws the endpoint"));
            }
        }
        rows.add(
                new Row("part: `sessionAffinity: ClientIP`", Standing.EXACT, "who is remembered, where, and how long"));
        return rows;
    }

    private static String note(IPVSSchedulerMethod scheduler) {
        return switch (scheduler) {
            case RR, WRR, LC, WLC, SED, NQ, SH -> "";
            case DH, LBLC, LBLCR -> "made for many addresses; a Service has one";
            case MH -> "a client's port is drawn";
        };
    }

    private static KubeProxy.Config config(ProxyMode mode, Optional<IPVSSchedulerMethod> scheduler) {
        return new KubeProxy.Config(
                mode,
                scheduler.map(KubeProxyIPVSConfiguration::new),
                1,
                ServiceAffinity.None,
                Optional.empty(),
                ServiceExternalTrafficPolicy.Cluster);
    }

    static String name(KubeProxy.Config config) {
        String mode = config.mode().name().toLowerCase(Locale.ROOT);
        return config.ipvs()
                .map(ipvs -> "`" + mode + "`, `" + ipvs.scheduler().name().toLowerCase(Locale.ROOT) + "`")
                .orElse("`" + mode + "`");
    }
}
