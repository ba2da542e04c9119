package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * What a container requests and what it may use (core/v1 {@code ResourceRequirements}).
 *
 * @param requests the requests, the denominators of a utilization; what is not requested is requested up to its limit
 * @param limits beyond the limit of memory the container is killed, beyond that of cpu its work waits
 */
@Inert({"claims"})
public record ResourceRequirements(
        @Default("{}") ResourceList requests, @Default("{}") ResourceList limits) {
    public ResourceRequirements {
        check("cpu", requests.cpu(), limits.cpu());
        check("memory", requests.memory(), limits.memory());
    }

    private static void check(String resource, Optional<Quantity> request, Optional<Quantity> limit) {
        if (request.isPresent()
                && limit.isPresent()
                && request.get().milliValue() > limit.get().milliValue()) {
            throw new IllegalArgumentException("requests must be at most the limit of " + resource + ", "
                    + limit.get().text() + ", but is " + request.get().text());
        }
    }

    /** Cores that are requested: the limit stands in for a missing request. */
    public Optional<Quantity> requestedCpu() {
        return requests.cpu().or(limits::cpu);
    }

    /** Bytes that are requested: the limit stands in for a missing request. */
    public Optional<Quantity> requestedMemory() {
        return requests.memory().or(limits::memory);
    }
}
