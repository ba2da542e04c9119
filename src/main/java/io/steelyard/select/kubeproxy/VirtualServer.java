package io.steelyard.select.kubeproxy;

import io.steelyard.structure.IntList;
import java.util.Arrays;

/**
 * The Service as a virtual server of IPVS on one node, and kube-proxy's care of its destinations.
 *
 * <p>Follows kube-proxy 1.28 {@code ipvs/proxier.go}, {@code syncEndpoint}, and {@code graceful_termination.go}: new
 * destinations are added in the order of their addresses as text; one that is no endpoint any more is deleted at once if it
 * has no connection, open or remembered, else it gets the weight 0 and is deleted at the first check at which it has none,
 * once a minute; one that comes back before is deleted and added anew. Departures: versions later than 1.28 leave the
 * order of those that are added at once to chance; the checks of each node begin at an instant of their own, drawn at
 * random, in place of kube-proxy's start; under {@code externalTrafficPolicy: Local} a node without endpoints has an empty
 * list here, where kube-proxy fills in those of others for clients within the cluster.
 */
final class VirtualServer {
    private static final long CHECK_INTERVAL_NANOS = 60_000_000_000L;

    private final Destinations destinations;
    private final Scheduler scheduler;
    private final long checkPhaseNanos;
    private final IntList waiting = new IntList();
    private int[] wantedIn = new int[0];
    private int syncs;
    private long nextCheckNanos = Long.MIN_VALUE;

    /**
     * A virtual server without destinations.
     *
     * @param checkPhase when the checks are, as a part of the minute
     */
    VirtualServer(Destinations destinations, Scheduler scheduler, double checkPhase) {
        this.destinations = destinations;
        this.scheduler = scheduler;
        checkPhaseNanos = (long) (checkPhase * CHECK_INTERVAL_NANOS);
    }

    Destinations destinations() {
        return destinations;
    }

    Scheduler scheduler() {
        return scheduler;
    }

    /**
     * Takes over the endpoints.
     *
     * @param wanted the servers of the endpoints, in the order in which kube-proxy adds them
     * @param servers one more than the highest number of a server
     */
    void sync(IntList wanted, int servers) {
        destinations.makeRoom(servers);
        wantedIn = Arrays.copyOf(wantedIn, Math.max(wantedIn.length, servers));
        syncs++;
        for (int i = 0; i < wanted.size(); i++) {
            int server = wanted.get(i);
            wantedIn[server] = syncs;
            if (!destinations.isAvailable(server)) {
                if (destinations.isListed(server)) {
                    delete(server);
                }
                destinations.add(server);
                scheduler.added();
            }
        }
        for (int place = destinations.size() - 1; place >= 0; place--) {
            int server = destinations.at(place);
            if (wantedIn[server] != syncs && destinations.isAvailable(server)) {
                deleteGracefully(server);
            }
        }
        findWaiting();
    }

    private void deleteGracefully(int server) {
        if (destinations.isIdle(server)) {
            delete(server);
        } else {
            destinations.quiesce(server);
            scheduler.updated();
        }
    }

    private void delete(int server) {
        scheduler.deleted(destinations.delete(server));
    }

    private void findWaiting() {
        waiting.clear();
        for (int place = 0; place < destinations.size(); place++) {
            if (!destinations.isAvailable(destinations.at(place))) {
                waiting.add(destinations.at(place));
            }
        }
    }

    /** Does what the checks up to now have done: deletes those that wait and were idle at one of them. */
    void check(long now) {
        if (now < nextCheckNanos) {
            return;
        }
        long lastCheck = now - Math.floorMod(now - checkPhaseNanos, CHECK_INTERVAL_NANOS);
        nextCheckNanos = lastCheck + CHECK_INTERVAL_NANOS;
        int deleted = 0;
        for (int i = 0; i < waiting.size(); i++) {
            int server = waiting.get(i);
            if (destinations.isIdle(server) && destinations.idleSince(server) <= lastCheck) {
                delete(server);
                deleted++;
            }
        }
        if (deleted > 0) {
            findWaiting();
        }
    }
}
