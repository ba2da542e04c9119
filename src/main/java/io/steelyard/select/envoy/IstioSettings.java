package io.steelyard.select.envoy;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Fraction;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SharedTables;
import io.steelyard.select.envoy.istio.ConsistentHashLB;
import io.steelyard.select.envoy.istio.HTTPRoute;
import io.steelyard.select.envoy.istio.IstioOutlierDetection;
import io.steelyard.select.envoy.istio.LocalityLbSetting;
import io.steelyard.select.envoy.istio.LocalityLbSetting.Distribute;
import io.steelyard.select.envoy.istio.SimpleLB;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What Istio makes of its configuration for Envoy: {@code pilot/pkg/networking/core/cluster_traffic_policy.go}. */
final class IstioSettings {
    /** Further tries of a connection: {@code route/retry/retry.go}. */
    static final int RETRIES = 2;

    private static final int RESELECTIONS = 5;
    private static final int OVERPROVISIONING_PERCENT = 140;
    private static final int PANIC_OF_ENVOY = 50;
    private static final int LARGEST_RING = 8_388_608;

    /** Before it, a service without settings was balanced by round robin. */
    private static final int LEAST_REQUEST_SINCE = 14;

    /** From it on, endpoints that are not ready stay, marked unhealthy. */
    private static final int KEEPS_UNREADY_SINCE = 32;

    private final Istio.Config config;

    IstioSettings(Istio.Config config) {
        this.config = config;
    }

    ClusterHosts.Rules rules() {
        return new ClusterHosts.Rules(localities(), OVERPROVISIONING_PERCENT, panicThreshold(), keepsUnready());
    }

    private boolean keepsUnready() {
        return config.minor() >= KEEPS_UNREADY_SINCE && minHealthPercent() == 0;
    }

    private int minHealthPercent() {
        return config.outlierDetection()
                .map(IstioOutlierDetection::minHealthPercent)
                .orElse(0);
    }

    private int panicThreshold() {
        return config.outlierDetection().isPresent() || keepsUnready() ? minHealthPercent() : PANIC_OF_ENVOY;
    }

    private Localities localities() {
        Optional<LocalityLbSetting> setting = config.localityLbSetting();
        boolean disabled = setting.isPresent() && !setting.get().enabled();
        if (config.zone().isEmpty() || disabled) {
            return Localities.NONE;
        }
        int own = config.zone().get();
        List<Distribute> distribute = setting.map(LocalityLbSetting::distribute).orElse(List.of());
        if (!distribute.isEmpty()) {
            return distribute.stream()
                    .filter(each -> each.from() == own)
                    .findFirst()
                    .<Localities>map(ZoneShares::new)
                    .orElse(ZoneShares.ALL);
        }
        return config.outlierDetection().isPresent() ? new OwnZoneFirst(own) : Localities.NONE;
    }

    LbPolicy policy(SelectorContext context) {
        if (config.consistentHash().isPresent()) {
            return hashed(config.consistentHash().get(), context);
        }
        RandomSource random = context.random();
        Optional<SlowStart> slowStart = config.warmup()
                .map(each ->
                        new SlowStart(each.duration(), each.aggression(), new Fraction(each.minimumPercent() / 100)));
        return switch (simple()) {
            case RANDOM -> WorkerPolicy.random(random);
            case ROUND_ROBIN -> WorkerPolicy.roundRobin(new RoundRobin.Config(slowStart), random);
            default ->
                WorkerPolicy.leastRequest(
                        new LeastRequest.Config(2, true, 1.0, LeastRequest.SelectionMethod.N_CHOICES, slowStart),
                        random);
        };
    }

    private SimpleLB simple() {
        SimpleLB given = config.simple().orElse(SimpleLB.UNSPECIFIED);
        boolean roundRobin = given == SimpleLB.UNSPECIFIED && config.minor() < LEAST_REQUEST_SINCE;
        return roundRobin ? SimpleLB.ROUND_ROBIN : given;
    }

    private LbPolicy hashed(ConsistentHashLB hash, SelectorContext context) {
        RequestHasher hasher = new RequestHasher(sources(hash));
        SharedTables tables = context.tables();
        if (hash.maglev().isPresent()) {
            Maglev.Config maglev = new Maglev.Config(hash.maglev().get().tableSize(), 0);
            return new TablePolicy(() -> new Maglev(maglev, tables), hasher, context.random());
        }
        RingHash.Config ring = new RingHash.Config(hash.ringSize(), LARGEST_RING, HashFunction.XX, 0);
        return new TablePolicy(() -> new RingHash(ring, tables), hasher, context.random());
    }

    private List<HashSource> sources(ConsistentHashLB hash) {
        List<HashSource> sources = new ArrayList<>();
        if (hash.useSourceIp().orElse(false)) {
            sources.add(new HashSource(HashSource.Kind.SOURCE_ADDRESS, "", false, hash.share()));
        }
        if (config.mode() == Istio.Mode.TCP) {
            return sources;
        }
        hash.httpHeaderName()
                .ifPresent(name ->
                        sources.add(new HashSource(HashSource.Kind.KEY, "header " + name, false, hash.share())));
        hash.httpQueryParameterName()
                .ifPresent(name ->
                        sources.add(new HashSource(HashSource.Kind.KEY, "parameter " + name, false, hash.share())));
        hash.httpCookie()
                .ifPresent(cookie -> sources.add(new HashSource(
                        cookie.ttl().isPresent() ? HashSource.Kind.KEY_OR_GENERATED_COOKIE : HashSource.Kind.KEY,
                        "cookie " + cookie.name(),
                        false,
                        hash.share())));
        return sources;
    }

    Optional<OutlierDetection.Settings> outliers() {
        return config.outlierDetection()
                .map(given -> new OutlierDetection.Settings(
                        given.consecutive5xxErrors(),
                        given.interval().toNanos(),
                        given.baseEjectionTime().toNanos(),
                        EnvoySettings.longestEjection(given.baseEjectionTime()).toNanos(),
                        given.maxEjectionPercent(),
                        false));
    }

    /** With a hash, a further try goes to the same endpoint. */
    int reselections() {
        return config.consistentHash().isPresent() ? 0 : RESELECTIONS;
    }

    Optional<Routes> routes(RandomSource random) {
        if (config.http().isEmpty()) {
            return Optional.empty();
        }
        Routes.Rule[] rules = config.http().stream().map(this::rule).toArray(Routes.Rule[]::new);
        return Optional.of(new Routes(rules, random));
    }

    private Routes.Rule rule(HTTPRoute rule) {
        List<String> names =
                config.subsets().stream().<String>map(subset -> subset.name()).toList();
        return new Routes.Rule(
                rule.match()
                        .map(match -> HashSource.salt("header " + match.header()))
                        .orElse(0L),
                rule.match().map(match -> match.share().value()).orElse(1.0),
                rule.route().stream().mapToInt(to -> names.indexOf(to.subset())).toArray(),
                rule.route().stream().mapToLong(to -> to.weight().orElse(0)).toArray());
    }
}
