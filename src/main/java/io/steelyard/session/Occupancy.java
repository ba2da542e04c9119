package io.steelyard.session;

import io.steelyard.fleet.PodMemory;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;

/** How full pods are, as far as it matters to them: too full for their memory, or empty while they terminate. */
final class Occupancy {
    private final PodTable pods;
    private final Reception reception;
    private final PodMemory memory;
    private final PodWatch watch;

    /**
     * @param memory what connections and handshakes of a pod need of its memory
     * @param watch who is told
     */
    Occupancy(PodTable pods, Reception reception, PodMemory memory, PodWatch watch) {
        this.pods = pods;
        this.reception = reception;
        this.memory = memory;
        this.watch = watch;
    }

    /** A pod has got a connection. */
    void grown(long now, int pod) {
        queued(now, pod, reception.waiting(pod));
    }

    /** So many handshakes wait at a pod. */
    void queued(long now, int pod, int waiting) {
        if (!memory.suffices(pods.openConnections(pod), waiting)) {
            watch.overfilled(now, pod);
        }
    }

    /** A pod has a connection less. */
    void shrunk(long now, int pod) {
        if (pods.openConnections(pod) == 0 && pods.phase(pod) == PodTable.Phase.TERMINATING) {
            watch.vacated(now, pod);
        }
    }
}
