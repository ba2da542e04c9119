package io.steelyard.select.kubeproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.NotModelled;
import io.steelyard.scenario.kubernetes.ClientIPConfig;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.scenario.kubernetes.KubeProxyIPVSConfiguration;
import io.steelyard.scenario.kubernetes.ProxyMode;
import io.steelyard.scenario.kubernetes.ServiceAffinity;
import io.steelyard.scenario.kubernetes.ServiceExternalTrafficPolicy;
import io.steelyard.scenario.kubernetes.SessionAffinityConfig;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.Sharing;
import java.time.Duration;
import java.util.Optional;

/**
 * A Kubernetes Service: kube-proxy on every node by which connections enter, each with a state of its own.
 *
 * <p>Follows kube-proxy of Kubernetes 1.28 to 1.34 ({@code pkg/proxy/iptables}, {@code nftables}, {@code ipvs}) and Linux
 * 6.12. Weights do not matter: kube-proxy gives every endpoint the weight 1. The affinity is decided where the connection
 * enters, before the node puts its own address in the client's place on the way to a pod of another node: so the balancer
 * sees the client's address under either policy, while the pod sees it under {@code Local} only. A connection stays where
 * it is whatever happens to the rules. Departures:
 *
 * <ul>
 *   <li>the front end draws the node anew for each connection; one that hashes addresses, or keeps the client's node, is
 *       not modelled, nor is one that hides the client's address from the nodes;
 *   <li>what the kernel measures in ticks of some milliseconds is exact here;
 *   <li>connections are never so silent that a node forgets them: conntrack does after 24 h, IPVS after 15 min;
 *   <li>a change reaches all nodes in the instant in which the view has it, and counts of other Services are not there.
 * </ul>
 */
public final class KubeProxy implements Selector {
    /** The kind {@code kube-proxy}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
                    "kube-proxy",
                    "a Kubernetes Service by iptables, nftables or IPVS on each entry node (Kubernetes 1.34, Linux 6.12)",
                    Config.class,
                    KubeProxy::new)
            // The kernel chooses, whichever worker waits for the connection.
            .sharing(config -> Sharing.EVERYTHING);

    private static final int MOST_NODES = 5_000;

    private final RandomSource random;
    private final EntryNodes nodes;
    private final DataPath path;
    private final Members members = new Members();
    private int chosenNode;
    private int chosenClient;
    private int chosenSlot = NONE;

    /**
     * The options of {@code kube-proxy}: those of a Service and of a KubeProxyConfiguration, in their words, and the number
     * of nodes.
     *
     * @param mode by which means connections are spread
     * @param ipvs for {@code mode: ipvs}
     * @param entryNodes by how many nodes connections enter under {@code externalTrafficPolicy: Cluster}, 1 to 5000
     * @param sessionAffinity whether clients come back to the same endpoint
     * @param sessionAffinityConfig for {@code sessionAffinity: ClientIP}
     * @param externalTrafficPolicy whether a node sends to all endpoints or to its own
     */
    @NotModelled({"internalTrafficPolicy", "trafficDistribution", "publishNotReadyAddresses", "iptables", "nftables"})
    public record Config(
            @Default("iptables") ProxyMode mode,
            Optional<KubeProxyIPVSConfiguration> ipvs,
            @Default("1") int entryNodes,
            @Default("None") ServiceAffinity sessionAffinity,
            Optional<SessionAffinityConfig> sessionAffinityConfig,
            @Default("Cluster") ServiceExternalTrafficPolicy externalTrafficPolicy) {
        public Config {
            Checks.atLeast("entryNodes", 1, entryNodes);
            if (entryNodes > MOST_NODES) {
                throw new IllegalArgumentException(
                        "entryNodes must be at most " + MOST_NODES + " but is " + entryNodes);
            }
            if (ipvs.isPresent() && mode != ProxyMode.IPVS) {
                throw new IllegalArgumentException("ipvs must be absent unless mode is ipvs");
            }
            if (sessionAffinityConfig.isPresent() && sessionAffinity == ServiceAffinity.None) {
                throw new IllegalArgumentException("sessionAffinityConfig must be absent when sessionAffinity is None");
            }
            if (entryNodes != 1 && externalTrafficPolicy == ServiceExternalTrafficPolicy.Local) {
                throw new IllegalArgumentException("entryNodes must be absent when externalTrafficPolicy is Local:"
                        + " connections then enter by the nodes that have endpoints");
            }
        }

        private Optional<Duration> affinityTimeout() {
            if (sessionAffinity == ServiceAffinity.None) {
                return Optional.empty();
            }
            ClientIPConfig given = sessionAffinityConfig
                    .map(SessionAffinityConfig::clientIP)
                    .orElseGet(() -> new ClientIPConfig(ClientIPConfig.DEFAULT_TIMEOUT_SECONDS));
            return Optional.of(Duration.ofSeconds(given.timeoutSeconds()));
        }

        private IPVSSchedulerMethod scheduler() {
            return ipvs.map(KubeProxyIPVSConfiguration::scheduler).orElse(IPVSSchedulerMethod.RR);
        }
    }

    /** Creates a Service without endpoints; draws nothing unless the mode is ipvs. */
    public KubeProxy(Config config, RandomSource random) {
        this.random = random;
        nodes = config.externalTrafficPolicy() == ServiceExternalTrafficPolicy.Local
                ? EntryNodes.ownEndpoints()
                : EntryNodes.anyEndpoint(config.entryNodes());
        path = switch (config.mode()) {
            case IPTABLES -> Netfilter.iptables(config.affinityTimeout(), random);
            case NFTABLES -> Netfilter.nftables(config.affinityTimeout(), random);
            case IPVS -> new Ipvs(config.scheduler(), config.affinityTimeout(), random);
        };
    }

    @Override
    public int select(Pick pick, FleetView view) {
        chosenSlot = NONE;
        chosenNode = nodes.draw(random);
        if (chosenNode != EntryNodes.NONE) {
            chosenClient = pick.client();
            chosenSlot = path.choose(chosenNode, pick);
        }
        return chosenSlot;
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        if (slot != chosenSlot || pick.client() != chosenClient) {
            chosenNode = nodes.drawFor(slot, random);
            path.place(chosenNode, pick, slot);
        }
        path.open(chosenNode, pick.client());
        chosenSlot = NONE;
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        path.fail(pick.now(), pick.client());
    }

    @Override
    public void onReleased(long now, int slot, int client) {
        path.release(now, client);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        members.refresh(view);
        nodes.sync(view);
        path.sync(now, nodes, view, members);
    }
}
