package io.steelyard.proxy;

import io.steelyard.structure.IntList;

/** Lists of endpoints in the order in which somebody learned of them. */
final class Endpoints {
    private Endpoints() {}

    /** Adds a pod at the end of a list, if it is not there, or takes it off the list. */
    static void set(IntList list, int pod, boolean takes) {
        int kept = 0;
        boolean known = false;
        for (int i = 0; i < list.size(); i++) {
            boolean same = list.get(i) == pod;
            known |= same;
            if (!same || takes) {
                list.set(kept++, list.get(i));
            }
        }
        if (kept < list.size()) {
            list.swapRemove(list.size() - 1);
        }
        if (takes && !known) {
            list.add(pod);
        }
    }
}
