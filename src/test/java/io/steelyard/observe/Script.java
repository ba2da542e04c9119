package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.observe.Observer.Loss;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A history told to a recorder by hand: changes the tables and makes the callbacks as the simulator does, with times in
 * seconds and the first moment of the measured part at 0.
 */
final class Script {
    static final long SECOND = 1_000_000_000L;

    final PodTable pods = new PodTable();
    final ClientTable clients = new ClientTable(16);
    final Recorder recorder;
    private long now = -100 * SECOND;
    private boolean started;

    Script(double seconds, OptionalDouble targetPerPod, String... events) {
        this(seconds, targetPerPod, OptionalDouble.empty(), events);
    }

    Script(double seconds, OptionalDouble targetPerPod, OptionalDouble acceptPerSecond, String... events) {
        recorder = new Recorder(new RecorderSettings(
                "ours",
                3,
                42,
                pods,
                clients,
                Optional.empty(),
                nanos(seconds),
                10 * SECOND,
                List.of(events),
                targetPerPod,
                acceptPerSecond,
                new FewKeys(0),
                // So that the tolerance of balance is 15 % for two pods, 30 % for three and 5 % for one.
                (podCount, connections) -> 1 + 0.1 * (podCount - 1)));
    }

    Script(double seconds, String... events) {
        this(seconds, OptionalDouble.empty(), events);
    }

    static long nanos(double seconds) {
        return Math.round(seconds * 1e9);
    }

    Script at(double seconds) {
        now = nanos(seconds);
        return this;
    }

    long now() {
        return now;
    }

    void start(int replicas) {
        started = true;
        recorder.onStart(now);
        recorder.onReplicas(now, replicas);
        recorder.onSample(now);
    }

    /** A pod that serves from now on. */
    int podServes() {
        int pod = podCreated();
        podReady(pod);
        return pod;
    }

    int podCreated() {
        int pod = pods.create(0, pods.count(), now);
        pods.start(pod, now);
        if (started) {
            recorder.onPodCreated(now, pod);
        }
        return pod;
    }

    void podReady(int pod) {
        pods.becomeReady(pod, now);
        if (started) {
            recorder.onPodServing(now, pod);
        }
    }

    void podCrashes(int pod) {
        pods.becomeUnready(pod, now);
        recorder.onPodNotServing(now, pod);
        recorder.onContainerEnded(now, pod, Observer.ContainerEnd.CRASH);
    }

    void podDeleted(int pod) {
        pods.delete(pod, PodTable.Deletion.SCALE_DOWN, now);
        recorder.onPodNotServing(now, pod);
        recorder.onPodDeleted(now, pod);
    }

    void podGone(int pod) {
        pods.remove(pod, now);
        recorder.onPodGone(now, pod);
    }

    /** A client arrives; its slot is returned. */
    int arrives() {
        int slot = clients.add(0, Long.MAX_VALUE, now);
        if (started) {
            recorder.onArrival(now, slot);
        }
        return slot;
    }

    int arrivesOn(int pod) {
        int slot = arrives();
        connects(slot, pod);
        return slot;
    }

    private boolean tries(int slot) {
        boolean reconnect = clients.lostPod(slot) != ClientTable.NONE;
        clients.countAttempt(slot);
        if (started) {
            recorder.onAttempt(now, slot, reconnect);
        }
        return reconnect;
    }

    void fails(int slot) {
        fails(slot, Observer.Failure.NO_ENDPOINT);
    }

    void fails(int slot, Observer.Failure cause) {
        boolean reconnect = tries(slot);
        recorder.onAttemptFailed(now, slot, reconnect, cause);
    }

    void connects(int slot, int pod) {
        boolean reconnect = tries(slot);
        int previous = clients.lostPod(slot);
        long waited = now - clients.sinceNanos(slot);
        clients.hold(slot, pod, now);
        pods.open(pod);
        if (started) {
            recorder.onEstablished(now, slot, pod, reconnect, previous, waited);
        }
    }

    void loses(int slot, Loss cause) {
        int pod = clients.pod(slot);
        long held = now - clients.sinceNanos(slot);
        clients.lose(slot, now);
        pods.close(pod);
        if (started) {
            recorder.onLost(now, slot, pod, cause, held);
        }
    }

    void leaves(int slot) {
        int pod = clients.pod(slot);
        long spent = now - clients.sinceNanos(slot);
        clients.remove(slot);
        if (pod < 0) {
            recorder.onLeftWaiting(now, slot, false, spent);
        } else {
            pods.close(pod);
            recorder.onReleased(now, slot, pod, spent);
        }
    }

    void givesUp(int slot) {
        long waited = now - clients.sinceNanos(slot);
        clients.remove(slot);
        recorder.onLeftWaiting(now, slot, true, waited);
    }

    void sample() {
        recorder.onSample(now);
    }

    void event(int number) {
        recorder.onEvent(now, number);
    }

    RunResult result() {
        return recorder.result(17);
    }
}
