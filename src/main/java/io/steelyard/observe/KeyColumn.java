package io.steelyard.observe;

import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;
import java.util.Arrays;

/**
 * Which pod each shared affinity key was on last, and how many times a pod had begun to serve by then: eight bytes a key,
 * nothing where none is to be followed.
 */
final class KeyColumn {
    private static final int NOWHERE = -1;

    private final RecorderSettings.Keys keys;
    private final PodTable pods;
    private final Counters counters;
    private final int[] lastPod;
    private final int[] lastEpoch;
    private int epoch;
    private int[] servesSince = new int[16];

    KeyColumn(RecorderSettings.Keys keys, PodTable pods, Counters counters) {
        this.keys = keys;
        this.pods = pods;
        this.counters = counters;
        lastPod = new int[keys.shared()];
        lastEpoch = new int[keys.shared()];
        Arrays.fill(lastPod, NOWHERE);
    }

    /** A client holds a connection to a pod at the start. */
    void begin(long client, int pod) {
        if (lastPod.length > 0) {
            lastPod[(int) keys.keyOf(client)] = pod;
        }
    }

    /** A pod begins to serve. */
    void serves(int pod) {
        if (pod >= servesSince.length) {
            servesSince = Arrays.copyOf(servesSince, Math.max(pod + 1, 2 * servesSince.length));
        }
        epoch++;
        servesSince[pod] = epoch;
    }

    /** A client holds a connection to a pod from now on. */
    void hold(long client, int pod) {
        if (lastPod.length == 0) {
            return;
        }
        int key = (int) keys.keyOf(client);
        int before = lastPod[key];
        if (before != NOWHERE) {
            counters.increment(Count.KEY_RETURNS);
            if (pods.identity(before) != pods.identity(pod)) {
                counters.increment(Count.KEY_BREAKS);
                if (pods.serving(before) && servedAt(lastEpoch[key], pod)) {
                    counters.increment(Count.KEYS_NEEDLESS);
                }
            }
        }
        lastPod[key] = pod;
        lastEpoch[key] = epoch;
    }

    private boolean servedAt(int instant, int pod) {
        return (pod < servesSince.length ? servesSince[pod] : 0) <= instant;
    }
}
