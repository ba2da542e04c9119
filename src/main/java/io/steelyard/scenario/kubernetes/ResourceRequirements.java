package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;

/**
 * What a container requests and may have at most (core/v1 {@code ResourceRequirements}). Where a resource has a limit and
 * no request, the limit is the request too, as the API server fills it in (kubernetes v1.28, pkg/apis/core/v1/defaults.go).
 *
 * @param requests the requests, the denominators of a utilization
 * @param limits the limits
 */
@Inert({"claims"})
public record ResourceRequirements(
        @Default("{}") ResourceList requests, @Default("{}") ResourceList limits) {
    public ResourceRequirements {
        requests = new ResourceList(
                requests.cpu().isPresent() ? requests.cpu() : limits.cpu(),
                requests.memory().isPresent() ? requests.memory() : limits.memory());
    }
}
