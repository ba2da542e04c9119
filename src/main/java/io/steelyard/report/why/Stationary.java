package io.steelyard.report.why;

import io.steelyard.random.Distribution;
import io.steelyard.scenario.Affinity;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Spec;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.scenario.kubernetes.ServiceAffinity;
import io.steelyard.scenario.kubernetes.ServiceExternalTrafficPolicy;
import io.steelyard.select.envoy.LeastRequest;
import io.steelyard.select.envoy.RoundRobin;
import io.steelyard.select.kubeproxy.KubeProxy;
import io.steelyard.traffic.Laws;

/** What closed forms ask of a setup: whether its clients are in the stationary state, and its balancer the plain one. */
final class Stationary {
    private static final double WHOLE_CLIENT = 0.5;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Setup setup;

    Stationary(Setup setup) {
        this.setup = setup;
    }

    Distribution lifetime() {
        return Laws.distribution(setup.clients().lifetime().law());
    }

    /** The mean number of open clients that the arrivals keep up, if all of them are Poisson of constant rate. */
    double load() {
        double perSecond = 0;
        for (Arrivals arrivals : setup.clients().arrivals()) {
            if (!(arrivals instanceof Arrivals.Poisson poisson)) {
                return Double.NaN;
            }
            perSecond += poisson.rate().perSecond();
        }
        return perSecond * lifetime().mean() / NANOS_PER_SECOND;
    }

    /** Whether the run starts with as many clients as it will have on average. */
    boolean startsSo() {
        Clients clients = setup.clients();
        double load = load();
        return clients.start() != Clients.Start.EMPTY
                && load > 0
                && load < Double.POSITIVE_INFINITY
                && clients.open()
                        .map(open -> Math.abs((double) open.value() - load) <= WHOLE_CLIENT)
                        .orElse(true);
    }

    /** The name by which closed forms know the balancer: a Service of plain rules is the random one. */
    String balancer() {
        boolean plainRules = setup.balancer().options() instanceof KubeProxy.Config config
                && config.mode() != ProxyMode.IPVS
                && config.sessionAffinity() == ServiceAffinity.None
                && config.externalTrafficPolicy() == ServiceExternalTrafficPolicy.Cluster;
        return plainRules ? "random" : setup.balancer().name();
    }

    /** Whether the balancer is the one that the closed forms of its name are about, and sees every connection. */
    boolean plainBalancer() {
        if (setup.gateway().isPresent() || setup.canary().isPresent()) {
            return false;
        }
        Spec balancer = setup.balancer();
        if (balancer.options() instanceof LeastRequest.Config config) {
            return config.choiceCount() == 2
                    && config.withReplacement()
                    && config.selectionMethod() == LeastRequest.SelectionMethod.N_CHOICES
                    && config.slowStart().isEmpty();
        }
        if (balancer.options() instanceof RoundRobin.Config config) {
            return config.slowStart().isEmpty();
        }
        boolean byKey = balancer.name().equals("rendezvous") || balancer.name().equals("jump");
        return !byKey || setup.clients().affinity() instanceof Affinity.PerClient;
    }
}
