package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The part that Envoy's round robin and least request share: a schedule over the hosts while their weights differ.
 *
 * <p>Follows Envoy 1.36 {@code common/load_balancer_impl.cc}, {@code EdfLoadBalancerBase}. Whether a schedule is used is
 * decided at a change of the hosts only: it stays in use after the last slow start has ended until the next change.
 */
final class WeightedSchedule {
    private final long seed;
    private final Optional<SlowStart> slowStart;
    private final HostAges ages;
    private final HostWeight hostWeight;
    private final IntToDoubleFunction weights = this::weight;
    private final EdfScheduler scheduler = new EdfScheduler();

    private @Nullable FleetView view;
    private long now;
    private boolean used;

    /**
     * Creates a schedule without hosts.
     *
     * @param seed from which the schedule starts at every change of the hosts
     * @param ages when the hosts were first seen, kept up to date if there is a slow start
     * @param hostWeight a host's weight before slow start
     */
    WeightedSchedule(long seed, Optional<SlowStart> slowStart, HostAges ages, HostWeight hostWeight) {
        this.seed = seed;
        this.slowStart = slowStart;
        this.ages = ages;
        this.hostWeight = hostWeight;
    }

    /** Takes in changed hosts or weights. */
    void refresh(long now, FleetView view) {
        this.now = now;
        this.view = view;
        used = view.size() > 1 && (weightsDiffer(view) || anyInSlowStart(now));
        if (used) {
            int[] slots = new int[view.size()];
            for (int rank = 0; rank < slots.length; rank++) {
                slots[rank] = view.slotAt(rank);
            }
            scheduler.restart(slots, slots.length, weights, seed);
        }
    }

    /** Whether picks go by this schedule. */
    boolean used() {
        return used;
    }

    /** Returns the next slot of the schedule. */
    int pick(long now, FleetView view) {
        this.now = now;
        this.view = view;
        return scheduler.pick(weights);
    }

    private double weight(int slot) {
        double weight = hostWeight.of(Objects.requireNonNull(view), slot);
        return slowStart.isEmpty() ? weight : slowStart.get().weight(weight, ages.millis(now, slot));
    }

    private boolean anyInSlowStart(long now) {
        return slowStart.isPresent()
                && ages.millisOfNewest(now) <= slowStart.get().window().toMillis();
    }

    private static boolean weightsDiffer(FleetView view) {
        double first = view.weight(view.slotAt(0));
        for (int rank = 1; rank < view.size(); rank++) {
            if (view.weight(view.slotAt(rank)) != first) {
                return true;
            }
        }
        return false;
    }
}
