package io.steelyard.session;

import io.steelyard.fleet.PodMemory;
import java.util.Optional;

/**
 * What the state machine of clients is given besides those with whom it works.
 *
 * @param persona what is drawn for each client
 * @param attempts what an attempt takes besides a way to a pod
 * @param admission how many attempts the service admits; absent: all
 * @param memory what connections and handshakes of a pod need of its memory
 * @param horizonNanos the end of the run; what would happen later is not planned
 */
public record SessionSettings(
        Persona persona,
        AttemptSettings attempts,
        Optional<TokenBucket> admission,
        PodMemory memory,
        long horizonNanos) {}
