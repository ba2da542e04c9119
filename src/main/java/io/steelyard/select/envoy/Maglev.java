package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.hash.DecimalKeys;
import io.steelyard.scenario.Default;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import io.steelyard.select.SharedTables;
import java.util.ArrayList;
import java.util.List;

/**
 * Envoy's Maglev: a client goes to the host that owns the slot of its key's hash in a table.
 *
 * <p>Follows Envoy 1.36 {@code maglev/maglev_lb.cc}; see {@link MaglevTable} and {@link BoundedLoad}. The key is hashed by
 * XXH64 as the text {@code user-<number>}; a host is hashed by its {@code address:port}. The table is built anew at every
 * change, without memory of the old one: slots of hosts that stay may change hands too.
 */
public final class Maglev implements Selector, HashChoice {
    /** The kind {@code maglev}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.ofTables(
            "maglev",
            "the endpoint that owns the key's slot of a table (Envoy 1.36)",
            Config.class,
            (config, context) -> new Maglev(config, context.tables()));

    private static final int LARGEST = 5_000_011;

    private final Config config;
    private final SharedTables tables;
    private final DecimalKeys keys = new DecimalKeys("user-");
    private final LoadBound bound;
    private MaglevTable table;
    private int[] rankInTable = new int[0];

    /**
     * The options of {@code maglev}.
     *
     * @param tableSize the number of slots, a prime; 2 to 5000011, and well above the number of endpoints
     * @param hashBalanceFactor how many per cent of the average load a host may have before it passes clients on; at least
     *     100, or 0 for any load
     */
    public record Config(
            @Default("65537") int tableSize, @Default("0") int hashBalanceFactor) {
        public Config {
            checkTableSize(tableSize);
            LoadBound.check(hashBalanceFactor);
        }
    }

    /** Refuses a size that is not a prime, or is above 5000011. */
    public static void checkTableSize(int tableSize) {
        if (tableSize > LARGEST) {
            throw new IllegalArgumentException("tableSize must be at most " + LARGEST + " but is " + tableSize);
        }
        if (!isPrime(tableSize)) {
            throw new IllegalArgumentException("tableSize must be a prime number but is " + tableSize
                    + "; the next one is " + nextPrime(tableSize));
        }
    }

    private static boolean isPrime(int number) {
        for (int divisor = 2; divisor * divisor <= number; divisor++) {
            if (number % divisor == 0) {
                return false;
            }
        }
        return number >= 2;
    }

    private static int nextPrime(int number) {
        int candidate = Math.max(2, number);
        while (!isPrime(candidate)) {
            candidate++;
        }
        return candidate;
    }

    /** Creates a selector; draws nothing. */
    public Maglev(Config config, SharedTables tables) {
        this.config = config;
        this.tables = tables;
        bound = new LoadBound(config.hashBalanceFactor());
        table = MaglevTable.build(NormalizedHosts.of(new double[0]), List.of(), config.tableSize());
    }

    @Override
    public int select(Pick pick, FleetView view) {
        return choose(keys.xxh64(pick.key()), pick.attempt(), view);
    }

    @Override
    public int choose(long hash, int attempt, FleetView view) {
        int host = table.host(hash, attempt);
        return bound.slot(hash, host == MaglevTable.NONE ? host : rank(host), view);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        refresh(NormalizedHosts.of(Addresses.weights(view)), view);
    }

    /** The table numbers the hosts in the order of their keys, so that proxies that list them otherwise share it. */
    @Override
    public void refresh(NormalizedHosts listed, FleetView view) {
        bound.refresh(listed);
        List<String> addresses = Addresses.of(view);
        rankInTable = Addresses.order(addresses);
        List<String> sorted = new ArrayList<>(addresses.size());
        for (int rank : rankInTable) {
            sorted.add(addresses.get(rank));
        }
        table = MaglevTable.shared(tables, listed.renumbered(rankInTable), sorted, config.tableSize());
    }

    /** The rank of the host that the table knows by its place in the order of the keys. */
    int rank(int place) {
        return rankInTable[place];
    }

    /** The table that choices are made by. */
    MaglevTable table() {
        return table;
    }
}
