package io.steelyard.sim;

import io.steelyard.fleet.FleetView;
import io.steelyard.observe.StoryStep;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/** A selector whose choices for one client are told, with what it saw when it chose. */
record TracedSelector(Selector selector, String balancer, IntSupplier client, Consumer<StoryStep.Chosen> told)
        implements Selector {
    @Override
    public int select(Pick pick, FleetView view) {
        int slot = selector.select(pick, view);
        if (pick.client() == client.getAsInt()) {
            tell(pick, view, slot);
        }
        return slot;
    }

    private void tell(Pick pick, FleetView view, int slot) {
        int fewest = Integer.MAX_VALUE;
        int most = 0;
        for (int rank = 0; rank < view.size(); rank++) {
            int connections = view.active(view.slotAt(rank));
            fewest = Math.min(fewest, connections);
            most = Math.max(most, connections);
        }
        told.accept(new StoryStep.Chosen(
                pick.now(),
                balancer,
                slot == NONE ? "" : view.address(slot),
                slot == NONE ? 0 : view.active(slot),
                view.size(),
                view.size() == 0 ? 0 : fewest,
                most,
                pick.attempt()));
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        selector.onAssigned(pick, slot);
    }

    @Override
    public void onEstablished(long now, int slot) {
        selector.onEstablished(now, slot);
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        selector.onFailed(pick, slot);
    }

    @Override
    public void onReleased(long now, int slot) {
        selector.onReleased(now, slot);
    }

    @Override
    public void onReleased(long now, int slot, int whose) {
        selector.onReleased(now, slot, whose);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        selector.onMembership(now, view);
    }
}
