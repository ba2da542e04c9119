package io.steelyard.select;

import io.steelyard.structure.IntStack;
import java.util.ArrayList;
import java.util.List;

/** One selector with its view, driven as a proxy drives it. */
public final class TestProxy {
    private final Selector selector;
    private final TestView view;
    private final Pick pick = new Pick();
    private final List<IntStack> clientsAt = new ArrayList<>();
    private long now;
    private int client;

    /** Creates a proxy and tells the selector of the view. */
    public TestProxy(Selector selector, TestView view) {
        this.selector = selector;
        this.view = view;
        changed();
    }

    /** The view. */
    public TestView view() {
        return view;
    }

    /** Sets the clock, nanoseconds. */
    public void setNow(long now) {
        this.now = now;
    }

    /** Tells the selector that the view has changed. */
    public void changed() {
        selector.onMembership(now, view);
    }

    /** Chooses without connecting. */
    public int select(long key, int attempt) {
        return selector.select(pick.set(now, client++, key, key, attempt), view);
    }

    /** Chooses and connects; returns the slot. */
    public int connect(long key) {
        int slot = select(key, 0);
        if (slot != Selector.NONE) {
            establish(slot);
        }
        return slot;
    }

    /** Connects to a slot past the selector. */
    public void connectTo(long key, int slot) {
        pick.set(now, client++, key, key, 0);
        establish(slot);
    }

    private void establish(int slot) {
        view.assign(slot);
        selector.onAssigned(pick, slot);
        selector.onEstablished(now, slot);
        while (clientsAt.size() <= slot) {
            clientsAt.add(new IntStack());
        }
        clientsAt.get(slot).push(pick.client());
    }

    /** Chooses and fails to connect; returns the slot. */
    public int fail(long key) {
        int slot = select(key, 0);
        if (slot != Selector.NONE) {
            view.assign(slot);
            selector.onAssigned(pick, slot);
            view.release(slot);
            selector.onFailed(pick, slot);
        }
        return slot;
    }

    /** Ends the connection to a slot that came last. */
    public void release(int slot) {
        view.release(slot);
        selector.onReleased(now, slot, clientsAt.get(slot).pop());
    }
}
