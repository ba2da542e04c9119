package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.NotModelled;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.Sharing;
import io.steelyard.select.envoy.istio.ConsistentHashLB;
import io.steelyard.select.envoy.istio.HTTPRoute;
import io.steelyard.select.envoy.istio.IstioOutlierDetection;
import io.steelyard.select.envoy.istio.LocalityLbSetting;
import io.steelyard.select.envoy.istio.SimpleLB;
import io.steelyard.select.envoy.istio.Subset;
import io.steelyard.select.envoy.istio.WarmupConfiguration;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An Envoy process as Istio configures it: by a DestinationRule, and by a VirtualService where there are subsets.
 *
 * <p>Follows Istio 1.32 ({@code pilot/pkg/networking/core}) and Envoy 1.36. Each subset is a cluster of its own, with its own
 * seeds, tables and ejections. A connection that could not be made is tried twice more: at another endpoint where that can
 * be found in five attempts, but at the same one with {@code consistentHash}. Departures:
 *
 * <ul>
 *   <li>{@code version} decides what Istio asks Envoy for, not how that version's Envoy would do it;
 *   <li>a further try follows at once, without the back-off of 25 ms at first;
 *   <li>an endpoint that becomes ready again is new for {@code warmup}.
 * </ul>
 */
public final class Istio implements Selector {
    /** The kind {@code istio}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.ofTables(
                    "istio",
                    "an Envoy process as Istio configures it: DestinationRule, subsets, weighted routes (Istio 1.32)",
                    Config.class,
                    Istio::new)
            .sharing(config -> Sharing.EVERYTHING)
            .retrying(config -> config.mode() == Mode.TCP
                    ? RetryRule.NEVER
                    : new RetryRule(IstioSettings.RETRIES, RetryRule.Again.CHOOSE, 0));

    private static final int UNKNOWN = -1;

    private final Cluster[] clusters;
    private final Optional<Routes> routes;
    private int[] clusterOf = new int[0];

    /** What the service's port is taken to be. */
    public enum Mode {
        /** HTTP: each connection is a request. */
        HTTP,
        /** TCP or passed-through TLS: only the source address can be hashed, and nothing is tried again. */
        TCP
    }

    /**
     * The options of {@code istio}: those of a DestinationRule's trafficPolicy and of a VirtualService, in Istio's words, the
     * version, and where the proxy is.
     *
     * @param version the version of Istio, 1.13 to 1.32
     * @param mode what the port is taken to be
     * @param simple how an endpoint is chosen
     * @param consistentHash in its place: by a hash
     * @param warmup how a new endpoint's weight grows, for round robin and least request
     * @param zone the proxy's own zone, by its number; without it the proxy has none, and zones do not matter
     * @param localityLbSetting how zones matter
     * @param outlierDetection when endpoints are ejected; without it none is
     * @param subsets their names, in the order of their numbers
     * @param http which clients are sent to which subsets; without it all endpoints are one cluster
     */
    @NotModelled({"zoneAwareLbSetting", "connectionPool", "warmupDurationSecs", "portLevelSettings"})
    public record Config(
            @Default("\"1.32\"") String version,
            @Default("http") Mode mode,
            Optional<SimpleLB> simple,
            Optional<ConsistentHashLB> consistentHash,
            Optional<WarmupConfiguration> warmup,
            Optional<Integer> zone,
            Optional<LocalityLbSetting> localityLbSetting,
            Optional<IstioOutlierDetection> outlierDetection,
            @Default("[]") List<Subset> subsets,
            @Default("[]") List<HTTPRoute> http) {
        private static final int FIRST_MINOR = 13;
        private static final int LAST_MINOR = 32;

        public Config {
            subsets = List.copyOf(subsets);
            http = List.copyOf(http);
            checkVersion(version);
            zone.ifPresent(number -> Checks.atLeast("zone", 0, number));
            if (simple.isPresent() && consistentHash.isPresent()) {
                throw new IllegalArgumentException("consistentHash must not stand beside simple: give one of the two");
            }
            if (simple.filter(SimpleLB.PASSTHROUGH::equals).isPresent()) {
                throw new IllegalArgumentException("simple must not be PASSTHROUGH, which is not modelled: connections"
                        + " go to the address that the client asked for, without a choice");
            }
            checkRoutes(subsets, http, mode);
        }

        private static void checkVersion(String version) {
            boolean known =
                    version.matches("1\\.[1-9][0-9]") && minor(version) >= FIRST_MINOR && minor(version) <= LAST_MINOR;
            if (!known) {
                throw new IllegalArgumentException("version must be between 1." + FIRST_MINOR + " and 1." + LAST_MINOR
                        + " (in quotes) but is " + version);
            }
        }

        private static int minor(String version) {
            return Integer.parseInt(version.substring(2));
        }

        private static void checkRoutes(List<Subset> subsets, List<HTTPRoute> http, Mode mode) {
            Set<String> names = new LinkedHashSet<>();
            subsets.forEach(subset -> names.add(subset.name()));
            if (names.size() < subsets.size()) {
                throw new IllegalArgumentException("subsets must have distinct names");
            }
            for (HTTPRoute rule : http) {
                if (mode == Mode.TCP && rule.match().isPresent()) {
                    throw new IllegalArgumentException("http must not match headers when mode is tcp");
                }
                rule.route().forEach(destination -> {
                    if (!names.contains(destination.subset())) {
                        throw new IllegalArgumentException(
                                "http must route to subsets that are listed, but " + destination.subset() + " is not");
                    }
                });
            }
        }

        /** The minor version, 32 for 1.32. */
        int minor() {
            return minor(version);
        }
    }

    /** Creates a process without hosts; draws the seed of the first worker of each cluster whose policy has one. */
    public Istio(Config config, SelectorContext context) {
        IstioSettings settings = new IstioSettings(config);
        routes = settings.routes(context.random());
        clusters = new Cluster[routes.isPresent() ? config.subsets().size() : 1];
        for (int i = 0; i < clusters.length; i++) {
            int number = i;
            clusters[i] = new Cluster(
                    settings.rules(),
                    settings.policy(context),
                    settings.outliers(),
                    settings.reselections(),
                    slot -> clusterOf[slot] == number);
        }
    }

    /** The cluster of a subset. */
    Cluster cluster(int subset) {
        return clusters[subset];
    }

    @Override
    public int select(Pick pick, FleetView view) {
        int cluster = clusterFor(pick);
        return cluster == Routes.NONE ? NONE : clusters[cluster].select(pick);
    }

    /** A further try stays with the subset of the first. */
    private int clusterFor(Pick pick) {
        if (routes.isEmpty()) {
            return 0;
        }
        if (pick.attempt() > 0) {
            for (int slot = 0; slot < clusterOf.length; slot++) {
                if (clusterOf[slot] != UNKNOWN && pick.tried(slot)) {
                    return clusterOf[slot];
                }
            }
        }
        return routes.get().subset(pick);
    }

    @Override
    public void onEstablished(long now, int slot) {
        if (isOfACluster(slot)) {
            clusters[clusterOf[slot]].onEstablished(now, slot);
        }
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        if (isOfACluster(slot)) {
            clusters[clusterOf[slot]].onFailed(pick.now(), slot);
        }
    }

    private boolean isOfACluster(int slot) {
        return slot < clusterOf.length && clusterOf[slot] != UNKNOWN;
    }

    @Override
    public void onMembership(long now, FleetView view) {
        int known = clusterOf.length;
        clusterOf = Arrays.copyOf(clusterOf, Math.max(known, view.slotLimit()));
        Arrays.fill(clusterOf, known, clusterOf.length, UNKNOWN);
        for (int position = 0; position < view.listedSize(); position++) {
            int slot = view.listedAt(position);
            int subset = routes.isPresent() ? view.subset(slot) : 0;
            clusterOf[slot] = subset < clusters.length ? subset : UNKNOWN;
        }
        for (Cluster cluster : clusters) {
            cluster.onMembership(now, view);
        }
    }
}
