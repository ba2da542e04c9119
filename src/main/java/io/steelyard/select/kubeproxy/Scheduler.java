package io.steelyard.select.kubeproxy;

import io.steelyard.random.RandomSource;
import io.steelyard.scenario.kubernetes.IPVSSchedulerMethod;
import io.steelyard.select.Pick;

/** How a virtual server of IPVS chooses one of its destinations. */
interface Scheduler {
    /** Returns the server for a new connection, or {@link Destinations#NONE}: then the connection is refused. */
    int schedule(Pick pick);

    /** A destination was put in front of the list. */
    default void added() {}

    /** The destination at this place of the list was taken out of it. */
    default void deleted(int place) {}

    /** A destination's weight changed. */
    default void updated() {}

    /**
     * Makes the scheduler of one node.
     *
     * @param serviceAddress the address of the Service, to which all its clients connect
     */
    static Scheduler create(
            IPVSSchedulerMethod method,
            Destinations destinations,
            RealServers servers,
            int serviceAddress,
            RandomSource random) {
        return switch (method) {
            case RR -> new RoundRobin(destinations);
            case WRR -> new WeightedRoundRobin(destinations);
            case LC -> new LeastConnection(destinations);
            case WLC -> new WeightedLeastConnection(destinations);
            case LBLC -> new LocalityBasedLeastConnection(destinations);
            case LBLCR -> new LocalityBasedLeastConnectionReplicated(destinations);
            case SH -> new SourceHashing(destinations);
            case DH -> new DestinationHashing(destinations, serviceAddress);
            case SED -> new ShortestExpectedDelay(destinations);
            case NQ -> new NeverQueue(destinations);
            case MH -> new MaglevHashing(destinations, servers, random);
        };
    }
}
