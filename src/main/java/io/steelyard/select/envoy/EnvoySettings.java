package io.steelyard.select.envoy;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SharedTables;
import io.steelyard.select.envoy.config.CommonLbConfig.ConsistentHashingLbConfig;
import io.steelyard.select.envoy.config.HashPolicy;
import io.steelyard.select.envoy.config.LeastRequestLbConfig;
import io.steelyard.select.envoy.config.LeastRequestLbConfig.SelectionMethodName;
import io.steelyard.select.envoy.config.LoadAssignment.LocalityLbEndpoints;
import io.steelyard.select.envoy.config.MaglevLbConfig;
import io.steelyard.select.envoy.config.OutlierDetectionConfig;
import io.steelyard.select.envoy.config.RingHashLbConfig;
import io.steelyard.select.envoy.config.RingHashLbConfig.HashFunctionName;
import io.steelyard.select.envoy.config.RoundRobinLbConfig;
import io.steelyard.select.envoy.config.SlowStartConfig;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What Envoy makes of its configuration. */
final class EnvoySettings {
    private static final Duration LONGEST_EJECTION = Duration.ofMinutes(5);

    private final Envoy.Config config;

    EnvoySettings(Envoy.Config config) {
        this.config = config;
    }

    ClusterHosts.Rules rules() {
        return new ClusterHosts.Rules(
                localities(),
                config.loadAssignment().policy().overprovisioningFactor(),
                (int) config.commonLbConfig().healthyPanicThreshold().value(),
                true);
    }

    private Localities localities() {
        boolean weighted = config.commonLbConfig().localityWeightedLbConfig().isPresent();
        List<LocalityLbEndpoints> zones = config.loadAssignment().endpoints();
        return new Localities() {
            private Optional<LocalityLbEndpoints> find(int zone) {
                return zones.stream()
                        .filter(each -> each.locality().zone() == zone)
                        .findFirst();
            }

            @Override
            public int priority(int zone) {
                return find(zone).map(LocalityLbEndpoints::priority).orElse(0);
            }

            @Override
            public int priorities() {
                return 1
                        + zones.stream()
                                .mapToInt(LocalityLbEndpoints::priority)
                                .max()
                                .orElse(0);
            }

            @Override
            public boolean weighted() {
                return weighted;
            }

            @Override
            public double weight(int zone, double hosts) {
                return find(zone).map(LocalityLbEndpoints::loadBalancingWeight).orElse(1);
            }
        };
    }

    LbPolicy policy(SelectorContext context) {
        RandomSource random = context.random();
        return switch (config.lbPolicy()) {
            case ROUND_ROBIN ->
                WorkerPolicy.roundRobin(
                        new RoundRobin.Config(
                                slowStart(config.roundRobinLbConfig().flatMap(RoundRobinLbConfig::slowStartConfig))),
                        random);
            case LEAST_REQUEST -> WorkerPolicy.leastRequest(leastRequest(), random);
            case RANDOM -> WorkerPolicy.random(random);
            case RING_HASH -> {
                SharedTables tables = context.tables();
                RingHash.Config ring = ring();
                yield new TablePolicy(() -> new RingHash(ring, tables), hasher(), random);
            }
            case MAGLEV -> {
                SharedTables tables = context.tables();
                int size =
                        config.maglevLbConfig().map(MaglevLbConfig::tableSize).orElse(65_537);
                Maglev.Config maglev = new Maglev.Config(size, balanceFactor());
                yield new TablePolicy(() -> new Maglev(maglev, tables), hasher(), random);
            }
        };
    }

    private LeastRequest.Config leastRequest() {
        Optional<LeastRequestLbConfig> given = config.leastRequestLbConfig();
        boolean fullScan = given.filter(each -> each.selectionMethod() == SelectionMethodName.FULL_SCAN)
                .isPresent();
        return new LeastRequest.Config(
                given.map(LeastRequestLbConfig::choiceCount).orElse(2),
                true,
                given.map(each -> each.activeRequestBias().defaultValue()).orElse(1.0),
                fullScan ? LeastRequest.SelectionMethod.FULL_SCAN : LeastRequest.SelectionMethod.N_CHOICES,
                slowStart(given.flatMap(LeastRequestLbConfig::slowStartConfig)));
    }

    static Optional<SlowStart> slowStart(Optional<SlowStartConfig> given) {
        return given.map(each -> new SlowStart(
                each.slowStartWindow(),
                each.aggression().defaultValue(),
                new Fraction(each.minWeightPercent().value() / 100)));
    }

    private RingHash.Config ring() {
        Optional<RingHashLbConfig> given = config.ringHashLbConfig();
        boolean murmur = given.filter(each -> each.hashFunction() == HashFunctionName.MURMUR_HASH_2)
                .isPresent();
        return new RingHash.Config(
                given.map(RingHashLbConfig::minimumRingSize).orElse(1024),
                given.map(RingHashLbConfig::maximumRingSize).orElse(8_388_608),
                murmur ? HashFunction.MURMUR2 : HashFunction.XX,
                balanceFactor());
    }

    private int balanceFactor() {
        return config.commonLbConfig()
                .consistentHashingLbConfig()
                .map(ConsistentHashingLbConfig::hashBalanceFactor)
                .orElse(0);
    }

    private RequestHasher hasher() {
        return new RequestHasher(config.hashPolicy().stream()
                .filter(EnvoySettings::hashesAnything)
                .map(EnvoySettings::source)
                .toList());
    }

    /** Connection properties of which none is asked for say nothing. */
    private static boolean hashesAnything(HashPolicy policy) {
        return policy.connectionProperties().isEmpty()
                || policy.connectionProperties().get().sourceIp();
    }

    private static HashSource source(HashPolicy policy) {
        HashSource.Kind kind = HashSource.Kind.KEY;
        String name = "";
        if (policy.header().isPresent()) {
            name = "header " + policy.header().get().headerName();
        } else if (policy.cookie().isPresent()) {
            name = "cookie " + policy.cookie().get().name();
            kind = policy.cookie().get().ttl().isPresent() ? HashSource.Kind.KEY_OR_GENERATED_COOKIE : kind;
        } else if (policy.queryParameter().isPresent()) {
            name = "parameter " + policy.queryParameter().get().name();
        } else {
            kind = HashSource.Kind.SOURCE_ADDRESS;
        }
        return new HashSource(kind, name, policy.terminal(), policy.share());
    }

    Optional<OutlierDetection.Settings> outliers() {
        return config.outlierDetection().map(EnvoySettings::outliers);
    }

    private static OutlierDetection.Settings outliers(OutlierDetectionConfig given) {
        Duration base = given.baseEjectionTime();
        Duration most = given.maxEjectionTime().orElse(longestEjection(base));
        return new OutlierDetection.Settings(
                given.consecutive5xx(),
                given.interval().toNanos(),
                base.toNanos(),
                most.toNanos(),
                given.maxEjectionPercent(),
                given.alwaysEjectOneHost());
    }

    /** How long an ejection lasts at most unless that is configured. */
    static Duration longestEjection(Duration base) {
        return base.compareTo(LONGEST_EJECTION) > 0 ? base : LONGEST_EJECTION;
    }
}
