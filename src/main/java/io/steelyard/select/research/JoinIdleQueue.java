package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import java.util.Arrays;

/**
 * Join-idle-queue: the endpoint that has been idle longest; where none is idle, any one at random.
 *
 * <p>Source: Y. Lu, Q. Xie, G. Kliot, A. Geller, J. Larus and A. Greenberg, "Join-Idle-Queue: a novel load balancing
 * algorithm for dynamically scalable web services" (Performance Evaluation 68, 2011). An endpoint that has become idle
 * reports to a balancer's queue, so that a choice asks nobody. Weights are ignored. Under long connections idle endpoints are
 * rare, and the choice is then a random one. Departures: the paper's idle server reports to one dispatcher that it draws;
 * here it reports to the proxy of its last connection, without delay, and is idle if it has none of that proxy, whatever
 * others have sent to it.
 */
public final class JoinIdleQueue implements Selector {
    /** The kind {@code join-idle-queue}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "join-idle-queue",
            "an endpoint that has reported to be idle, else a random one (Lu et al. 2011)",
            Config.class,
            JoinIdleQueue::new);

    private final RandomSource random;
    private final Members members = new Members();
    private boolean[] isMember = new boolean[0];
    private int[] counts = new int[0];

    /** The queue, a ring in which each slot stands once at most; some have got a connection since they reported. */
    private int[] queue = new int[0];

    private boolean[] queued = new boolean[0];
    private int head;
    private int length;

    /** The options of {@code join-idle-queue}: none. */
    public record Config() {}

    /** Creates a selector; draws one number for each choice that finds no idle endpoint. */
    public JoinIdleQueue(Config config, RandomSource random) {
        this.random = random;
    }

    @Override
    public int select(Pick pick, FleetView view) {
        while (length > 0 && counts[queue[head]] > 0) {
            leave();
        }
        if (length > 0) {
            return queue[head];
        }
        return view.size() == 0 ? NONE : view.slotAt(random.nextInt(view.size()));
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        counts[slot]++;
        if (length > 0 && queue[head] == slot) {
            leave();
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
        counts[slot]--;
        report(slot);
    }

    private void report(int slot) {
        if (isMember[slot] && counts[slot] == 0 && !queued[slot]) {
            queued[slot] = true;
            queue[(head + length) % queue.length] = slot;
            length++;
        }
    }

    private void leave() {
        queued[queue[head]] = false;
        head = (head + 1) % queue.length;
        length--;
    }

    @Override
    public void onMembership(long now, FleetView view) {
        members.refresh(view);
        isMember = new boolean[view.slotLimit()];
        counts = Arrays.copyOf(counts, view.slotLimit());
        for (int i = 0; i < members.current().size(); i++) {
            isMember[members.current().get(i)] = true;
        }
        for (int i = 0; i < members.left().size(); i++) {
            int slot = members.left().get(i);
            if (slot < queued.length) {
                queued[slot] = false;
            }
        }
        requeue(view.slotLimit());
        for (int i = 0; i < members.joined().size(); i++) {
            int slot = members.joined().get(i);
            counts[slot] = view.active(slot);
            report(slot);
        }
    }

    /** Drops those that have left, and keeps the order of the others. */
    private void requeue(int room) {
        int[] kept = new int[room];
        int keptLength = 0;
        for (int i = 0; i < length; i++) {
            int slot = queue[(head + i) % queue.length];
            if (queued[slot]) {
                kept[keptLength++] = slot;
            }
        }
        queue = kept;
        queued = Arrays.copyOf(queued, room);
        head = 0;
        length = keptLength;
    }
}
