package io.steelyard.readme;

import io.steelyard.fleet.FleetView;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;

/** Chooses the endpoint that became ready last while it holds less than its share, and any other in turn. */
public final class Newest implements Selector {
    private int next;
    private long total;

    @Override
    public int select(Pick pick, FleetView view) {
        if (view.size() == 0) {
            return NONE;
        }
        int newest = view.slotAt(0);
        for (int rank = 1; rank < view.size(); rank++) {
            int slot = view.slotAt(rank);
            newest = view.readySince(slot) > view.readySince(newest) ? slot : newest;
        }
        boolean room = view.active(newest) * (long) view.size() < total;
        next = (next + 1) % view.size();
        return room ? newest : view.slotAt(next);
    }

    @Override
    public void onEstablished(long now, int slot) {
        total++;
    }

    @Override
    public void onReleased(long now, int slot) {
        total--;
    }
}
