package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * Amounts of resources (core/v1 {@code ResourceList}).
 *
 * @param cpu cores
 * @param memory bytes
 */
@Inert({"ephemeral-storage"})
public record ResourceList(Optional<Quantity> cpu, Optional<Quantity> memory) {
    public ResourceList {
        check("cpu", cpu);
        check("memory", memory);
    }

    private static void check(String field, Optional<Quantity> amount) {
        if (amount.isPresent() && amount.get().milliValue() < 0) {
            throw new IllegalArgumentException(
                    field + " must be at least 0, found " + amount.get().text());
        }
    }
}
