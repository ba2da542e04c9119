package io.steelyard.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.steelyard.random.SplitMix64;
import io.steelyard.scenario.Spec;
import io.steelyard.select.DefaultOptions;
import io.steelyard.select.SelectorRegistry;
import io.steelyard.select.TestProxy;
import io.steelyard.select.TestView;
import io.steelyard.select.haproxy.Haproxy;
import io.steelyard.stats.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The oracles on the share of keys whose endpoint changes when one endpoint comes or goes, found with the balancers
 * themselves.
 *
 * <p>A tolerance of a case is made for its number of keys; four times as many are hashed, so that a right balancer is off by
 * more once in many thousand times.
 */
final class KeysMovedOracles implements OracleAdapter {
    private static final String ADD = "add_one_any_consistent";
    private static final String REMOVE = "remove_one_ring_hrw";
    private static final String LAST = "jump_remove_last";
    private static final String SHIFT = "jump_remove_random_shift";
    private static final String SWAP = "jump_remove_nonlast_swap";
    private static final String MODULO = "modulo_add_one";
    private static final String SURVIVORS = "survivor_keys_moved_ring_hrw_jump";
    private static final List<String> CONSISTENT = List.of("jump", "rendezvous", "anchor", "memento", "dx", "power");
    private static final Pattern RING_DEVIATION = Pattern.compile("ring_sd_of_moved_share_v([0-9]+)");
    private static final int MORE_KEYS = 4;
    private static final int RINGS = 400;

    /** By more standard errors than these a right ring is off once in 10,000 times. */
    private static final double Z = 3.9;

    @Override
    public boolean understands(OracleCase oracle) {
        return oracle.metric().equals("moved fraction")
                && oracle.hasParams("n", "keys")
                && oracle.params().get("n").asInt() >= 3
                && oracle.params().get("keys").asInt() >= 1
                && oracle.expectsOnly(Set.of(ADD, REMOVE, LAST, SHIFT, SWAP, MODULO, SURVIVORS))
                && oracle.tolerance().path("abs").isNumber();
    }

    @Override
    public void check(OracleCase oracle) {
        int pods = Json.integer(oracle.params(), "n");
        int keys = MORE_KEYS * Json.integer(oracle.params(), "keys");
        double tolerance = Json.number(oracle.tolerance(), "abs");
        Optional<Rings> rings = rings(oracle, pods);
        for (Map.Entry<String, JsonNode> entry : oracle.expected().properties()) {
            double expected = Json.number(oracle.expected(), entry.getKey());
            switch (entry.getKey()) {
                case ADD -> {
                    for (String kind : CONSISTENT) {
                        assertEquals(expected, added(proxy(kind, pods), keys).share(), tolerance, kind + ", one more");
                    }
                    rings.ifPresent(known -> known.check(expected, pods + 1));
                }
                case REMOVE -> {
                    assertEquals(expected, removed("rendezvous", pods, 0, keys).share(), tolerance, "rendezvous");
                    rings.ifPresent(known -> known.check(expected, pods));
                }
                case LAST -> assertEquals(expected, removed("jump", pods, pods - 1, keys).share(), tolerance, LAST);
                case SHIFT -> assertEquals(expected, shifted(pods, keys), tolerance, SHIFT);
                case SWAP -> assertEquals(expected, swapped(pods, keys), tolerance, SWAP);
                case MODULO -> assertEquals(expected, added(modulo(pods), keys).share(), tolerance, MODULO);
                default -> assertEquals(expected, survivorsMoved(pods, keys), SURVIVORS);
            }
        }
    }

    /** Where keys go before and after a change. */
    private record Change(int[] before, int[] after) {
        double share() {
            return IntStream.range(0, before.length)
                            .filter(key -> before[key] != after[key])
                            .count()
                    / (double) before.length;
        }

        /** Keys that moved though the endpoint before had not gone. */
        long movedFromOthers(int gone) {
            return IntStream.range(0, before.length)
                    .filter(key -> before[key] != after[key] && before[key] != gone)
                    .count();
        }

        /** Keys that moved, and not to the endpoint that came. */
        long movedToOthers(int come) {
            return IntStream.range(0, before.length)
                    .filter(key -> before[key] != after[key] && after[key] != come)
                    .count();
        }
    }

    private static Change change(TestProxy proxy, int firstKey, int keys, Consumer<TestView> change) {
        int[] before = slots(proxy, firstKey, keys);
        change.accept(proxy.view());
        proxy.changed();
        return new Change(before, slots(proxy, firstKey, keys));
    }

    private static int[] slots(TestProxy proxy, int firstKey, int keys) {
        return IntStream.range(firstKey, firstKey + keys)
                .map(key -> proxy.select(key, 0))
                .toArray();
    }

    private static Change added(TestProxy proxy, int keys) {
        return change(proxy, 0, keys, view -> view.add("10.9.9.9:8080", 1));
    }

    private static Change removed(String kind, int pods, int rank, int keys) {
        return change(proxy(kind, pods), 0, keys, view -> view.remove(rank));
    }

    /** Every rank leaves once, under keys of its own. */
    private static double shifted(int pods, int keys) {
        int each = (keys + pods - 1) / pods;
        return IntStream.range(0, pods)
                .mapToDouble(rank -> change(proxy("jump", pods), rank * each, each, view -> view.remove(rank))
                        .share())
                .average()
                .orElseThrow();
    }

    /** The last endpoint takes the place of the one that leaves, which is any but itself. */
    private static double swapped(int pods, int keys) {
        int each = (keys + pods - 2) / (pods - 1);
        return IntStream.range(0, pods - 1)
                .mapToDouble(rank -> change(
                                proxy("jump", pods),
                                rank * each,
                                each,
                                view -> view.replaceAll(
                                        pods - 1, at -> address(view, at == rank ? pods - 1 : at), at -> 1))
                        .share())
                .average()
                .orElseThrow();
    }

    private static String address(TestView view, int slot) {
        return TestView.of(slot + 1).address(slot);
    }

    private static long survivorsMoved(int pods, int keys) {
        long moved = removed("rendezvous", pods, 0, keys).movedFromOthers(0)
                + removed("jump", pods, pods - 1, keys).movedFromOthers(pods - 1);
        for (String kind : List.of("jump", "rendezvous")) {
            moved += added(proxy(kind, pods), keys).movedToOthers(pods);
        }
        // A ring whose endpoints have the same number of points however many they are.
        TestProxy ring = haproxy("consistent", pods);
        moved += change(ring, 0, keys, view -> view.remove(0)).movedFromOthers(0);
        return moved + added(haproxy("consistent", pods), keys).movedToOthers(pods);
    }

    private static TestProxy proxy(String kind, int pods) {
        return new TestProxy(
                DefaultOptions.create(SelectorRegistry.find(kind).orElseThrow(), new SplitMix64(1)),
                TestView.of(pods));
    }

    /** HAProxy's map-based hash is the hash modulo the number of servers. */
    private static TestProxy modulo(int pods) {
        return haproxy("map-based", pods);
    }

    private static TestProxy haproxy(String type, int pods) {
        Haproxy.Config config =
                new Haproxy.Config("hdr(user)", Optional.of(type + " sdbm avalanche"), 0, Optional.empty());
        return new TestProxy(
                SelectorRegistry.create(new Spec("haproxy", config, "haproxy"), new SplitMix64(1)), TestView.of(pods));
    }

    private static Optional<Rings> rings(OracleCase oracle, int pods) {
        for (Map.Entry<String, JsonNode> entry : oracle.tolerance().properties()) {
            Matcher name = RING_DEVIATION.matcher(entry.getKey());
            if (name.matches()) {
                return Optional.of(new Rings(
                        Integer.parseInt(name.group(1)), pods, entry.getValue().doubleValue()));
            }
        }
        return Optional.empty();
    }

    /** Rings of so many points an endpoint, whose shares of one endpoint spread as a case says for one that comes. */
    private record Rings(int points, int pods, double deviation) {
        /** One of so many endpoints has the expected share on average over many rings, and its spread. */
        void check(double expected, int endpoints) {
            Summary share = Summary.of(IntStream.range(0, RINGS)
                    .mapToDouble(number -> RingOracles.share(number, endpoints, points))
                    .toArray());
            assertEquals(expected, share.mean(), Z * share.standardError(), "ring of " + endpoints);
            if (endpoints == pods + 1) {
                // The spread of a sample of near-normal values is known to 1 in the root of twice their number.
                assertEquals(1, share.standardDeviation() / deviation, Z / Math.sqrt(2.0 * RINGS), "spread");
            }
        }
    }
}
