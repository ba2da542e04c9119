package io.steelyard.session;

import io.steelyard.fleet.ClientTable;
import io.steelyard.observe.Observer.Loss;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import java.util.ArrayList;
import java.util.List;

/** The spans in which some clients cannot reach the service; each client's draw says whether it is one of them. */
public final class Partitions {
    private final ClientTable clients;
    private final Losses losses;
    private final CounterStream draws;
    private final List<Span> spans = new ArrayList<>();

    private record Span(double share, long untilNanos, int event) {}

    /**
     * @param draws source of the clients' draws
     */
    public Partitions(ClientTable clients, Sessions sessions, CounterStream draws) {
        this.clients = clients;
        losses = sessions.losses();
        this.draws = draws;
        sessions.entrance().attach(this);
    }

    /**
     * A share of the clients is cut off.
     *
     * @param untilNanos until when
     * @param silently whether they do not know it before a ping stays without an answer
     * @param event which event of the scenario, so that each draws anew
     */
    public void begin(long now, double share, long untilNanos, boolean silently, int event) {
        spans.removeIf(span -> span.untilNanos() <= now);
        Span span = new Span(share, untilNanos, event);
        spans.add(span);
        for (int slot = 0; slot < clients.limit(); slot++) {
            if (clients.taken(slot) && hits(span, clients.number(slot))) {
                hit(now, slot, silently);
            }
        }
    }

    private void hit(long now, int slot, boolean silently) {
        int number = clients.number(slot);
        if (clients.pod(slot) >= 0 && silently) {
            losses.loseSilently(now, slot, Loss.NETWORK);
        } else if (clients.pod(slot) >= 0) {
            losses.lose(now, slot, Loss.NETWORK);
        }
        if (clients.taken(slot) && clients.number(slot) == number) {
            losses.partition(now, slot);
        }
    }

    private boolean hits(Span span, int client) {
        return draws.at(Purpose.FAILURE, client, span.event()).nextDouble() < span.share();
    }

    /** Whether the client of a number cannot reach the service. */
    boolean cutOff(long now, int client) {
        for (int i = 0; i < spans.size(); i++) {
            if (now < spans.get(i).untilNanos() && hits(spans.get(i), client)) {
                return true;
            }
        }
        return false;
    }
}
