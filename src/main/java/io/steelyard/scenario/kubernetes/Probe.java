package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;
import java.util.Optional;

/**
 * A probe of a container (core/v1 {@code Probe}). What it asks does not matter: it succeeds where the application answers
 * within the time-out.
 *
 * @param initialDelaySeconds seconds after the container's start before which it is not asked
 * @param periodSeconds seconds from one probe to the next
 * @param timeoutSeconds seconds after which no answer is a failure
 * @param successThreshold successes in a row that count as one
 * @param failureThreshold failures in a row that count as one
 * @param terminationGracePeriodSeconds for a liveness or startup probe: seconds from its failure to SIGKILL; the pod's own
 *     where absent
 */
@Inert({"exec", "grpc", "httpGet", "tcpSocket"})
public record Probe(
        @Default("0") int initialDelaySeconds,
        @Default("10") int periodSeconds,
        @Default("1") int timeoutSeconds,
        @Default("1") int successThreshold,
        @Default("3") int failureThreshold,
        Optional<Integer> terminationGracePeriodSeconds) {
    public Probe {
        Checks.atLeast("initialDelaySeconds", 0, initialDelaySeconds);
        Checks.atLeast("periodSeconds", 1, periodSeconds);
        Checks.atLeast("timeoutSeconds", 1, timeoutSeconds);
        Checks.atLeast("successThreshold", 1, successThreshold);
        Checks.atLeast("failureThreshold", 1, failureThreshold);
        terminationGracePeriodSeconds.ifPresent(seconds -> Checks.atLeast("terminationGracePeriodSeconds", 1, seconds));
    }
}
