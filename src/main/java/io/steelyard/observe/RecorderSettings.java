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
 * @param eventEnds when what happens at the block's start has ended by itself, by the same number
 * @param targetPerPod connections that the autoscaler wants on a pod, if its metric can be expressed so
 * @param accepting how many attempts the service can accept, if there is a limit
 * @param queues how many handshakes wait
 * @param longestWaitNanos from one attempt of a client to its next one, at most
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
        List<Long> eventEnds,
        OptionalDouble targetPerPod,
        Optional<Accepting> accepting,
        Queues queues,
        long longestWaitNanos,
        Keys keys,
        NoiseFloorSource noiseFloor) {
    public RecorderSettings {
        eventNames = List.copyOf(eventNames);
        eventEnds = List.copyOf(eventEnds);
        if (eventEnds.size() != eventNames.size()) {
            throw new IllegalArgumentException(
                    "eventEnds must be as many as eventNames, " + eventNames.size() + ", but are " + eventEnds.size());
        }
        if (samplePeriodNanos <= 0) {
            throw new IllegalArgumentException("samplePeriodNanos must be above 0 but is " + samplePeriodNanos);
        }
        if (targetPerPod.isPresent() && !(targetPerPod.getAsDouble() > 0)) {
            throw new IllegalArgumentException("targetPerPod must be above 0 but is " + targetPerPod.getAsDouble());
        }
    }

    /**
     * How many attempts the service can accept, and how many waiting clients keep a storm alive.
     *
     * @param podPerSecond attempts that a pod can accept in a second; infinite where they take it no time
     * @param downstreamPerSecond the same of what all pods depend on
     * @param podEdge with how many waiting clients a pod a storm at the pods keeps itself alive; infinite where it never does
     * @param downstreamEdge with how many waiting clients a storm behind the pods does
     */
    public record Accepting(double podPerSecond, double downstreamPerSecond, double podEdge, double downstreamEdge) {
        double perSecond(int pods) {
            return pods == 0 ? 0 : Math.min(pods * podPerSecond, downstreamPerSecond);
        }

        double clientsAtEdge(int pods) {
            return pods == 0 ? 0 : Math.min(pods * podEdge, downstreamEdge);
        }
    }

    /** Tells how long queues of handshakes are. */
    public interface Queues {
        /** Handshakes that are at a pod now, waiting or in service, or at what all depend on, {@link Observer#DOWNSTREAM}. */
        int waiting(int pod);
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
