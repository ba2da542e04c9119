package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of reconnect storms. */
public final class StormMetrics {
    private StormMetrics() {}

    /** Peak of the attempts. */
    public static final Metric PEAK_ATTEMPTS = Metric.lower(
            "storm.peakAttempts",
            "peak reconnects/s",
            "1/s",
            "Reconnect attempts in the fullest second; seconds are fixed, counted from the start of the run.");

    /** Peak of the attempts in a tenth of a second. */
    public static final Metric PEAK_ATTEMPTS_100_MS = Metric.lower(
            "storm.peakAttempts100ms",
            "peak reconnects/s in 100 ms",
            "1/s",
            "Reconnect attempts in the fullest tenth of a second, times ten; tenths are fixed, counted from the start of"
                    + " the run.");

    /** Peak of the attempts wherever the second begins. */
    public static final Metric PEAK_ATTEMPTS_SLIDING = Metric.lower(
            "storm.peakAttemptsSliding",
            "peak reconnects in any second",
            "1/s",
            "Reconnect attempts in the fullest span of a second, wherever it begins; never fewer than storm.peakAttempts.");

    /** Peak of the successes. */
    public static final Metric PEAK_SUCCESSES = Metric.neutral(
            "storm.peakSuccesses",
            "peak re-established/s",
            "1/s",
            "Connections re-established in the fullest second; seconds are fixed, counted from the start of the run.");

    /** Peak of the successes in a tenth of a second. */
    public static final Metric PEAK_SUCCESSES_100_MS = Metric.neutral(
            "storm.peakSuccesses100ms",
            "peak re-established/s in 100 ms",
            "1/s",
            "Connections re-established in the fullest tenth of a second, times ten; tenths are fixed, counted from the"
                    + " start of the run.");

    /** Connections lost. */
    public static final Metric LOST =
            Metric.lower("storm.lost", "lost", "connections", "Connections that ended without their client's will.");

    /** Lost by a rollout. */
    public static final Metric LOST_BY_ROLLOUT = Metric.lower(
            "storm.lostByRollout",
            "lost by rollout",
            "connections",
            "Connections lost because a rollout deleted their pod.");

    /** Lost by a crash. */
    public static final Metric LOST_BY_CRASH = Metric.lower(
            "storm.lostByCrash",
            "lost by crash",
            "connections",
            "Connections lost because their pod's container ended: it crashed, was out of memory, or failed its liveness"
                    + " probe.");

    /** Lost by an eviction. */
    public static final Metric LOST_BY_EVICTION = Metric.lower(
            "storm.lostByEviction",
            "lost by eviction",
            "connections",
            "Connections lost because their pod was evicted.");

    /** Lost with a node. */
    public static final Metric LOST_BY_NODE = Metric.lower(
            "storm.lostByNode",
            "lost with a node",
            "connections",
            "Connections lost because their pod's node was lost, from that moment on, known or not.");

    /** Lost with a gateway. */
    public static final Metric LOST_BY_GATEWAY = Metric.lower(
            "storm.lostByGateway",
            "lost with a gateway",
            "connections",
            "Connections lost because the gateway that carried them ended or let them go.");

    /** Lost with the network. */
    public static final Metric LOST_BY_NETWORK = Metric.lower(
            "storm.lostByNetwork",
            "lost with the network",
            "connections",
            "Connections lost because the network between client and service failed, from that moment on, known or not.");

    /** Ended for their age. */
    public static final Metric LOST_BY_AGE = Metric.lower(
            "storm.lostByAge",
            "ended for their age",
            "connections",
            "Connections that the service ended because of their age, or by a chance that it gives every connection.");

    /** Shed. */
    public static final Metric LOST_BY_SHEDDING = Metric.lower(
            "storm.lostByShedding",
            "shed",
            "connections",
            "Connections that the service ended because their pod held more than others.");

    /** Reconnect attempts. */
    public static final Metric ATTEMPTS = Metric.lower(
            "storm.attempts",
            "reconnect attempts",
            "attempts",
            "Attempts of clients that had a connection before in their session.");

    /** Attempts above the base. */
    public static final Metric EXCESS_ATTEMPTS = Metric.lower(
            "storm.excessAttempts",
            "attempts above the base",
            "attempts",
            "Reconnect attempts beyond the base in whole seconds that had more; the base is their mean rate before the"
                    + " first event of the run, which may be 0; n/a where there was no time before it.");

    /** Attempts per loss. */
    public static final Metric AMPLIFICATION = Metric.lower(
            "storm.amplification",
            "attempts/lost",
            "ratio",
            "Reconnect attempts over connections lost; n/a where none was lost.");

    /** Failed attempts. */
    public static final Metric FAILURES = Metric.lower(
            "storm.failures", "failed reconnects", "attempts", "Reconnect attempts that failed, for whatever cause.");

    /** Failed for want of an endpoint. */
    public static final Metric WITHOUT_ENDPOINT = Metric.lower(
            "storm.withoutEndpoint", "no endpoint", "attempts", "Reconnect attempts that found no endpoint.");

    /** Failed at an endpoint where nobody listened. */
    public static final Metric REFUSED = Metric.lower(
            "storm.refused",
            "refused",
            "attempts",
            "Reconnect attempts that were sent to a pod where nobody listened: closing, gone, or not yet warm.");

    /** Failed at a pod that was full. */
    public static final Metric REFUSED_FULL = Metric.lower(
            "storm.refusedFull",
            "refused by a full pod",
            "attempts",
            "Reconnect attempts that were sent to a pod which held as many connections as it may.");

    /** Failed at a pod that did not answer. */
    public static final Metric TIMED_OUT = Metric.lower(
            "storm.timedOut",
            "timed out",
            "attempts",
            "Reconnect attempts that nobody answered in time, as at a lost node or over a network that is cut off.");

    /** Failed before a gateway. */
    public static final Metric WITHOUT_GATEWAY = Metric.lower(
            "storm.withoutGateway",
            "reconnects without a gateway",
            "attempts",
            "Reconnect attempts that no gateway took, or whose gateway ended before they did.");

    /** Failed at a queue that was full. */
    public static final Metric OVERFLOWED = Metric.lower(
            "storm.overflowed",
            "reconnects at a full queue",
            "attempts",
            "Reconnect attempts that came to a pod or a gateway where as many handshakes waited already as may.");

    /** Failed while they waited. */
    public static final Metric HANDSHAKES_TIMED_OUT = Metric.lower(
            "storm.handshakesTimedOut",
            "handshakes timed out",
            "attempts",
            "Reconnect attempts whose handshake had begun and was not done in the time that client and proxy wait.");

    /** Not admitted. */
    public static final Metric NOT_ADMITTED = Metric.lower(
            "storm.notAdmitted",
            "reconnects not admitted",
            "attempts",
            "Reconnect attempts that the service turned away because it admits only so many.");

    /** Failed at another pod. */
    public static final Metric OTHER_POD = Metric.lower(
            "storm.otherPod",
            "reconnects at another pod",
            "attempts",
            "Reconnect attempts of several requests of which a further one came to another pod than the first.");

    /** Failed behind the pods. */
    public static final Metric DOWNSTREAM_FULL = Metric.lower(
            "storm.downstreamFull",
            "reconnects downstream full",
            "attempts",
            "Reconnect attempts that failed because as many handshakes waited already for what all pods depend on as may.");

    /** Clients that gave up. */
    public static final Metric GAVE_UP = Metric.lower(
            "storm.gaveUp", "gave up", "clients", "Clients that had no attempt left and ended their session.");

    /** Half of the losses made good. */
    public static final Metric TIME_TO_50 = timeTo("50", "half");

    /** 95 % of the losses made good. */
    public static final Metric TIME_TO_95 = timeTo("95", "95 %");

    /** 99 % of the losses made good. */
    public static final Metric TIME_TO_99 = timeTo("99", "99 %");

    /** All losses made good. */
    public static final Metric TIME_TO_100 = timeTo("100", "all");

    /** Length of the storm. */
    public static final Metric DURATION = Metric.lower(
            "storm.duration",
            "storm lasted",
            "s",
            "Whole seconds with more than three times the base of reconnect attempts; the base is their mean rate before"
                    + " the first event of the run; n/a where the base is 0.");

    /** Whether the storm keeps itself alive. */
    public static final Metric METASTABLE = Metric.lower(
            "storm.metastable",
            "metastable",
            "share",
            "Whether the storm goes on by itself after its cause has gone, 1 or 0: in the last quarter since then more"
                    + " clients wait than before the first event, ten times the time would not see the end of it, and"
                    + " attempts do not fall; n/a where nobody lost a connection or a cause lasts, and where clients wait and the"
                    + " time since is shorter than twenty of the longest waits of a client.");

    private static Metric timeTo(String percent, String share) {
        return Metric.lower(
                "storm.timeTo" + percent,
                percent + " % back in",
                "s",
                "Time from the block's first loss until " + share + " of the connections lost in the block were"
                        + " re-established, not counting those whose client left while it had none; infinite where that"
                        + " did not come about in the block, n/a where none was lost.");
    }

    /** All of them. */
    static final List<Metric> ALL = List.of(
            PEAK_ATTEMPTS,
            PEAK_ATTEMPTS_100_MS,
            PEAK_ATTEMPTS_SLIDING,
            PEAK_SUCCESSES,
            PEAK_SUCCESSES_100_MS,
            LOST,
            LOST_BY_ROLLOUT,
            LOST_BY_CRASH,
            LOST_BY_EVICTION,
            LOST_BY_NODE,
            LOST_BY_GATEWAY,
            LOST_BY_NETWORK,
            LOST_BY_AGE,
            LOST_BY_SHEDDING,
            ATTEMPTS,
            EXCESS_ATTEMPTS,
            AMPLIFICATION,
            FAILURES,
            WITHOUT_ENDPOINT,
            REFUSED,
            REFUSED_FULL,
            TIMED_OUT,
            WITHOUT_GATEWAY,
            OVERFLOWED,
            HANDSHAKES_TIMED_OUT,
            NOT_ADMITTED,
            OTHER_POD,
            DOWNSTREAM_FULL,
            GAVE_UP,
            TIME_TO_50,
            TIME_TO_95,
            TIME_TO_99,
            TIME_TO_100,
            DURATION,
            METASTABLE);
}
