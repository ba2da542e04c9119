package io.steelyard.observe;

import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a recorder has to know of the run that it observes.
 *
 * @param variant the variant's name
 * @param replication from 0
 * @param seed the scenario's, for the message of a breach
 * @param gateways the pods that are gateways, if there are any
 * @param durationNanos length of the measured part
 * @param samplePeriodNanos span between two calls of {@link Observer#onSample}
 * @param eventNames the names of the blocks, by the number that {@link Observer#onEvent} gives
 * @param targetPerPod connections that the autoscaler wants on a pod, if its metric can be expressed so
 * @param acceptPerSecond handshakes that a pod can do in a second, if that is limited
 * @param keys the clients' affinity keys
 * @param noiseFloor the expectation under uniform random placement
 */
public record RecorderSettings(
        String variant,
        int replication,
        long seed,
        PodTable pods,
        ClientTable clients,
        Optional<PodTable> gateways,
        long durationNanos,
        long samplePeriodNanos,
        List<String> eventNames,
        OptionalDouble targetPerPod,
        OptionalDouble acceptPerSecond,
        Keys keys,
        NoiseFloorSource noiseFloor) {
    public RecorderSettings {
        eventNames = List.copyOf(eventNames);
        if (samplePeriodNanos <= 0) {
            throw new IllegalArgumentException("samplePeriodNanos must be above 0 but is " + samplePeriodNanos);
        }
        if (targetPerPod.isPresent() && !(targetPerPod.getAsDouble() > 0)) {
            throw new IllegalArgumentException("targetPerPod must be above 0 but is " + targetPerPod.getAsDouble());
        }
    }

    /** Which affinity key a client carries. */
    public interface Keys {
        /** How many keys there are that clients share; 0 where none is to be followed. */
        int shared();

        /** The key of a client, from 0 on. */
        long keyOf(long client);
    }

    /** Gives the noise floor of a fleet. */
    public interface NoiseFloorSource {
        /** The expected largest over mean connections when so many are placed on so many pods uniformly at random. */
        double expectedMaxOverMean(int pods, long connections);
    }
}
