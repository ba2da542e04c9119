package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import java.util.Optional;

/**
 * Envoy's least request: the least loaded of a few hosts drawn at random (power of two choices), or a weighted schedule
 * while the hosts' weights differ.
 *
 * <p>Follows Envoy 1.36 {@code least_request/least_request_lb.cc}, in the order of its draws too: one at construction, then
 * per pick one to choose a priority and one per choice, or per tie under {@code fullScan}. A host's load is the view's
 * {@code established}: connections that are still being made do not count.
 * Departures: drawing distinct hosts ({@code withReplacement: false}) is an addition; a negative bias is refused, where
 * Envoy takes 1 instead.
 */
public final class LeastRequest implements Selector, ListBalancer {
    /** The kind {@code least-request}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "least-request",
            "the least loaded of two endpoints drawn at random; by weight and load where weights differ (Envoy 1.36)",
            Config.class,
            LeastRequest::new);

    private final Config config;
    private final RandomSource random;
    final HostAges ages;
    private final WeightedSchedule schedule;
    private final UnsignedRemainder remainder = new UnsignedRemainder();
    private final int[] drawnRanks;

    /**
     * The options of {@code least-request}.
     *
     * @param choiceCount hosts drawn per pick, at least 2
     * @param withReplacement whether one host may be drawn twice, as in Envoy; else the hosts drawn are distinct
     * @param activeRequestBias the power to which load counts against weight where weights differ; not negative
     * @param selectionMethod whether hosts are drawn, or all are looked at
     * @param slowStart how a new endpoint's weight grows; without it, it has its full weight at once
     */
    public record Config(
            @Default("2") int choiceCount,
            @Default("true") boolean withReplacement,
            @Default("1.0") double activeRequestBias,
            @Default("nChoices") SelectionMethod selectionMethod,
            Optional<SlowStart> slowStart) {
        public Config {
            Checks.atLeast("choiceCount", 2, choiceCount);
            Checks.notNegative("activeRequestBias", activeRequestBias);
        }
    }

    /** Which hosts are compared while all weights are equal. */
    public enum SelectionMethod {
        /** As many as {@code choiceCount} says, drawn at random. */
        N_CHOICES,
        /** All; among several with the fewest requests each has the same probability. */
        FULL_SCAN
    }

    /** Creates a selector; draws one number. */
    public LeastRequest(Config config, RandomSource random) {
        this(config, random, random.nextLong(), new HostAges());
    }

    /** Creates the state of one list of hosts, whose ages others keep. */
    LeastRequest(Config config, RandomSource random, long seed, HostAges ages) {
        this.config = config;
        this.random = random;
        this.ages = ages;
        this.schedule = new WeightedSchedule(seed, config.slowStart(), ages, this::weight);
        this.drawnRanks = new int[config.choiceCount()];
    }

    @Override
    public int select(Pick pick, FleetView view) {
        return choose(pick, random.nextLong(), view);
    }

    @Override
    public int choose(Pick pick, long draw, FleetView view) {
        int size = view.size();
        if (size == 0) {
            return NONE;
        }
        if (schedule.used()) {
            return schedule.pick(pick.now(), view);
        }
        if (config.selectionMethod() == SelectionMethod.FULL_SCAN) {
            return leastOfAll(view);
        }
        return config.withReplacement() ? leastOfDrawn(view) : leastOfDistinct(view);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        if (config.slowStart().isPresent()) {
            ages.refresh(now, view);
        }
        refresh(now, view);
    }

    @Override
    public void refresh(long now, FleetView view) {
        schedule.refresh(now, view);
        remainder.setDivisor(Math.max(1, view.size()));
    }

    private int leastOfDrawn(FleetView view) {
        int best = view.slotAt(remainder.of(random.nextLong()));
        int fewest = view.established(best);
        for (int draw = 1; draw < config.choiceCount(); draw++) {
            int candidate = view.slotAt(remainder.of(random.nextLong()));
            int active = view.established(candidate);
            if (active < fewest) {
                best = candidate;
                fewest = active;
            }
        }
        return best;
    }

    private int leastOfDistinct(FleetView view) {
        int draws = Math.min(config.choiceCount(), view.size());
        int best = NONE;
        int fewest = Integer.MAX_VALUE;
        for (int drawn = 0; drawn < draws; drawn++) {
            int candidate = view.slotAt(drawFurtherRank(drawn, view.size()));
            int active = view.established(candidate);
            if (active < fewest) {
                best = candidate;
                fewest = active;
            }
        }
        return best;
    }

    /** Draws one of the ranks that are not among the first {@code drawn} of {@link #drawnRanks}, kept in rising order. */
    private int drawFurtherRank(int drawn, int size) {
        int rank = random.nextInt(size - drawn);
        int position = 0;
        while (position < drawn && drawnRanks[position] <= rank) {
            rank++;
            position++;
        }
        System.arraycopy(drawnRanks, position, drawnRanks, position + 1, drawn - position);
        drawnRanks[position] = rank;
        return rank;
    }

    private int leastOfAll(FleetView view) {
        int best = view.slotAt(0);
        int fewest = view.established(best);
        long ties = 1;
        for (int rank = 1; rank < view.size(); rank++) {
            int candidate = view.slotAt(rank);
            int active = view.established(candidate);
            if (active < fewest) {
                best = candidate;
                fewest = active;
                ties = 1;
            } else if (active == fewest && Long.remainderUnsigned(random.nextLong(), ++ties) == 0) {
                best = candidate;
            }
        }
        return best;
    }

    private double weight(FleetView view, int slot) {
        double weight = view.weight(slot);
        double load = view.established(slot) + 1.0;
        double bias = config.activeRequestBias();
        if (bias == 0.0) {
            return weight;
        }
        return weight / (bias == 1.0 ? load : StrictMath.pow(load, bias));
    }
}
