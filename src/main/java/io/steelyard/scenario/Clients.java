package io.steelyard.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The clients: how many, when they come, how long they stay, which key they carry, how they come back.
 *
 * @param open clients present at the start; without it as many as the arrivals keep on average
 * @param sources the addresses that clients connect from; without it each has one of its own
 * @param honour which share of the clients waits as the service tells them, by {@code workload.reconnectHint}
 * @param closeCodes whether they know what the close codes 1012 and 1013 mean
 * @param ping by which a client finds out that its connection is dead though nobody closed it
 * @param handshake of how many requests an attempt consists, and how long a client waits for it
 * @param start how the clients of the start are spread over the pods
 * @param settle for {@code start: settled}: mean lifetimes simulated before the start
 */
@NotModelled({"weight"})
public record Clients(
        @Default("[]") List<Arrivals> arrivals,
        Optional<Count> open,
        Lifetime lifetime,
        @Default("perClient") Affinity affinity,
        Optional<Sources> sources,
        @Default("socket.io") Reconnect reconnect,
        @Default("100%") Fraction honour,
        @Default("ignored") CloseCodes closeCodes,
        @Default("{interval: 25s, timeout: 20s}") Ping ping,
        @Default("{}") Handshake handshake,
        @Default("settled") Start start,
        @Default("5.0") double settle) {
    /** Why a stationary start may be refused. */
    public static final String NO_STATIONARY_POPULATION =
            "lifetime without a finite mean has no stationary population: give open, or start: empty";

    public Clients {
        arrivals = List.copyOf(arrivals);
        if (arrivals.isEmpty() && open.isEmpty()) {
            throw new IllegalArgumentException("arrivals or open must be given: without them there are no clients");
        }
        if (start == Start.EMPTY && open.isPresent()) {
            throw new IllegalArgumentException("start must be settled or even where open is given");
        }
        Checks.notNegative("settle", settle);
        if (startsStationary(arrivals, open, start) && !lifetime.law().hasFiniteMean()) {
            throw new IllegalArgumentException(NO_STATIONARY_POPULATION);
        }
    }

    /** Whether the clients of the start are those whom the arrivals keep on average. */
    public boolean startsStationary() {
        return startsStationary(arrivals, open, start);
    }

    private static boolean startsStationary(List<Arrivals> arrivals, Optional<Count> open, Start start) {
        return start != Start.EMPTY && open.isEmpty() && arrivals.stream().anyMatch(Arrivals::everlasting);
    }

    /**
     * How long a client stays.
     *
     * @param law the law of the span
     * @param of whether the span is the session's, fixed at arrival, or each connection's, drawn anew
     */
    public record Lifetime(
            @Inline Law law, @Default("session") Of of) {}

    /**
     * The requests by which a client makes sure of its connection.
     *
     * @param interval time from one ping to the next
     * @param timeout how long the answer may take before the client gives the connection up
     */
    public record Ping(
            @Default("25s") Duration interval,
            @Default("20s") Duration timeout) {
        public Ping {
            Checks.positive("interval", interval);
            Checks.positive("timeout", timeout);
        }
    }

    /**
     * An attempt to connect.
     *
     * @param requests requests one after another, each sent to a pod by the balancer; the connection is that of the last
     *     (Socket.IO begins with HTTP long-polling: 3 or more until the upgrade)
     * @param samePod whether an attempt fails when a further request comes to another pod than the first, which alone knows
     *     the client
     * @param timeout how long a client waits for its attempt (20 s: {@code timeout} of socket.io-client 4.8)
     */
    public record Handshake(
            @Default("1") int requests,
            @Default("true") boolean samePod,
            @Default("20s") Duration timeout) {
        private static final int MOST_REQUESTS = 100;

        public Handshake {
            Checks.atLeast("requests", 1, requests);
            Checks.atMost("requests", MOST_REQUESTS, requests);
            Checks.positive("timeout", timeout);
        }
    }

    /** What a lifetime belongs to. */
    public enum Of {
        /** The leaving time is fixed at arrival. */
        SESSION,
        /** Drawn anew for every connection. */
        CONNECTION
    }

    /**
     * The addresses that clients connect from, several of them from one, as behind a NAT gateway.
     *
     * @param addresses how many addresses there are, 1 to 2^32
     * @param skew how much more clients the popular ones have: the k-th address has weight k^-skew; 0: all alike
     */
    public record Sources(Count addresses, @Default("0.0") double skew) {
        private static final long IPV4_ADDRESSES = 1L << 32;

        public Sources {
            Checks.atLeast("addresses", 1, addresses.value());
            Checks.atMost("addresses", IPV4_ADDRESSES, addresses.value());
            Checks.notNegative("skew", skew);
        }
    }

    /** What clients make of the close codes 1012 (service restart) and 1013 (try again later). */
    public enum CloseCodes {
        /** Nothing: they come back by their policy, as from any loss. */
        IGNORED,
        /** They wait for a random time of 5 to 30 s, and their policy begins anew. */
        HEEDED
    }

    /** How the clients of the start are spread. */
    public enum Start {
        /** No client at the start. */
        EMPTY,
        /** The stationary population, spread as the variant's own balancer spreads it. */
        SETTLED,
        /** The stationary population, dealt out evenly. */
        EVEN
    }
}
