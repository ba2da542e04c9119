package io.steelyard.session;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.structure.IntList;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/** The clients connected to some pods, found by one pass over the clients however many pods there are. */
final class Victims {
    private static final int NOT_WANTED = -1;

    private final ClientTable clients;
    private final PodTable pods;
    private final IntUnaryOperator holder;
    private int[] placeOf = new int[0];
    private int[] ends = new int[0];
    private int[] slots = new int[0];

    /**
     * @param holder the pod of a client, by client slot; negative for none
     */
    Victims(ClientTable clients, PodTable pods, IntUnaryOperator holder) {
        this.clients = clients;
        this.pods = pods;
        this.holder = holder;
    }

    /** Finds the clients of pods; what was found before is forgotten. */
    void find(IntList onPods) {
        if (placeOf.length < pods.count()) {
            int known = placeOf.length;
            placeOf = Arrays.copyOf(placeOf, Math.max(16, 2 * pods.count()));
            Arrays.fill(placeOf, known, placeOf.length, NOT_WANTED);
        }
        if (ends.length < onPods.size()) {
            ends = new int[onPods.size()];
        }
        int total = 0;
        for (int i = 0; i < onPods.size(); i++) {
            placeOf[onPods.get(i)] = i;
            ends[i] = total;
            total += pods.openConnections(onPods.get(i));
        }
        if (slots.length < total) {
            slots = new int[total + (total >> 1)];
        }
        if (total > 0) {
            scan();
        }
        for (int i = 0; i < onPods.size(); i++) {
            placeOf[onPods.get(i)] = NOT_WANTED;
        }
    }

    private void scan() {
        int limit = clients.limit();
        for (int slot = 0; slot < limit; slot++) {
            int pod = holder.applyAsInt(slot);
            if (pod >= 0 && placeOf[pod] != NOT_WANTED) {
                slots[ends[placeOf[pod]]++] = slot;
            }
        }
    }

    /** Where the clients of the i-th pod begin among the slots. */
    int begin(int i) {
        return i == 0 ? 0 : ends[i - 1];
    }

    /** Where the clients of the i-th pod end among the slots. */
    int end(int i) {
        return ends[i];
    }

    /** The slot at an index; those of one pod ascend. */
    int slot(int index) {
        return slots[index];
    }
}
