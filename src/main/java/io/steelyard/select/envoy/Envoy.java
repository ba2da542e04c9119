package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.Sharing;
import io.steelyard.select.envoy.config.CommonLbConfig;
import io.steelyard.select.envoy.config.HashPolicy;
import io.steelyard.select.envoy.config.LbPolicyName;
import io.steelyard.select.envoy.config.LeastRequestLbConfig;
import io.steelyard.select.envoy.config.LoadAssignment;
import io.steelyard.select.envoy.config.MaglevLbConfig;
import io.steelyard.select.envoy.config.OutlierDetectionConfig;
import io.steelyard.select.envoy.config.RetryPolicy;
import io.steelyard.select.envoy.config.RingHashLbConfig;
import io.steelyard.select.envoy.config.RoundRobinLbConfig;
import java.util.List;
import java.util.Optional;

/**
 * An Envoy process in front of one cluster: all of its workers, with what each has for itself and what they share.
 *
 * <p>Follows Envoy 1.36 in its draws too: one number for the priority at every choice, then what the policy draws. Each
 * worker has a seed, an index and a schedule; tables, counts and outlier detection are the process's. Endpoints that are
 * listed but take no connections are the unhealthy hosts. Departures:
 *
 * <ul>
 *   <li>a worker's seed is drawn when the worker first chooses;
 *   <li>changes of health reach the workers at once: {@code update_merge_window} is not modelled;
 *   <li>a further try follows at once, without back-off;
 *   <li>a host that comes back after it took no connections is new for slow start, as with active health checks.
 * </ul>
 */
public final class Envoy implements Selector {
    /** The kind {@code envoy}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.ofTables(
                    "envoy",
                    "an Envoy process: its policies, hash policies, priorities, panic and outliers (Envoy 1.36)",
                    Config.class,
                    Envoy::new)
            .sharing(config -> Sharing.EVERYTHING)
            .retrying(config -> config.retryPolicy()
                    .map(policy -> new RetryRule(policy.retries(), RetryRule.Again.CHOOSE, 0))
                    .orElse(RetryRule.NEVER));

    private final Cluster cluster;

    /**
     * The options of {@code envoy}: those of a Cluster and of its route, in Envoy's words.
     *
     * @param lbPolicy how a host is chosen
     * @param roundRobinLbConfig for {@code lb_policy: ROUND_ROBIN}
     * @param leastRequestLbConfig for {@code lb_policy: LEAST_REQUEST}
     * @param ringHashLbConfig for {@code lb_policy: RING_HASH}
     * @param maglevLbConfig for {@code lb_policy: MAGLEV}
     * @param commonLbConfig panic, zones and the bound on loads
     * @param hashPolicy for the last two: where the client's hash comes from; without any it is random
     * @param outlierDetection when hosts are ejected; without it none is
     * @param loadAssignment priorities and weights of the zones
     * @param retryPolicy what is done when a connection could not be made; without it nothing
     */
    @NotModelled({"load_balancing_policy", "lb_subset_config", "health_checks", "circuit_breakers"})
    public record Config(
            @Key("lb_policy") @Default("ROUND_ROBIN") LbPolicyName lbPolicy,
            @Key("round_robin_lb_config") Optional<RoundRobinLbConfig> roundRobinLbConfig,
            @Key("least_request_lb_config") Optional<LeastRequestLbConfig> leastRequestLbConfig,
            @Key("ring_hash_lb_config") Optional<RingHashLbConfig> ringHashLbConfig,
            @Key("maglev_lb_config") Optional<MaglevLbConfig> maglevLbConfig,
            @Key("common_lb_config") @Default("{}") CommonLbConfig commonLbConfig,
            @Key("hash_policy") @Default("[]") List<HashPolicy> hashPolicy,
            @Key("outlier_detection") Optional<OutlierDetectionConfig> outlierDetection,
            @Key("load_assignment") @Default("{}") LoadAssignment loadAssignment,
            @Key("retry_policy") Optional<RetryPolicy> retryPolicy) {
        public Config {
            hashPolicy = List.copyOf(hashPolicy);
            only("roundRobinLbConfig", roundRobinLbConfig, lbPolicy, LbPolicyName.ROUND_ROBIN);
            only("leastRequestLbConfig", leastRequestLbConfig, lbPolicy, LbPolicyName.LEAST_REQUEST);
            only("ringHashLbConfig", ringHashLbConfig, lbPolicy, LbPolicyName.RING_HASH);
            only("maglevLbConfig", maglevLbConfig, lbPolicy, LbPolicyName.MAGLEV);
            boolean hashes = lbPolicy == LbPolicyName.RING_HASH || lbPolicy == LbPolicyName.MAGLEV;
            if (!hashes && !hashPolicy.isEmpty()) {
                throw new IllegalArgumentException("hashPolicy must be absent unless lb_policy is RING_HASH or MAGLEV");
            }
            if (!hashes && commonLbConfig.consistentHashingLbConfig().isPresent()) {
                throw new IllegalArgumentException("commonLbConfig must not have consistent_hashing_lb_config unless"
                        + " lb_policy is RING_HASH or MAGLEV");
            }
        }

        private static void only(String name, Optional<?> given, LbPolicyName policy, LbPolicyName needed) {
            if (given.isPresent() && policy != needed) {
                throw new IllegalArgumentException(name + " must be absent unless lb_policy is " + needed);
            }
        }
    }

    /** Creates a process without hosts; draws the seed of its first worker if its policy has one. */
    public Envoy(Config config, SelectorContext context) {
        EnvoySettings settings = new EnvoySettings(config);
        cluster = new Cluster(
                settings.rules(),
                settings.policy(context),
                settings.outliers(),
                config.retryPolicy().map(RetryPolicy::reselections).orElse(0),
                slot -> true);
    }

    /** The hosts and the policy. */
    Cluster cluster() {
        return cluster;
    }

    @Override
    public int select(Pick pick, FleetView view) {
        return cluster.select(pick);
    }

    @Override
    public void onEstablished(long now, int slot) {
        cluster.onEstablished(now, slot);
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        cluster.onFailed(pick.now(), slot);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        cluster.onMembership(now, view);
    }
}
