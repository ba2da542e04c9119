package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import io.steelyard.structure.LeastLoaded;
import java.util.Arrays;

/**
 * New pods first: the newest endpoint that holds fewer connections of its proxy than the mean; where all hold the mean, the
 * one assigned longest ago.
 *
 * <p>A definition of this program, of what operators of long connections ask for after a scale-out: new connections fill what
 * was added until it holds its share, the newest first. It is the contrary of a slow start (HAProxy's {@code slowstart},
 * Istio's {@code warmup}). Among endpoints that became ready at the same instant the first of the configuration counts as
 * newest. A connection counts from its assignment; only connections to endpoints of the view make the mean. A change costs
 * O(log n) for n endpoints, and so does a choice. Departures: no product has it to follow; weights are ignored, and so are
 * connections of other proxies.
 */
public final class NewPodFirst implements Selector {
    /** The kind {@code new-pod-first}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "new-pod-first",
            "the newest endpoint with fewer connections than the mean, else the least recently used",
            Config.class,
            NewPodFirst::new);

    private static final int NOBODY = Integer.MAX_VALUE;

    private final LeastLoaded loads = new LeastLoaded();
    private final Members members = new Members();

    /** From the newest to the oldest. */
    private int[] slotByAge = new int[0];

    private int[] ageOf = new int[0];

    /** A heap-shaped tree whose leaves are the counts by age; every other node is the lesser of its two children. */
    private int[] least = new int[2];

    private int leaves = 1;
    private long total;

    /** The options of {@code new-pod-first}: none. */
    public record Config() {}

    /** Creates a selector; draws nothing. */
    public NewPodFirst(Config config, RandomSource random) {}

    @Override
    public int select(Pick pick, FleetView view) {
        if (loads.size() == 0 || !below(1)) {
            return loads.least();
        }
        int node = 1;
        while (node < leaves) {
            node *= 2;
            if (!below(node)) {
                node++;
            }
        }
        return slotByAge[node - leaves];
    }

    private boolean below(int node) {
        return (long) least[node] * loads.size() < total;
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        if (loads.contains(slot)) {
            loads.increment(slot);
            count(slot, 1);
        }
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        release(slot);
    }

    @Override
    public void onReleased(long now, int slot) {
        release(slot);
    }

    private void release(int slot) {
        if (loads.contains(slot)) {
            loads.decrement(slot);
            count(slot, -1);
        }
    }

    private void count(int slot, int change) {
        total += change;
        int node = leaves + ageOf[slot];
        least[node] += change;
        for (node /= 2; node > 0; node /= 2) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]);
        }
    }

    @Override
    public void onMembership(long now, FleetView view) {
        members.refresh(view);
        for (int i = 0; i < members.left().size(); i++) {
            loads.remove(members.left().get(i));
        }
        for (int i = 0; i < members.joined().size(); i++) {
            int slot = members.joined().get(i);
            loads.addWithCount(slot, view.active(slot));
        }
        orderByAge(view);
        plant();
    }

    private void orderByAge(FleetView view) {
        int endpoints = view.size();
        long[] newestFirst = new long[endpoints];
        for (int rank = 0; rank < endpoints; rank++) {
            newestFirst[rank] = view.readySince(view.slotAt(rank));
        }
        Integer[] ranks = new Integer[endpoints];
        Arrays.setAll(ranks, rank -> rank);
        Arrays.sort(ranks, (one, other) -> Long.compare(newestFirst[other], newestFirst[one]));
        slotByAge = new int[endpoints];
        ageOf = new int[view.slotLimit()];
        for (int age = 0; age < endpoints; age++) {
            slotByAge[age] = view.slotAt(ranks[age]);
            ageOf[slotByAge[age]] = age;
        }
    }

    private void plant() {
        leaves = Integer.highestOneBit(Math.max(1, 2 * slotByAge.length - 1));
        least = new int[2 * leaves];
        Arrays.fill(least, NOBODY);
        total = 0;
        for (int age = 0; age < slotByAge.length; age++) {
            int held = loads.count(slotByAge[age]);
            least[leaves + age] = held;
            total += held;
        }
        for (int node = leaves - 1; node > 0; node--) {
            least[node] = Math.min(least[2 * node], least[2 * node + 1]);
        }
    }
}
