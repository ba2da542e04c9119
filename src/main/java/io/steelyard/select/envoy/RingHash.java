package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.hash.DecimalKeys;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SharedTables;
import java.util.List;

/**
 * Envoy's ring hash: a client goes to the host whose entry follows the hash of its key on a ring.
 *
 * <p>Follows Envoy 1.36 {@code ring_hash/ring_hash_lb.cc}; see {@link HashRing} and {@link BoundedLoad}. The key is hashed
 * by XXH64 as the text {@code user-<number>}; a host is hashed by its {@code address:port}. The ring is built anew at every
 * change, with a number of entries per host that depends on the number of hosts.
 */
public final class RingHash implements Selector, HashChoice {
    /** The kind {@code ring-hash}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.ofTables(
            "ring-hash",
            "the endpoint that follows the key's hash on a ring (Envoy 1.36)",
            Config.class,
            (config, context) -> new RingHash(config, context.tables()));

    private static final int LARGEST = 8_388_608;

    private final Config config;
    private final SharedTables tables;
    private final DecimalKeys keys = new DecimalKeys("user-");
    private final LoadBound bound;
    private HashRing ring;

    /**
     * The options of {@code ring-hash}.
     *
     * @param minimumRingSize entries that the ring has at least; 1 to 8388608
     * @param maximumRingSize entries that the ring has at most; not below the minimum, up to 8388608
     * @param hashFunction how hosts are placed on the ring
     * @param hashBalanceFactor how many per cent of the average load a host may have before it passes clients on; at least
     *     100, or 0 for any load
     */
    public record Config(
            @Default("1024") int minimumRingSize,
            @Default("8388608") int maximumRingSize,
            @Default("xx") HashFunction hashFunction,
            @Default("0") int hashBalanceFactor) {
        public Config {
            Checks.atLeast("minimumRingSize", 1, minimumRingSize);
            if (maximumRingSize > LARGEST) {
                throw new IllegalArgumentException(
                        "maximumRingSize must be at most " + LARGEST + " but is " + maximumRingSize);
            }
            if (minimumRingSize > maximumRingSize) {
                throw new IllegalArgumentException("minimumRingSize must not exceed maximumRingSize, " + maximumRingSize
                        + ", but is " + minimumRingSize);
            }
            LoadBound.check(hashBalanceFactor);
        }
    }

    /** Creates a selector; draws nothing. */
    public RingHash(Config config, SharedTables tables) {
        this.config = config;
        this.tables = tables;
        bound = new LoadBound(config.hashBalanceFactor());
        ring = HashRing.build(NormalizedHosts.of(new double[0]), List.of(), 1, 1, config.hashFunction());
    }

    @Override
    public int select(Pick pick, FleetView view) {
        return choose(keys.xxh64(pick.key()), pick.attempt(), view);
    }

    @Override
    public int choose(long hash, int attempt, FleetView view) {
        return bound.slot(hash, ring.host(hash, attempt), view);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        refresh(NormalizedHosts.of(Addresses.weights(view)), view);
    }

    @Override
    public void refresh(NormalizedHosts listed, FleetView view) {
        bound.refresh(listed);
        ring = HashRing.shared(
                tables,
                listed,
                Addresses.of(view),
                config.minimumRingSize(),
                config.maximumRingSize(),
                config.hashFunction());
    }

    /** The ring that choices are made by. */
    HashRing ring() {
        return ring;
    }
}
