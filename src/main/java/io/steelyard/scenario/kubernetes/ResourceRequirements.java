package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * What a container requests and what it may use (core/v1 {@code ResourceRequirements}). Where a resource has a limit and no
 * request, the limit is the request too, as the API server fills it in (kubernetes v1.28, pkg/apis/core/v1/defaults.go).
 *
 * @param requests the requests, the denominators of a utilization
 * @param limits beyond the limit of memory the container is killed, beyond that of cpu its work waits
 */
@Inert({"claims"})
public record ResourceRequirements(
        @Default("{}") ResourceList requests, @Default("{}") ResourceList limits) {
    public ResourceRequirements {
        check("cpu", requests.cpu(), limits.cpu());
        check("memory", requests.memory(), limits.memory());
        requests = new ResourceList(
                requests.cpu().or(limits::cpu), requests.memory().or(limits::memory));
    }

    private static void check(String resource, Optional<Quantity> request, Optional<Quantity> limit) {
        if (request.isPresent()
                && limit.isPresent()
                && request.get().milliValue() > limit.get().milliValue()) {
            throw new IllegalArgumentException("requests must be at most the limit of " + resource + ", "
                    + limit.get().text() + ", but is " + request.get().text());
        }
    }
}
