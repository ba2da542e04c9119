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

    /** Takes in the hosts of a view, listed rank by rank. */
    void refresh(NormalizedHosts listed) {
        hosts = listed;
        chooser = new BoundedLoad(listed.size());
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
        overall = establishedOnAll(view);
        return view.slotAt(chooser.choose(hash, rank, load));
    }

    /** All connections of the proxy that stand, those of hosts that left included. */
    private static int establishedOnAll(FleetView view) {
        int sum = 0;
        for (int slot = 0; slot < view.slotLimit(); slot++) {
            sum += view.established(slot);
        }
        return sum;
    }

    private double load(int rank) {
        FleetView seen = Objects.requireNonNull(view);
        return BoundedLoad.load(seen.established(seen.slotAt(rank)), overall, hosts.weight(rank), factor);
    }
}
