package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Counters.Count;
import io.steelyard.structure.WideSum;
import java.util.Arrays;

/**
 * The conservation laws of connections, kept apart from everything that is measured.
 *
 * <p>For each pod the starts of its open connections are summed, modulo 2^64: a connection that ends takes away the start
 * that its own age tells, so a wrong pod, age or count leaves a remainder.
 */
final class Ledger {
    private final RecorderSettings settings;
    private final PodTable pods;
    private final ClientTable clients;
    private final Counters counters;
    private final WideSum heldNanos = new WideSum();
    private int[] held = new int[16];
    private long[] starts = new long[16];
    private int[] countedHeld = new int[16];
    private long[] countedStarts = new long[16];
    private long startNanos;
    private long openAtStart;
    private long pendingAtStart;
    private long checks;

    Ledger(RecorderSettings settings, Counters counters) {
        this.settings = settings;
        this.pods = settings.pods();
        this.clients = settings.clients();
        this.counters = counters;
    }

    /** Takes over what is open at the start; returns how many connections that is. */
    long begin(long now) {
        startNanos = now;
        pendingAtStart = clients.pending();
        countOpen();
        System.arraycopy(countedHeld, 0, held, 0, pods.count());
        System.arraycopy(countedStarts, 0, starts, 0, pods.count());
        for (int pod = 0; pod < pods.count(); pod++) {
            openAtStart += held[pod];
        }
        return openAtStart;
    }

    /** There is one more pod, or many. */
    void makeRoom() {
        int count = pods.count();
        if (count > held.length) {
            int size = Math.max(count, held.length * 2);
            held = Arrays.copyOf(held, size);
            starts = Arrays.copyOf(starts, size);
            countedHeld = Arrays.copyOf(countedHeld, size);
            countedStarts = Arrays.copyOf(countedStarts, size);
        }
    }

    private void countOpen() {
        makeRoom();
        Arrays.fill(countedHeld, 0);
        Arrays.fill(countedStarts, 0);
        for (int slot = 0; slot < clients.limit(); slot++) {
            int pod = clients.pod(slot);
            if (pod >= 0) {
                countedHeld[pod]++;
                countedStarts[pod] += clients.sinceNanos(slot);
            }
        }
    }

    void open(long now, int pod) {
        held[pod]++;
        starts[pod] += now;
    }

    void close(long now, int pod, long heldFor) {
        held[pod]--;
        starts[pod] -= now - heldFor;
        heldNanos.add(Math.min(heldFor, now - startNanos));
    }

    int held(int pod) {
        return held[pod];
    }

    /** A pod is gone. */
    void gone(long now, int pod) {
        require(now, held[pod] == 0 && starts[pod] == 0, "pod", pod, "gone, connections held", held[pod], "of", 0);
    }

    /** What can be checked in the time of one pass over the live pods. */
    void check(long now, long connected, long waiting) {
        long sum = 0;
        for (int i = 0; i < pods.liveCount(); i++) {
            int pod = pods.live(i);
            sum += held[pod];
            require(
                    now,
                    held[pod] == pods.openConnections(pod),
                    "pod",
                    pod,
                    "counted",
                    held[pod],
                    "holds",
                    pods.openConnections(pod));
        }
        require(now, sum == connected, "all pods", -1, "hold", sum, "connected", connected);
        long opened = openAtStart + counters.inRun(Count.ESTABLISHED);
        long closed = counters.inRun(Count.RELEASED) + counters.inRun(Count.LOST) + counters.inRun(Count.HANDED_OVER);
        require(now, opened - closed == connected, "opened less closed", -1, "is", opened - closed, "open", connected);
        long made = pendingAtStart + counters.inRun(Count.ATTEMPTS);
        long known = counters.inRun(Count.ESTABLISHED) + counters.inRun(Count.FAILED) + clients.pending();
        require(now, made == known, "attempts", -1, "made", made, "ended or on their way", known);
        require(
                now,
                clients.present() == connected + waiting,
                "clients",
                -1,
                "present",
                clients.present(),
                "counted",
                connected + waiting);
    }

    /** Pods that are there less those that came and went, and those of them that are about to go. */
    void checkPods(long now, int alive, int terminating) {
        require(now, alive == pods.liveCount(), "pods", -1, "counted", alive, "there", pods.liveCount());
        require(now, terminating == terminating(), "pods", -1, "terminating", terminating, "deleted", terminating());
    }

    /** Pods whose deletion has been asked for and that are not gone. */
    int terminating() {
        int terminating = 0;
        for (int i = 0; i < pods.liveCount(); i++) {
            if (pods.deletedNanos(pods.live(i)) != PodTable.UNSET) {
                terminating++;
            }
        }
        return terminating;
    }

    /** What takes a pass over all clients: each connection is on one pod, and its start is the one that was told. */
    void checkAll(long now) {
        countOpen();
        for (int pod = 0; pod < pods.count(); pod++) {
            require(
                    now,
                    countedHeld[pod] == held[pod],
                    "pod",
                    pod,
                    "clients",
                    countedHeld[pod],
                    "connections",
                    held[pod]);
            require(
                    now,
                    countedStarts[pod] == starts[pod],
                    "pod",
                    pod,
                    "starts of its clients sum to",
                    countedStarts[pod],
                    "its connections'",
                    starts[pod]);
        }
    }

    /** Little's law, exactly: the integral of the connections over time is the sum of the spans for which each was held. */
    void checkConnectionTime(long now, WideSum integral) {
        WideSum sum = new WideSum();
        sum.add(heldNanos);
        for (int slot = 0; slot < clients.limit(); slot++) {
            if (clients.pod(slot) >= 0) {
                sum.add(now - Math.max(startNanos, clients.sinceNanos(slot)));
            }
        }
        checks++;
        if (!sum.equals(integral)) {
            throw new ConservationException(
                    settings,
                    now,
                    "connection-nanoseconds: the integral over time is " + integral + ", the connections' own sum "
                            + sum);
        }
    }

    private void require(long now, boolean holds, String what, int number, String one, long a, String other, long b) {
        checks++;
        if (!holds) {
            String name = number < 0 ? what : what + " " + number;
            throw new ConservationException(settings, now, name + ": " + one + " " + a + ", " + other + " " + b);
        }
    }

    /** Checks passed so far. */
    long checks() {
        return checks;
    }
}
