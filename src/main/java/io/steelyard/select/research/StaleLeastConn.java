package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import io.steelyard.structure.IntList;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * Least connections by old counts: those that a bulletin board shows, which is written anew at regular times.
 *
 * <p>Source: M. Mitzenmacher, "How useful is old information?" (IEEE Transactions on Parallel and Distributed Systems 11,
 * 2000), the model of periodic update. Among equals each has the same probability. All connections of one period go to the
 * endpoint that had the fewest at its start, so that above some age the counts do harm; the least of two drawn at random
 * stays useful much longer. The proxy's own connections count, from their assignment. An endpoint that has come since the
 * board was written counts as empty. Weights are ignored.
 */
public final class StaleLeastConn implements Selector {
    /** The kind {@code stale-least-conn}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "stale-least-conn",
            "the endpoint with the fewest connections when they were last counted (Mitzenmacher 2000)",
            Config.class,
            StaleLeastConn::new);

    private final RandomSource random;
    private final long periodNanos;
    private final int choices;
    private final Members members = new Members();
    private final IntList least = new IntList();
    private int[] counts = new int[0];
    private int[] board = new int[0];
    private long nextWriting = Long.MIN_VALUE;

    /**
     * The options of {@code stale-least-conn}.
     *
     * @param staleness how often connections are counted: the greatest age of the counts, longer than 0s
     * @param choiceCount endpoints drawn for each choice, one more than once perhaps, at least 2; without it, all are compared
     */
    public record Config(@Default("1s") Duration staleness, Optional<Integer> choiceCount) {
        public Config {
            Checks.positive("staleness", staleness);
            choiceCount.ifPresent(count -> Checks.atLeast("choiceCount", 2, count));
        }
    }

    /** Creates a selector; draws one number for each choice, or as many as endpoints are drawn. */
    public StaleLeastConn(Config config, RandomSource random) {
        this.random = random;
        periodNanos = config.staleness().toNanos();
        choices = config.choiceCount().orElse(0);
    }

    @Override
    public int select(Pick pick, FleetView view) {
        writeIfDue(pick.now());
        if (view.size() == 0) {
            return NONE;
        }
        return choices == 0 ? least.get(random.nextInt(least.size())) : leastOfDrawn(view);
    }

    private int leastOfDrawn(FleetView view) {
        int best = view.slotAt(random.nextInt(view.size()));
        for (int draw = 1; draw < choices; draw++) {
            int candidate = view.slotAt(random.nextInt(view.size()));
            if (board[candidate] < board[best]) {
                best = candidate;
            }
        }
        return best;
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        writeIfDue(pick.now());
        counts[slot]++;
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        writeIfDue(pick.now());
        counts[slot]--;
    }

    @Override
    public void onReleased(long now, int slot) {
        writeIfDue(now);
        counts[slot]--;
    }

    @Override
    public void onMembership(long now, FleetView view) {
        writeIfDue(now);
        members.refresh(view);
        if (counts.length < view.slotLimit()) {
            counts = Arrays.copyOf(counts, view.slotLimit());
            board = Arrays.copyOf(board, view.slotLimit());
        }
        for (int i = 0; i < members.joined().size(); i++) {
            int slot = members.joined().get(i);
            counts[slot] = view.active(slot);
            board[slot] = 0;
        }
        findLeast();
    }

    /** Writes the board as it was due before anything that happens now; what happened since the time due is nothing. */
    private void writeIfDue(long now) {
        if (now < nextWriting) {
            return;
        }
        nextWriting = Math.addExact(now - Math.floorMod(now, periodNanos), periodNanos);
        System.arraycopy(counts, 0, board, 0, counts.length);
        findLeast();
    }

    private void findLeast() {
        least.clear();
        int fewest = Integer.MAX_VALUE;
        for (int i = 0; i < members.current().size(); i++) {
            int slot = members.current().get(i);
            if (board[slot] < fewest) {
                fewest = board[slot];
                least.clear();
            }
            if (board[slot] == fewest) {
                least.add(slot);
            }
        }
    }
}
