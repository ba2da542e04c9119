package io.steelyard.select.haproxy;

import io.steelyard.select.haproxy.Balance.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The policies of HAProxy that the options of {@code haproxy} tell apart, by name. */
public final class HaproxyPolicies {
    /** Values of {@code balance} that are refused by name. */
    public static final List<String> REFUSED = List.of("first", "uri", "rdp-cookie", "hash path");

    private static final List<String> PLACEMENTS = List.of("map-based", "consistent");
    private static final int FACTOR = 150;

    private HaproxyPolicies() {}

    /** One configuration of each policy: alone, and beside each further option that may stand there. */
    public static List<Haproxy.Config> all() {
        List<Haproxy.Config> all = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (Optional<String> placement : placements(kind)) {
                addIfAllowed(all, kind, placement, 0, Optional.empty());
                addIfAllowed(all, kind, placement, FACTOR, Optional.empty());
                addIfAllowed(all, kind, placement, 0, Optional.of(Duration.ofSeconds(15)));
            }
        }
        return all;
    }

    private static List<Optional<String>> placements(Kind kind) {
        return kind.hashes() ? PLACEMENTS.stream().map(Optional::of).toList() : List.of(Optional.empty());
    }

    private static void addIfAllowed(
            List<Haproxy.Config> all, Kind kind, Optional<String> placement, int factor, Optional<Duration> slowstart) {
        try {
            all.add(new Haproxy.Config(directive(kind), placement, factor, slowstart));
        } catch (IllegalArgumentException refused) {
            if (factor == 0 && slowstart.isEmpty()) {
                throw refused;
            }
        }
    }

    private static String directive(Kind kind) {
        return switch (kind) {
            case ROUNDROBIN -> "roundrobin";
            case STATIC_RR -> "static-rr";
            case LEASTCONN -> "leastconn";
            case RANDOM -> "random";
            case SOURCE -> "source";
            case KEY -> "hdr(name)";
        };
    }

    /** The policy's name. */
    public static String of(Haproxy.Config config) {
        Kind kind = Balance.parse(config.balance()).kind();
        StringBuilder name = new StringBuilder(
                switch (kind) {
                    case ROUNDROBIN, STATIC_RR, LEASTCONN, SOURCE -> "`" + directive(kind) + "`";
                    case RANDOM -> "`random(n)`";
                    case KEY -> "`hdr`, `url_param`, `hash`";
                });
        if (kind.hashes()) {
            name.append(", ").append(hashType(config).consistent() ? "consistent" : "map-based");
        }
        if (config.hashBalanceFactor() > 0) {
            name.append(", with `hash-balance-factor`");
        }
        if (config.slowstart().isPresent()) {
            name.append(", with `slowstart`");
        }
        return name.toString();
    }

    /** Whether servers are drawn. */
    public static boolean draws(Haproxy.Config config) {
        return Balance.parse(config.balance()).kind() == Kind.RANDOM;
    }

    /** Every way in which a key can be hashed. */
    public static List<String> hashFunctions() {
        List<String> all = new ArrayList<>();
        for (HashType.Function function : HashType.Function.values()) {
            all.add(name(function, false));
            all.add(name(function, true));
        }
        return all;
    }

    /** How a policy hashes the key; nothing where it hashes none. */
    public static Optional<String> hashFunction(Haproxy.Config config) {
        HashType type = hashType(config);
        return Balance.parse(config.balance()).kind() == Kind.KEY
                ? Optional.of(name(type.function(), type.avalanche()))
                : Optional.empty();
    }

    private static HashType hashType(Haproxy.Config config) {
        return HashType.parse(config.hashType().orElse("map-based"));
    }

    private static String name(HashType.Function function, boolean avalanche) {
        return function.name().toLowerCase(Locale.ROOT) + (avalanche ? " avalanche" : "");
    }
}
