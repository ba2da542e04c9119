package io.steelyard.observe;

import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;
import java.util.Arrays;

/** Which pod each shared affinity key was on last: four bytes a key, none where every client has a key of its own. */
final class KeyColumn {
    private static final int NOWHERE = -1;

    private final RecorderSettings.Keys keys;
    private final PodTable pods;
    private final Counters counters;
    private final int[] lastPod;

    KeyColumn(RecorderSettings.Keys keys, PodTable pods, Counters counters) {
        this.keys = keys;
        this.pods = pods;
        this.counters = counters;
        lastPod = new int[keys.shared()];
        Arrays.fill(lastPod, NOWHERE);
    }

    /** A client holds a connection to a pod at the start. */
    void begin(long client, int pod) {
        if (lastPod.length > 0) {
            lastPod[(int) keys.keyOf(client)] = pod;
        }
    }

    /** A client holds a connection to a pod from now on. */
    void hold(long client, int pod) {
        if (lastPod.length == 0) {
            return;
        }
        int key = (int) keys.keyOf(client);
        int before = lastPod[key];
        lastPod[key] = pod;
        if (before != NOWHERE) {
            counters.increment(Count.KEY_RETURNS);
            if (pods.identity(before) != pods.identity(pod)) {
                counters.increment(Count.KEY_BREAKS);
            }
        }
    }
}
