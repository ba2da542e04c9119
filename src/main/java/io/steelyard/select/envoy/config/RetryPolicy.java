package io.steelyard.select.envoy.config;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Key;
import io.steelyard.scenario.NotModelled;
import io.steelyard.scenario.Shorthand;
import java.util.Collections;
import java.util.List;

/**
 * Envoy's {@code route.v3.RetryPolicy}, for connections that could not be made.
 *
 * @param retryOn comma-separated; there are further tries if 5xx, gateway-error, reset or connect-failure is among them
 * @param numRetries further tries at most
 * @param retryHostPredicate which hosts are passed over at a further try
 * @param hostSelectionRetryMaxAttempts how often another host is looked for in place of one passed over
 */
@NotModelled({
    "per_try_timeout",
    "per_try_idle_timeout",
    "retry_priority",
    "retriable_status_codes",
    "retry_back_off",
    "rate_limited_retry_back_off"
})
public record RetryPolicy(
        @Key("retry_on") @Default("connect-failure") String retryOn,
        @Key("num_retries") @Default("1") int numRetries,
        @Key("retry_host_predicate") @Default("[]") List<RetryHostPredicate> retryHostPredicate,

        @Key("host_selection_retry_max_attempts") @Default("1")
        int hostSelectionRetryMaxAttempts) {
    private static final List<String> OF_FAILED_CONNECTIONS =
            List.of("5xx", "gateway-error", "reset", "connect-failure");

    public RetryPolicy {
        retryHostPredicate = List.copyOf(retryHostPredicate);
        Checks.atLeast("numRetries", 0, numRetries);
        Checks.atLeast("hostSelectionRetryMaxAttempts", 0, hostSelectionRetryMaxAttempts);
    }

    /** How many further tries there are for a connection that could not be made. */
    public int retries() {
        List<String> conditions = List.of(retryOn.split("\\s*,\\s*", -1));
        return Collections.disjoint(conditions, OF_FAILED_CONNECTIONS) ? 0 : numRetries;
    }

    /** How often another host is looked for in place of one tried before. */
    public int reselections() {
        return retryHostPredicate.isEmpty() ? 0 : hostSelectionRetryMaxAttempts;
    }

    /**
     * Which hosts are passed over.
     *
     * @param name {@code envoy.retry_host_predicates.previous_hosts}: those tried before
     */
    @Shorthand("name")
    public record RetryHostPredicate(String name) {
        private static final String PREVIOUS_HOSTS = "envoy.retry_host_predicates.previous_hosts";

        public RetryHostPredicate {
            if (!name.equals(PREVIOUS_HOSTS)) {
                throw new IllegalArgumentException("name must be " + PREVIOUS_HOSTS + " but is " + name);
            }
        }
    }
}
