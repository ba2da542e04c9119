package io.steelyard.scenario;

import java.util.List;
import java.util.Optional;

/**
 * The clients: how many, when they come, how long they stay, which key they carry, how they come back.
 *
 * @param open clients present at the start; without it as many as the arrivals keep on average
 * @param start how the clients of the start are spread over the pods
 * @param settle for {@code start: settled}: mean lifetimes simulated before the start
 */
@NotModelled({"ping", "sources", "weight", "handshake"})
public record Clients(
        @Default("[]") List<Arrivals> arrivals,
        Optional<Count> open,
        Lifetime lifetime,
        @Default("perClient") Affinity affinity,
        @Default("socket.io") Reconnect reconnect,
        @Default("settled") Start start,
        @Default("5.0") double settle) {
    public Clients {
        arrivals = List.copyOf(arrivals);
        if (arrivals.isEmpty() && open.isEmpty()) {
            throw new IllegalArgumentException("arrivals or open must be given: without them there are no clients");
        }
        if (start == Start.EMPTY && open.isPresent()) {
            throw new IllegalArgumentException("start must be settled or even where open is given");
        }
        Checks.notNegative("settle", settle);
        boolean asksForStationary = start != Start.EMPTY && open.isEmpty();
        if (asksForStationary
                && arrivals.stream().anyMatch(Arrivals::everlasting)
                && !lifetime.law().hasFiniteMean()) {
            throw new IllegalArgumentException(
                    "lifetime without a finite mean has no stationary population:" + " give open, or start: empty");
        }
    }

    /**
     * How long a client stays.
     *
     * @param law the law of the span
     * @param of whether the span is the session's, fixed at arrival, or each connection's, drawn anew
     */
    public record Lifetime(
            @Inline Law law, @Default("session") Of of) {}

    /** What a lifetime belongs to. */
    public enum Of {
        /** The leaving time is fixed at arrival. */
        SESSION,
        /** Drawn anew for every connection. */
        CONNECTION
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
