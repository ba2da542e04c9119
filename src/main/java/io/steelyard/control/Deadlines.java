package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.fleet.PodTable;
import io.steelyard.structure.IntList;
import java.util.Arrays;

/** One instant for each pod of a workload at which something is to happen to it; what is planned anew replaces it. */
final class Deadlines {
    private final PodEvents.Scope events;
    private final Rank rank;
    private long[] dueNanos = new long[0];

    Deadlines(PodEvents.Scope events, Rank rank) {
        this.events = events;
        this.rank = rank;
    }

    void plan(int pod, long at) {
        if (pod >= dueNanos.length) {
            int known = dueNanos.length;
            dueNanos = Arrays.copyOf(dueNanos, Math.max(16, Math.max(pod + 1, 2 * known)));
            Arrays.fill(dueNanos, known, dueNanos.length, PodTable.UNSET);
        }
        dueNanos[pod] = at;
        events.schedule(at, rank, pod);
    }

    /** Plans an instant unless an earlier one is planned. */
    void planEarliest(int pod, long at) {
        if (!planned(pod) || at < dueNanos[pod]) {
            plan(pod, at);
        }
    }

    boolean planned(int pod) {
        return pod < dueNanos.length && dueNanos[pod] != PodTable.UNSET;
    }

    void cancel(int pod) {
        if (pod < dueNanos.length) {
            dueNanos[pod] = PodTable.UNSET;
        }
    }

    /** Whether the pod's instant is now; if so, nothing is planned for it any more. */
    boolean take(int pod, long now) {
        boolean due = pod < dueNanos.length && dueNanos[pod] == now;
        if (due) {
            dueNanos[pod] = PodTable.UNSET;
        }
        return due;
    }

    /** All live pods whose instant is now, into a list; nothing is planned for them any more. */
    void takeAll(LivePods live, long now, IntList into) {
        into.clear();
        for (int i = 0; i < live.size(); i++) {
            if (take(live.pod(i), now)) {
                into.add(live.pod(i));
            }
        }
    }
}
