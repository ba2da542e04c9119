package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import java.util.Optional;

/**
 * Finagle's deterministic aperture: endpoints and proxies divide the same ring, and each proxy uses the endpoints of its own
 * arc only, by two choices.
 *
 * <p>Follows {@code loadbalancer/aperture} of twitter/finagle 04d3998: {@code DeterministicAperture}, {@code Ring},
 * {@code WeightedP2CPick}.
 * Each of n endpoints has 1/n of the ring, each of p proxies begins at a multiple of 1/p, and an arc is the least multiple
 * of 1/p that covers as many endpoints as {@code aperture} says. So every part of the ring is in the same number of arcs,
 * and every endpoint has the same load if all proxies send as much; an endpoint that is in an arc for a part only has that
 * part as its weight. Loads are the proxy's own connections. Departures: endpoints stand in the order of the hash of their
 * addresses, by another function than Finagle's; an endpoint's own weight is ignored; the number of proxies is a constant;
 * an endpoint that fails is not drawn again.
 */
public final class Aperture implements Selector {
    /** The kind {@code aperture}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "aperture",
            "the less loaded of two endpoints of the proxy's own part of a ring (Finagle's deterministic aperture)",
            Config.class,
            Aperture::new);

    private static final int MOST = 100_000;
    private static final double ALIKE = 0.0001;

    private final RandomSource random;
    private final int aperture;
    private final int peers;
    private final int position;
    private final HashOrder ring = new HashOrder();

    /** The arc, in endpoints: it begins within the ring and may end beyond it. */
    private double begin;

    private double length;

    /**
     * The options of {@code aperture}.
     *
     * @param aperture endpoints that an arc covers at least, 1 to 100000
     * @param peers how many proxies there are, 1 to 100000; with 1 the arc is the whole ring
     * @param position which of them this one is, from 0 and below {@code peers}; without it, it is drawn, and some may be
     *     the same
     */
    public record Config(
            @Default("12") int aperture, @Default("1") int peers, Optional<Integer> position) {
        public Config {
            within("aperture", 1, MOST, aperture);
            within("peers", 1, MOST, peers);
            position.ifPresent(given -> within("position", 0, peers - 1, given));
        }

        private static void within(String name, int least, int most, int value) {
            Checks.atLeast(name, least, value);
            if (value > most) {
                throw new IllegalArgumentException(name + " must be at most " + most + " but is " + value);
            }
        }
    }

    /** Creates a selector; draws its position unless that is given, and then one number or two for each choice. */
    public Aperture(Config config, RandomSource random) {
        this.random = random;
        aperture = config.aperture();
        peers = config.peers();
        position = config.position().isPresent() ? config.position().get() : random.nextInt(peers);
    }

    @Override
    public int select(Pick pick, FleetView view) {
        if (ring.size() == 0) {
            return NONE;
        }
        int first = index(begin + random.nextDouble() * length);
        double firstWeight = weight(first);
        if (length - firstWeight <= 0) {
            return ring.slotAt(first);
        }
        int second = index(past(first, begin + random.nextDouble() * (length - firstWeight)));
        int one = ring.slotAt(first);
        int two = ring.slotAt(second);
        return less(view.active(one), firstWeight, view.active(two), weight(second)) ? one : two;
    }

    private static boolean less(int load, double weight, int otherLoad, double otherWeight) {
        return Math.abs(weight - otherWeight) < ALIKE ? load <= otherLoad : load / weight <= otherLoad / otherWeight;
    }

    private int index(double at) {
        return (int) at % ring.size();
    }

    /** How much of the endpoint at a place of the ring is in the arc, 0 to 1; the arc may hold its end and its beginning. */
    double weight(int index) {
        return Math.min(1, overlap(index) + overlap(index + ring.size()));
    }

    private double overlap(int from) {
        return Math.max(0, Math.min(begin + length, from + 1) - Math.max(begin, from));
    }

    /** Moves a point of the arc behind what it has of an endpoint, if it does not lie before that. */
    private double past(int index, double at) {
        double moved = at;
        for (int turn = 0; turn <= 1; turn++) {
            int from = index + turn * ring.size();
            double covered = overlap(from);
            if (covered > 0 && moved >= Math.max(begin, from)) {
                moved += covered;
            }
        }
        return moved;
    }

    /** The endpoint at a place of the ring. */
    int slotAt(int index) {
        return ring.slotAt(index);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        ring.refresh(view);
        int size = ring.size();
        if (size > 0) {
            long covered = Math.min(aperture, size);
            long turns = (covered * peers + size - 1) / size;
            begin = (double) position * size / peers;
            length = (double) turns * size / peers;
        }
    }
}
