package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import java.util.Optional;

/**
 * Envoy's round robin: a counter modulo the number of hosts, or a weighted schedule while the hosts' weights differ.
 *
 * <p>Follows Envoy 1.36 {@code round_robin/round_robin_lb.h}. The counter starts at a random number and keeps counting
 * when hosts come and go; only the modulus changes. The schedule starts anew from the same seed at every change.
 * Departure: the random number that Envoy draws at every pick to choose a priority is not drawn, because nothing depends
 * on it with one priority; {@link Envoy} draws it.
 */
public final class RoundRobin implements Selector, ListBalancer {
    /** The kind {@code round-robin}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "round-robin",
            "each endpoint in turn, from a random start; by weight where weights differ (Envoy 1.36)",
            Config.class,
            RoundRobin::new);

    final HostAges ages;
    private final Optional<SlowStart> slowStart;
    private final WeightedSchedule schedule;
    private long index;
    private int rank;

    /**
     * The options of {@code round-robin}.
     *
     * @param slowStart how a new endpoint's weight grows; without it, it has its full weight at once
     */
    public record Config(Optional<SlowStart> slowStart) {}

    /** Creates a selector; draws one number. */
    public RoundRobin(Config config, RandomSource random) {
        this(random.nextLong(), config.slowStart(), new HostAges());
    }

    /** Creates the state of one list of hosts, whose ages others keep. */
    RoundRobin(long seed, Optional<SlowStart> slowStart, HostAges ages) {
        index = seed;
        this.ages = ages;
        this.slowStart = slowStart;
        schedule = new WeightedSchedule(seed, slowStart, ages, FleetView::weight);
    }

    @Override
    public int select(Pick pick, FleetView view) {
        return choose(pick, 0, view);
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
        int chosen = rank;
        index++;
        rank = index == 0 || chosen + 1 == size ? 0 : chosen + 1;
        return view.slotAt(chosen);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        if (slowStart.isPresent()) {
            ages.refresh(now, view);
        }
        refresh(now, view);
    }

    @Override
    public void refresh(long now, FleetView view) {
        schedule.refresh(now, view);
        rank = view.size() == 0 ? 0 : (int) Long.remainderUnsigned(index, view.size());
    }
}
