package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of all attempts to connect: those of {@link StormMetrics} and the first ones. */
public final class AttemptMetrics {
    private AttemptMetrics() {}

    /** Attempts made. */
    public static final Metric MADE = Metric.neutral(
            "attempts.made", "attempts", "attempts", "Attempts to connect, those of arriving clients included.");

    /** Failed for want of an endpoint. */
    public static final Metric WITHOUT_ENDPOINT = Metric.lower(
            "attempts.withoutEndpoint",
            "attempts without an endpoint",
            "attempts",
            "Attempts, first ones included, that found no endpoint.");

    /** Failed at an endpoint where nobody listened. */
    public static final Metric REFUSED = Metric.lower(
            "attempts.refused",
            "attempts refused",
            "attempts",
            "Attempts, first ones included, that were sent to a pod where nobody listened: closing, gone, or not yet warm.");

    /** Failed at an endpoint where nobody listened yet. */
    public static final Metric TOO_EARLY = Metric.lower(
            "attempts.tooEarly",
            "attempts too early",
            "attempts",
            "Those of attempts.refused that were sent to a pod whose container ran and whose application did not listen yet.");

    /** Failed at a pod that was full. */
    public static final Metric REFUSED_FULL = Metric.lower(
            "attempts.refusedFull",
            "attempts refused by a full pod",
            "attempts",
            "Attempts, first ones included, that were sent to a pod which held as many connections as it may.");

    /** Failed at a pod that did not answer. */
    public static final Metric TIMED_OUT = Metric.lower(
            "attempts.timedOut",
            "attempts timed out",
            "attempts",
            "Attempts, first ones included, that nobody answered in time, as at a lost node or over a network that is cut off.");

    /** Failed before a gateway. */
    public static final Metric WITHOUT_GATEWAY = Metric.lower(
            "attempts.withoutGateway",
            "attempts without a gateway",
            "attempts",
            "Attempts, first ones included, that no gateway took, or whose gateway ended before they did.");

    /** Failed at a queue that was full. */
    public static final Metric OVERFLOWED = Metric.lower(
            "attempts.overflowed",
            "attempts at a full queue",
            "attempts",
            "Attempts, first ones included, that came to a pod or a gateway where as many handshakes waited already as may.");

    /** Failed while they waited. */
    public static final Metric HANDSHAKE_TIMED_OUT = Metric.lower(
            "attempts.handshakeTimedOut",
            "attempts with a late handshake",
            "attempts",
            "Attempts, first ones included, whose handshake had begun and was not done in the time that client and proxy"
                    + " wait.");

    /** Not admitted. */
    public static final Metric NOT_ADMITTED = Metric.lower(
            "attempts.notAdmitted",
            "attempts not admitted",
            "attempts",
            "Attempts, first ones included, that the service turned away because it admits only so many.");

    /** Failed at another pod. */
    public static final Metric OTHER_POD = Metric.lower(
            "attempts.otherPod",
            "attempts at another pod",
            "attempts",
            "Attempts of several requests, first ones included, of which a further request came to another pod than the"
                    + " first.");

    /** Failed behind the pods. */
    public static final Metric DOWNSTREAM_FULL = Metric.lower(
            "attempts.downstreamFull",
            "attempts downstream full",
            "attempts",
            "Attempts, first ones included, that failed because as many handshakes waited already for what all pods depend"
                    + " on as may.");

    /** Given up by clients who left. */
    public static final Metric ABANDONED = Metric.neutral(
            "attempts.abandoned",
            "attempts abandoned",
            "attempts",
            "Attempts, first ones included, whose client's session ended before they did.");

    /** All of them. */
    static final List<Metric> ALL = List.of(
            MADE,
            WITHOUT_ENDPOINT,
            REFUSED,
            TOO_EARLY,
            REFUSED_FULL,
            TIMED_OUT,
            WITHOUT_GATEWAY,
            OVERFLOWED,
            HANDSHAKE_TIMED_OUT,
            NOT_ADMITTED,
            OTHER_POD,
            DOWNSTREAM_FULL,
            ABANDONED);
}
