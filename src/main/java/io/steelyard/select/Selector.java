package io.steelyard.select;

import io.steelyard.fleet.FleetView;

/**
 * A balancer's choice: which endpoint of a view one new connection goes to.
 *
 * <p>One instance belongs to one proxy (or worker) and is not thread-safe. Randomness is given at construction. No
 * method called per connection may allocate. Products count at different moments: HAProxy when it assigns, Envoy when
 * the upstream connection is established; each overrides the callback that is its own. A view's {@code active} is kept
 * by the proxy and counts from assignment to release.
 */
public interface Selector {
    /** No endpoint can take the connection. */
    int NONE = -1;

    /** Returns a slot of the view, or {@link #NONE}. */
    int select(Pick pick, FleetView view);

    /** The proxy is about to connect to the slot. */
    default void onAssigned(Pick pick, int slot) {}

    /** The connection to the slot stands. */
    default void onEstablished(long now, int slot) {}

    /** The attempt at the slot failed before it stood. */
    default void onFailed(Pick pick, int slot) {}

    /** The proxy gave the slot's connection up; the slot may have left the view meanwhile. */
    default void onReleased(long now, int slot) {}

    /** The same for a selector that must know whose connection it was: that of the client of this number. */
    default void onReleased(long now, int slot, int client) {
        onReleased(now, slot);
    }

    /**
     * The view has changed: endpoints came, went, or changed weight. Called once per batch of changes, before the next
     * {@link #select}, and once before the first. A slot number may be reused only after it left the view and its last
     * connection was released.
     */
    default void onMembership(long now, FleetView view) {}
}
