package io.steelyard.kube.pods;

import io.steelyard.scenario.kubernetes.Probe;

/**
 * The goroutine of the kubelet that probes one container with one probe (kubernetes v1.28, pkg/kubelet/prober/worker.go).
 *
 * <p>It ticks once when the kubelet takes the pod up and then every period, whatever the container does meanwhile. A tick
 * before the container's initial delay is over, or while it does not run, asks nothing. A result holds until the opposite
 * was seen as often in a row as its threshold says. After a liveness or startup probe has failed, the worker asks nothing
 * more until the container is another.
 */
public final class ProbeWorker {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    /** The kinds of probes. */
    public enum Kind {
        STARTUP,
        READINESS,
        LIVENESS
    }

    private final Kind kind;
    private final Probe probe;
    private boolean success;
    private boolean lastAnswer;
    private int answersInRow;
    private boolean onHold;

    /** A worker whose container does not run yet. */
    public ProbeWorker(Kind kind, Probe probe) {
        this.kind = kind;
        this.probe = probe;
        containerStarted();
    }

    /** The kind of its probe. */
    public Kind kind() {
        return kind;
    }

    /** Its probe. */
    public Probe probe() {
        return probe;
    }

    /** Time from one tick to the next. */
    public long periodNanos() {
        return probe.periodSeconds() * NANOS_PER_SECOND;
    }

    /** The container started, for the first time or again: results are what they are before any probe. */
    public void containerStarted() {
        success = kind == Kind.LIVENESS;
        answersInRow = 0;
        onHold = false;
    }

    /** Whether a tick asks the container at all. */
    public boolean asks(long containerStartNanos, long nowNanos) {
        return !onHold && (nowNanos - containerStartNanos) / NANOS_PER_SECOND >= probe.initialDelaySeconds();
    }

    /**
     * Takes the outcome of a probe.
     *
     * @return whether the result is another now
     */
    public boolean answered(boolean succeeded) {
        if (answersInRow > 0 && lastAnswer == succeeded) {
            answersInRow++;
        } else {
            lastAnswer = succeeded;
            answersInRow = 1;
        }
        if (answersInRow < (succeeded ? probe.successThreshold() : probe.failureThreshold())) {
            return false;
        }
        boolean failsForGood = !succeeded && kind != Kind.READINESS;
        boolean changed = success != succeeded || failsForGood;
        success = succeeded;
        if (failsForGood) {
            onHold = true;
            answersInRow = 0;
        }
        return changed;
    }

    /** The result: before any, a container is alive, but neither started nor ready. */
    public boolean success() {
        return success;
    }
}
