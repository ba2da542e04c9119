package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;

/**
 * How a Service remembers the source addresses of clients.
 *
 * @param timeoutSeconds how long after its last new connection, 1 to 86400
 */
public record ClientIPConfig(@Default("10800") int timeoutSeconds) {
    /** What the API server fills in. */
    public static final int DEFAULT_TIMEOUT_SECONDS = 10_800;

    public ClientIPConfig {
        Check.between("timeoutSeconds", timeoutSeconds, 1, 86_400);
    }
}
