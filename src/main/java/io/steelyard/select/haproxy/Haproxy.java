package io.steelyard.select.haproxy;

import io.steelyard.fleet.FleetView;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.Sharing;
import io.steelyard.select.haproxy.Balance.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * A backend of HAProxy 2.6: one of its algorithms over its servers, the same for all threads of a process.
 *
 * <p>Threads share all but their random numbers. A connection counts for a server from its assignment to its release. A
 * server that is drained or in maintenance takes no connections; when it is ready again, it comes with those that it has
 * kept. Randomness is the product's own, which is the same in each process; the run's random numbers are not used.
 * Departures: there are no limits of connections and hence no queues; a weight below 1 counts as 1, where HAProxy would send
 * nobody to a server of weight 0.
 */
public final class Haproxy implements Selector {
    /** The kind {@code haproxy}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.ofTables(
                    "haproxy",
                    "a backend of HAProxy 2.6: roundrobin, static-rr, leastconn, random, source or hash of a key",
                    Config.class,
                    Haproxy::new)
            .sharing(config -> Sharing.EVERYTHING)
            .retrying(Config::retryRule);

    private static final int RETRIES = 3;
    private static final long TURN_AROUND_NANOS = 1_000_000_000L;

    private final Servers servers;
    private final Algorithm algorithm;

    /**
     * The options of {@code haproxy}, spelled as its configuration spells them.
     *
     * @param balance the algorithm: {@code roundrobin}, {@code static-rr}, {@code leastconn}, {@code random}, which draws 2
     *     servers, {@code random(3)}, {@code source}, or the client's key as {@code hdr(name)}, {@code url_param name} or
     *     {@code hash req.cook(name)}
     * @param hashType how {@code source} and keys are hashed: {@code map-based} or {@code consistent}, then perhaps
     *     {@code sdbm}, {@code djb2}, {@code wt6} or {@code crc32}, then perhaps {@code avalanche}
     * @param hashBalanceFactor how many per cent of the average load a server may have before it passes clients on; above
     *     100, or 0 for any load; where servers stand on a ring
     * @param slowstart how long the weight of a server grows that has come up
     */
    @NotModelled({
        "timeout",
        "on-marked-down",
        "on-marked-up",
        "check",
        "inter",
        "fall",
        "rise",
        "observe",
        "maxconn",
        "minconn",
        "fullconn",
        "maxqueue",
        "backup",
        "cookie",
        "stick",
        "stick-table",
        "retries",
        "option",
        "hash-key",
        "id"
    })
    public record Config(
            @Default("roundrobin") String balance,
            @Key("hash-type") Optional<String> hashType,
            @Key("hash-balance-factor") @Default("0") int hashBalanceFactor,
            Optional<Duration> slowstart) {
        public Config {
            Kind kind = Balance.parse(balance).kind();
            boolean consistent =
                    hashType.map(HashType::parse).map(HashType::consistent).orElse(kind == Kind.RANDOM);
            if (hashType.isPresent() && !kind.hashes()) {
                throw new IllegalArgumentException("hashType must be absent where balance is " + balance);
            }
            Checks.atLeast("hashBalanceFactor", 0, hashBalanceFactor);
            if (hashBalanceFactor > 0 && hashBalanceFactor <= 100) {
                throw new IllegalArgumentException(
                        "hashBalanceFactor must be 0 or above 100 but is " + hashBalanceFactor);
            }
            if (hashBalanceFactor > 0 && !consistent) {
                throw new IllegalArgumentException(
                        "hashBalanceFactor must be absent without hash-type consistent: servers stand on no ring");
            }
            slowstart.ifPresent(span -> Checks.positive("slowstart", span));
            boolean fixed = kind == Kind.STATIC_RR || (kind.hashes() && !consistent);
            if (slowstart.isPresent() && fixed) {
                throw new IllegalArgumentException(
                        "slowstart must be absent where weights are fixed: with static-rr and with hash-type map-based");
            }
        }

        private HashType hashing() {
            return HashType.parse(hashType.orElse("map-based"));
        }

        /** Another server at each of three retries, or only at the last one. */
        private RetryRule retryRule() {
            return switch (Balance.parse(balance).kind()) {
                case ROUNDROBIN, STATIC_RR, RANDOM -> new RetryRule(RETRIES, RetryRule.Again.CHOOSE, TURN_AROUND_NANOS);
                case LEASTCONN, SOURCE, KEY ->
                    new RetryRule(RETRIES, RetryRule.Again.SAME_UNTIL_LAST, TURN_AROUND_NANOS);
            };
        }
    }

    /** Creates a backend without servers; draws nothing. */
    public Haproxy(Config config, SelectorContext context) {
        Balance balance = Balance.parse(config.balance());
        servers = new Servers(new SlowStart(config.slowstart()));
        RingLookup ring = new RingLookup(servers, context.tables(), config.hashBalanceFactor());
        MapLookup map = new MapLookup(servers, context.tables());
        algorithm = switch (balance.kind()) {
            case ROUNDROBIN -> new RoundRobin(servers);
            case STATIC_RR -> new StaticRoundRobin(map);
            case LEASTCONN -> new LeastConnections(servers);
            case RANDOM -> new RandomDraws(servers, ring, balance.draws());
            case SOURCE, KEY ->
                new HashedKey(
                        config.hashing().consistent() ? ring : map, config.hashing(), balance.kind() == Kind.SOURCE);
        };
    }

    @Override
    public int select(Pick pick, FleetView view) {
        servers.warmUp(pick.now(), algorithm);
        return servers.byNumber().size() == 0 ? NONE : algorithm.choose(pick, pick.lastTried());
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        count(pick.now(), slot, 1);
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        count(pick.now(), slot, -1);
    }

    @Override
    public void onReleased(long now, int slot) {
        count(now, slot, -1);
    }

    private void count(long now, int slot, int more) {
        servers.warmUp(now, algorithm);
        servers.count(slot, more);
        algorithm.counted(slot);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        servers.warmUp(now, algorithm);
        servers.sync(now, view, algorithm);
    }
}
