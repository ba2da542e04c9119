package io.steelyard.session;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.Reception;
import io.steelyard.observe.Observer.Failure;
import io.steelyard.traffic.Advice;
import java.util.Optional;

/** What follows from the ends of attempts: a connection that stands, one that is handed over, or a failure and a wait. */
final class Outcomes implements Attempts.Answers {
    /** Instead of a pod: the service did not admit the attempt. */
    static final int NOT_ADMITTED = -30;

    /** The time after which a client that found no endpoint hears of it at the earliest, and may try again. */
    private static final long REFUSAL_NANOS = 1_000_000L;

    /** How long a proxy waits for a pod that does not answer (Istio's {@code connectTimeout}, 10 s). */
    private static final long CONNECT_TIMEOUT_NANOS = 10_000_000_000L;

    private final Scene scene;
    private final ClientTable clients;
    private final Connections connections;
    private final HandOvers handOvers;
    private final BackOff backOff;
    private final Occupancy occupancy;
    private final Optional<Advice> retryAfter;
    private final long silenceNanos;

    /**
     * @param retryAfter what the service tells clients that it does not admit
     * @param patienceNanos how long a client waits for its attempt
     */
    Outcomes(
            Scene scene,
            Connections connections,
            HandOvers handOvers,
            BackOff backOff,
            Occupancy occupancy,
            Optional<Advice> retryAfter,
            long patienceNanos) {
        this.scene = scene;
        clients = scene.clients();
        this.connections = connections;
        this.handOvers = handOvers;
        this.backOff = backOff;
        this.occupancy = occupancy;
        this.retryAfter = retryAfter;
        silenceNanos = Math.min(CONNECT_TIMEOUT_NANOS, patienceNanos);
    }

    @Override
    public void answered(long now, int slot, int result) {
        clients.countPending(-1);
        conclude(now, slot, result, connections.isReconnect(slot));
    }

    @Override
    public void queued(long now, int pod, int waiting) {
        scene.observer().onQueue(now, pod, waiting);
        if (pod >= 0) {
            occupancy.queued(now, pod, waiting);
        }
    }

    @Override
    public void inVain(long now, int pod) {
        scene.observer().onServedInVain(now, pod);
    }

    /** A client leaves, and its attempt with it. */
    void abandoned(long now, int slot) {
        clients.countPending(-1);
        scene.observer().onAttemptFailed(now, slot, connections.isReconnect(slot), Failure.ABANDONED);
    }

    /** An attempt has ended; the result is the pod, or why there is none. */
    void conclude(long now, int slot, int result, boolean reconnect) {
        if (result >= 0 && handOvers.moving(slot)) {
            connections.handOver(now, slot, result);
        } else if (result >= 0) {
            connections.noticeLoss(now, slot);
            connections.hold(now, slot, result, reconnect);
        } else {
            scene.observer().onAttemptFailed(now, slot, reconnect, failure(result));
            long known = result == Reception.SILENT ? silenceNanos : 0;
            backOff.plan(now, slot, known, REFUSAL_NANOS, result == NOT_ADMITTED ? turnedAway(slot) : Optional.empty());
        }
    }

    private Optional<Advice> turnedAway(int slot) {
        return scene.persona().heeding().told(clients.number(slot), retryAfter);
    }

    private static Failure failure(int code) {
        return switch (code) {
            case Reception.NO_ENDPOINT -> Failure.NO_ENDPOINT;
            case Reception.NOT_LISTENING_YET -> Failure.NOT_LISTENING_YET;
            case Reception.FULL -> Failure.FULL;
            case Reception.SILENT, Reception.TIMED_OUT -> Failure.TIMED_OUT;
            case Reception.NO_GATEWAY -> Failure.NO_GATEWAY;
            case Reception.OVERFLOWED -> Failure.OVERFLOW;
            case Attempts.HANDSHAKE_TIMED_OUT -> Failure.HANDSHAKE_TIMED_OUT;
            case Attempts.OTHER_POD -> Failure.OTHER_POD;
            case Attempts.DOWNSTREAM_FULL -> Failure.DOWNSTREAM;
            case NOT_ADMITTED -> Failure.NOT_ADMITTED;
            default -> Failure.REFUSED;
        };
    }
}
