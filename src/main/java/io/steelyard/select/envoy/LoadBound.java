package io.steelyard.select.envoy;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Selector;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What the hashing selectors have in common: the hosts of the last membership and the bound on their loads. */
final class LoadBound {
    private final int factor;
    private final IntToDoubleFunction load = this::load;
    private NormalizedHosts hosts = NormalizedHosts.of(new double[0]);
    private BoundedLoad chooser = new BoundedLoad(0);
    private @Nullable FleetView view;
    private int overall;
    private boolean started;

    /**
     * Creates a bound.
     *
     * @param factor the slots of all hosts as a percentage of all connections; 0 for no bound
     */
    LoadBound(int factor) {
        this.factor = factor;
    }

    /** Refuses a factor that is neither 0 nor at least 100. */
    static void check(int hashBalanceFactor) {
        if (hashBalanceFactor != 0 && hashBalanceFactor < 100) {
            throw new IllegalArgumentException(
                    "hashBalanceFactor must be 0 (off) or at least 100 but is " + hashBalanceFactor);
        }
    }

    /** Takes in the hosts of a view and returns them, rank by rank. */
    NormalizedHosts refresh(FleetView view) {
        double[] weights = new double[view.size()];
        for (int rank = 0; rank < weights.length; rank++) {
            weights[rank] = view.weight(view.slotAt(rank));
            overall += started ? 0 : view.established(view.slotAt(rank));
        }
        started = true;
        hosts = NormalizedHosts.of(weights);
        chooser = new BoundedLoad(weights.length);
        return hosts;
    }

    /** Counts a connection more ({@code 1}) or less ({@code -1}), whether its host is still in the view or not. */
    void count(int change) {
        overall += change;
    }

    /** Returns the slot that takes a client whose hash leads to a rank. */
    int slot(long hash, int rank, FleetView view) {
        if (rank < 0) {
            return Selector.NONE;
        }
        if (factor == 0) {
            return view.slotAt(rank);
        }
        this.view = view;
        return view.slotAt(chooser.choose(hash, rank, load));
    }

    private double load(int rank) {
        FleetView seen = Objects.requireNonNull(view);
        return BoundedLoad.load(seen.established(seen.slotAt(rank)), overall, hosts.weight(rank), factor);
    }
}
