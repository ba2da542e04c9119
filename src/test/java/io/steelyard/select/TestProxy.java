package io.steelyard.select;

/** One selector with its view, driven as a proxy drives it. */
public final class TestProxy {
    private final Selector selector;
    private final TestView view;
    private final Pick pick = new Pick();
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
            view.assign(slot);
            selector.onAssigned(pick, slot);
            selector.onEstablished(now, slot);
        }
        return slot;
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

    /** Ends a connection. */
    public void release(int slot) {
        view.release(slot);
        selector.onReleased(now, slot);
    }
}
