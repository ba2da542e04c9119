package io.steelyard.observe;

import java.util.List;

/** The definitions of the metrics of what the clients see, and of how many there are. */
public final class ClientMetrics {
    private ClientMetrics() {}

    /** Availability. */
    public static final Metric AVAILABILITY = Metric.higher(
            "client.availability",
            "availability",
            "share",
            "Time for which clients were connected over the time for which they wanted to be.");

    /** Reconnects per client and day. */
    public static final Metric RECONNECTS_PER_CLIENT_DAY = Metric.lower(
            "client.reconnectsPerClientDay",
            "reconnects/client/day",
            "1/day",
            "Connections re-established per day of a client's presence.");

    /** Median downtime. */
    public static final Metric DOWNTIME_P50 = downtime("P50", "p50", "median");

    /** 99th percentile of downtime. */
    public static final Metric DOWNTIME_P99 = downtime("P99", "p99", "99th percentile");

    /** Longest downtime. */
    public static final Metric DOWNTIME_MAX = downtime("Max", "max", "longest");

    /** Connections. */
    public static final Metric CONNECTIONS =
            Metric.neutral("clients.connections", "connections", "connections", "Open connections, mean over time.");

    /** Most connections. */
    public static final Metric CONNECTIONS_MAX =
            Metric.neutral("clients.max", "most connections", "connections", "Most open connections at any instant.");

    /** Most waiting clients. */
    public static final Metric WAITING_MAX = Metric.lower(
            "clients.waitingMax",
            "most waiting",
            "clients",
            "Most clients at any instant that wanted a connection and had none.");

    /** Arrivals. */
    public static final Metric ARRIVALS =
            Metric.neutral("clients.arrivals", "arrivals", "clients", "Clients that arrived.");

    /** Departures. */
    public static final Metric DEPARTURES = Metric.neutral(
            "clients.departures",
            "departures",
            "clients",
            "Clients that left, connected or not, those that gave up included.");

    /** First attempts that failed. */
    public static final Metric FIRST_FAILURES = Metric.lower(
            "clients.firstFailures",
            "failed first attempts",
            "attempts",
            "Attempts that failed, for whatever cause, of clients that had no connection before in their session.");

    private static Metric downtime(String suffix, String title, String which) {
        return Metric.lower(
                "client.downtime" + suffix,
                "downtime " + title,
                "s",
                "The " + which
                        + " of the spans without a connection after a loss, by the end of the block: those that ended"
                        + " in it, by a new connection or by the client's leaving, and those that go on, as far as they"
                        + " have come; n/a where there are none.");
    }

    /** All of them. */
    static final List<Metric> ALL = List.of(
            AVAILABILITY,
            RECONNECTS_PER_CLIENT_DAY,
            DOWNTIME_P50,
            DOWNTIME_P99,
            DOWNTIME_MAX,
            CONNECTIONS,
            CONNECTIONS_MAX,
            WAITING_MAX,
            ARRIVALS,
            DEPARTURES,
            FIRST_FAILURES);
}
