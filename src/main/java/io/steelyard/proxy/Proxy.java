package io.steelyard.proxy;

import io.steelyard.fleet.Admission;
import io.steelyard.fleet.EndpointSource;
import io.steelyard.fleet.Reception;
import io.steelyard.select.Pick;
import io.steelyard.select.RetryRule;
import io.steelyard.select.Selector;

/**
 * One balancer process: its view of the endpoints, its counts, and the selectors of its workers.
 *
 * <p>Each worker has a selector, or all have one together. Every selector hears of every connection of the process. Not
 * thread-safe.
 */
public final class Proxy {
    private final EndpointView view;
    private final Selector[] selectors;
    private final Admission admission;
    private final RetryRule rule;
    private boolean changed = true;

    /** A process with one worker, without endpoints, that never tries again. */
    public Proxy(EndpointSource pods, Admission admission, Selector selector) {
        this(pods, admission, RetryRule.NEVER, selector);
    }

    /**
     * A process without endpoints.
     *
     * @param selectors one for each worker, or one for all
     */
    public Proxy(EndpointSource pods, Admission admission, RetryRule rule, Selector... selectors) {
        this.view = new EndpointView(pods);
        this.selectors = selectors.clone();
        this.admission = admission;
        this.rule = rule;
    }

    /**
     * Opens a connection for the client of the pick in an instant; returns the pod, or why there is none, as {@link
     * Reception} says. Further tries take no time; a pod that does not answer is not followed by another.
     */
    public int connect(Pick pick) {
        int slot = choose(pick);
        if (slot == Selector.NONE) {
            return Reception.NO_ENDPOINT;
        }
        for (int tries = 0; ; tries++) {
            assign(pick, slot);
            int pod = view.endpointAt(slot);
            if (admission.accepts(pod)) {
                return establish(pick, slot);
            }
            int refusal = admission.refusal(pod);
            fail(pick, slot);
            slot = refusal == Reception.SILENT ? Selector.NONE : again(pick, slot, tries);
            if (slot == Selector.NONE) {
                return refusal;
            }
        }
    }

    /** Opens a connection to a given pod, which must be known to the proxy, past the selector. */
    public void connectTo(Pick pick, int pod) {
        tellChanges(pick.now());
        int slot = slotOf(pod);
        assign(pick, slot);
        establish(pick, slot);
    }

    private int slotOf(int pod) {
        int slot = view.slotOfEndpoint(pod);
        if (slot < 0) {
            throw new IllegalStateException("pod " + pod + " is unknown to the proxy");
        }
        return slot;
    }

    /** Returns the slot that the worker of the pick chooses, or {@link Selector#NONE}. */
    int choose(Pick pick) {
        tellChanges(pick.now());
        return selectors[pick.worker() % selectors.length].select(pick, view);
    }

    /**
     * Returns the slot of the next try for a connection, or {@link Selector#NONE} if there is none.
     *
     * @param failed the slot of the last try
     * @param tries tries in vain before the last one
     */
    int again(Pick pick, int failed, int tries) {
        if (tries >= rule.retries()) {
            return Selector.NONE;
        }
        pick.retry(failed);
        boolean same = rule.again() == RetryRule.Again.SAME_UNTIL_LAST && tries + 1 < rule.retries();
        if (same && view.takes(failed)) {
            return failed;
        }
        int slot = choose(pick);
        boolean inVain = rule.again() == RetryRule.Again.UNTRIED && slot != Selector.NONE && pick.tried(slot);
        return inVain ? Selector.NONE : slot;
    }

    /** Whether a slot takes new connections as far as the process knows. */
    boolean takes(int slot) {
        return view.takes(slot);
    }

    /** The wait before a further try at the same endpoint, nanoseconds. */
    long pauseNanos() {
        return rule.pauseNanos();
    }

    /** The pod of a slot. */
    int pod(int slot) {
        return view.endpointAt(slot);
    }

    /** Begins a connection to a slot. */
    void assign(Pick pick, int slot) {
        view.assign(slot);
        for (Selector selector : selectors) {
            selector.onAssigned(pick, slot);
        }
    }

    /** The connection that was begun stands; returns its pod. */
    int establish(Pick pick, int slot) {
        view.establish(slot);
        for (Selector selector : selectors) {
            selector.onEstablished(pick.now(), slot);
        }
        return view.endpointAt(slot);
    }

    /** The connection that was begun does not come about. */
    void fail(Pick pick, int slot) {
        view.abandon(slot);
        for (Selector selector : selectors) {
            selector.onFailed(pick, slot);
        }
    }

    /** The client of that number does not wait any longer for the connection that was begun. */
    void abandon(long now, int slot, int client) {
        for (Selector selector : selectors) {
            selector.onReleased(now, slot, client);
        }
        view.abandon(slot);
    }

    /** The connection of the client of that number to the pod ended. */
    public void release(long now, int pod, int client) {
        int slot = slotOf(pod);
        for (Selector selector : selectors) {
            selector.onReleased(now, slot, client);
        }
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

    /** Tells the selectors of the changes since they were last told, as one batch. */
    public void tellChanges(long now) {
        if (changed) {
            changed = false;
            for (Selector selector : selectors) {
                selector.onMembership(now, view);
            }
        }
    }
}
