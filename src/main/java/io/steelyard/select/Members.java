package io.steelyard.select;

import io.steelyard.fleet.FleetView;
import io.steelyard.structure.IntList;
import java.util.Arrays;

/**
 * The endpoints of a view as a selector last saw them, and what the last change brought and took.
 *
 * <p>An endpoint is the same as before if neither its slot nor its address has changed: a slot that was given to another
 * address within one change counts as one endpoint gone and one come.
 */
public final class Members {
    private static final String NOBODY = "";

    private final IntList current = new IntList();
    private final IntList joined = new IntList();
    private final IntList left = new IntList();
    private String[] addresses = new String[0];
    private int[] seenIn = new int[0];
    private int refreshes;

    /** Compares the view with what it was at the call before. */
    public void refresh(FleetView view) {
        int known = addresses.length;
        if (known < view.slotLimit()) {
            addresses = Arrays.copyOf(addresses, view.slotLimit());
            Arrays.fill(addresses, known, addresses.length, NOBODY);
            seenIn = Arrays.copyOf(seenIn, addresses.length);
        }
        refreshes++;
        joined.clear();
        left.clear();
        for (int rank = 0; rank < view.size(); rank++) {
            see(view.slotAt(rank), view.address(view.slotAt(rank)));
        }
        for (int i = 0; i < current.size(); i++) {
            int slot = current.get(i);
            if (seenIn[slot] != refreshes) {
                left.add(slot);
                addresses[slot] = NOBODY;
            }
        }
        current.clear();
        for (int rank = 0; rank < view.size(); rank++) {
            current.add(view.slotAt(rank));
        }
    }

    private void see(int slot, String address) {
        seenIn[slot] = refreshes;
        if (!addresses[slot].equals(address)) {
            joined.add(slot);
            if (!addresses[slot].equals(NOBODY)) {
                left.add(slot);
            }
            addresses[slot] = address;
        }
    }

    /** The slots in the order of the view. */
    public IntList current() {
        return current;
    }

    /** The slots whose endpoints came with the last change. */
    public IntList joined() {
        return joined;
    }

    /** The slots whose former endpoints went with the last change; one of them may be among the joined too. */
    public IntList left() {
        return left;
    }
}
