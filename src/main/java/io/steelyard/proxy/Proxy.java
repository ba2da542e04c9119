package io.steelyard.proxy;

import io.steelyard.fleet.Admission;
import io.steelyard.fleet.EndpointSource;
import io.steelyard.fleet.Reception;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;

/**
 * One balancer process that sees every connection and learns of every change of the endpoints at once.
 *
 * <p>Its selector is told of a connection's assignment and establishment in one instant: the way from proxy to pod takes
 * no time in this model.
 */
public final class Proxy {
    private final EndpointView view;
    private final Selector selector;
    private final Admission reception;
    private boolean changed = true;

    /** A proxy without endpoints. */
    public Proxy(EndpointSource pods, Admission reception, Selector selector) {
        this.view = new EndpointView(pods);
        this.selector = selector;
        this.reception = reception;
    }

    /** Opens a connection for the client of the pick; returns the pod, or why there is none, as {@link Reception} says. */
    public int connect(Pick pick) {
        tellChanges(pick.now());
        int slot = selector.select(pick, view);
        if (slot == Selector.NONE) {
            return Reception.NO_ENDPOINT;
        }
        int pod = view.endpointAt(slot);
        if (reception.accepts(pod)) {
            return establish(pick, slot);
        }
        view.assign(slot);
        selector.onAssigned(pick, slot);
        view.abandon(slot);
        selector.onFailed(pick, slot);
        return reception.refusal(pod);
    }

    /** Opens a connection to a given pod, which must be known to the proxy, past the selector. */
    public void connectTo(Pick pick, int pod) {
        tellChanges(pick.now());
        establish(pick, slotOf(pod));
    }

    private int slotOf(int pod) {
        int slot = view.slotOfEndpoint(pod);
        if (slot < 0) {
            throw new IllegalStateException("pod " + pod + " is unknown to the proxy");
        }
        return slot;
    }

    private int establish(Pick pick, int slot) {
        view.assign(slot);
        selector.onAssigned(pick, slot);
        view.establish(slot);
        selector.onEstablished(pick.now(), slot);
        return view.endpointAt(slot);
    }

    /** The connection of the client of that number to the pod ended. */
    public void release(long now, int pod, int client) {
        int slot = slotOf(pod);
        selector.onReleased(now, slot, client);
        view.release(slot);
    }

    /** The pod takes new connections. */
    public void addEndpoint(int pod) {
        view.add(pod);
        changed = true;
    }

    /** The pod takes no new connections, but keeps its position in the list; those that it has live on. */
    public void suspendEndpoint(int pod) {
        view.suspend(pod);
        changed = true;
    }

    /** The pod takes no new connections and is no longer listed; those that it has live on. */
    public void removeEndpoint(int pod) {
        view.remove(pod);
        changed = true;
    }

    /** Tells the selector of the changes since it was last told, as one batch. */
    public void tellChanges(long now) {
        if (changed) {
            changed = false;
            selector.onMembership(now, view);
        }
    }
}
