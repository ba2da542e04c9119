package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Clients;
import java.util.Optional;

/**
 * Which clients do what the service tells them when it ends a connection on purpose or refuses one.
 *
 * <p>Whether a client honours advice is a draw of its own, the same at every close. Allocates nothing. Not safe for use by
 * several threads at once.
 */
public final class Heeding {
    private static final int WHETHER = -1;

    private final CounterStream draws;
    private final double honouring;
    private final Optional<Advice> closeCode;

    /** Clients as the scenario describes them. */
    public Heeding(Clients clients, CounterStream draws) {
        this.draws = draws;
        honouring = clients.honour().value();
        closeCode = clients.closeCodes() == Clients.CloseCodes.HEEDED
                ? Optional.of(Advice.OF_CLOSE_CODE)
                : Optional.empty();
    }

    /**
     * Returns what a client does that is told so with a close code.
     *
     * @param client the client's number
     * @param hint what the service says beside its close code; it goes before the code where the client honours it
     */
    public Optional<Advice> told(long client, Optional<Advice> hint) {
        return hint.isPresent() && honours(client) ? hint : closeCode;
    }

    private boolean honours(long client) {
        return draws.at(Purpose.HINT, client, WHETHER).nextDouble() < honouring;
    }
}
