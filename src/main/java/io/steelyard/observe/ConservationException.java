package io.steelyard.observe;

import java.io.Serial;

/** A breach of a conservation law: a fault of the simulator, never of the scenario. */
public final class ConservationException extends IllegalStateException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** A breach, with what makes it happen again: seed, variant, replication, instant. */
    ConservationException(RecorderSettings settings, long now, String breach) {
        super(breach + ", at " + now + " ns of variant " + settings.variant() + ", replication "
                + settings.replication() + ", seed " + settings.seed());
    }
}
