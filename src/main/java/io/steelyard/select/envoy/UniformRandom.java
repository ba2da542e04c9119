package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;

/**
 * Envoy's random balancer: every host with the same probability, whatever its weight.
 *
 * <p>Follows Envoy 1.36 {@code random/random_lb.cc}: the one number drawn per pick is the index, modulo the number of
 * hosts.
 */
public final class UniformRandom implements Selector, ListBalancer {
    /** The kind {@code random}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "random", "any endpoint with the same probability (Envoy 1.36)", Config.class, UniformRandom::new);

    private final RandomSource random;
    private final UnsignedRemainder remainder = new UnsignedRemainder();

    /** The options of {@code random}: none. */
    public record Config() {}

    /** Creates a selector; draws nothing. */
    public UniformRandom(Config config, RandomSource random) {
        this.random = random;
    }

    @Override
    public int select(Pick pick, FleetView view) {
        return choose(pick, random.nextLong(), view);
    }

    @Override
    public int choose(Pick pick, long draw, FleetView view) {
        return view.size() == 0 ? NONE : view.slotAt(remainder.of(draw));
    }

    @Override
    public void onMembership(long now, FleetView view) {
        refresh(now, view);
    }

    @Override
    public void refresh(long now, FleetView view) {
        remainder.setDivisor(Math.max(1, view.size()));
    }
}
