package io.steelyard.proxy;

import io.steelyard.structure.IntList;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * One gateway: the endpoints that it knows, the news that are on their way to it, and the processes of its present
 * generation.
 */
final class Replica {
    private final IntList generation = new IntList();
    private final IntList endpoints = new IntList();
    private final Deque<News> onTheWay = new ArrayDeque<>();
    private long lastArrival = Long.MIN_VALUE;
    private long news;
    private final Optional<HealthChecks> checks;
    private boolean runs;
    private boolean stale;

    private final List<OldListener> oldListeners = new ArrayList<>();

    private record OldListener(long acceptedUntil, long closesAt) {}

    private record News(long at, int pod, boolean takes) {}

    /**
     * @param checks its health checks of pods, if it has any
     */
    Replica(Optional<HealthChecks> checks) {
        this.checks = checks;
    }

    Optional<HealthChecks> checks() {
        return checks;
    }

    /** The checks have found out that a pod answers, or that it does not. */
    void mark(int pod, boolean up, Processes processes) {
        for (int i = 0; i < generation.size(); i++) {
            if (up) {
                processes.get(generation.get(i)).addEndpoint(pod);
            } else {
                processes.get(generation.get(i)).suspendEndpoint(pod);
            }
        }
    }

    /** The container runs, and knows all endpoints that there are. */
    void start(IntList all) {
        runs = true;
        stale = true;
        onTheWay.clear();
        endpoints.clear();
        for (int i = 0; i < all.size(); i++) {
            endpoints.add(all.get(i));
        }
    }

    /** The container has ended. */
    void end(Processes processes) {
        runs = false;
        stale = false;
        onTheWay.clear();
        oldListeners.clear();
        replaceAll(processes);
    }

    private void replaceAll(Processes processes) {
        for (int i = 0; i < generation.size(); i++) {
            processes.replace(generation.get(i));
        }
        generation.clear();
    }

    boolean runs() {
        return runs;
    }

    /** The processes are to be replaced before the next choice. */
    void reload(long now, Processes processes) {
        stale = runs;
        for (int i = 0; i < generation.size(); i++) {
            processes.retire(generation.get(i), now);
        }
    }

    /** The gateway has another listener from an instant on; the connections of the old one are cut at another. */
    void replaceListener(long at, long closesAt) {
        oldListeners.add(new OldListener(at, closesAt));
    }

    /** The instant until which the listeners accepted connections that are closed by now; or before all time. */
    long closedUntil(long now) {
        long until = Long.MIN_VALUE;
        for (OldListener old : oldListeners) {
            until = old.closesAt() <= now ? Math.max(until, old.acceptedUntil()) : until;
        }
        oldListeners.removeIf(old -> old.closesAt() <= now);
        return until;
    }

    boolean stale() {
        return stale;
    }

    /** Makes new processes that know the same endpoints. */
    void generate(Processes processes, int count, int gateway, long now) {
        stale = false;
        replaceAll(processes);
        for (int j = 0; j < endpoints.size(); j++) {
            begin(endpoints.get(j));
        }
        for (int i = 0; i < count; i++) {
            int number = processes.create(gateway);
            generation.add(number);
            for (int j = 0; j < endpoints.size(); j++) {
                processes.get(number).addEndpoint(endpoints.get(j));
            }
            processes.get(number).tellChanges(now);
        }
    }

    /** A pod that is new to a process counts as up until checks fail. */
    private void begin(int pod) {
        if (checks.isPresent()) {
            checks.get().add(pod, true);
        }
    }

    /** The process that serves a worker. */
    int process(int worker) {
        return generation.get(worker % generation.size());
    }

    /** The number of the next news. */
    long nextNews() {
        return news++;
    }

    /** Whether news are on their way. */
    boolean expects() {
        return !onTheWay.isEmpty();
    }

    /** Sends news that arrive at an instant, but not before those that were sent earlier; returns when. */
    long send(long at, int pod, boolean takes) {
        lastArrival = Math.max(lastArrival, at);
        onTheWay.addLast(new News(lastArrival, pod, takes));
        return lastArrival;
    }

    /** Takes in the news that have arrived. */
    void arrive(long now, Processes processes, boolean reloads) {
        while (!onTheWay.isEmpty() && onTheWay.peekFirst().at() <= now) {
            News next = onTheWay.removeFirst();
            take(next.pod(), next.takes(), processes, reloads);
        }
    }

    /** Takes in that a pod takes connections or does not. */
    void take(int pod, boolean takes, Processes processes, boolean reloads) {
        Endpoints.set(endpoints, pod, takes);
        if (reloads) {
            stale = true;
        }
        if (stale) {
            return;
        }
        if (takes) {
            begin(pod);
        } else if (checks.isPresent()) {
            checks.get().remove(pod);
        }
        for (int i = 0; i < generation.size(); i++) {
            if (takes) {
                processes.get(generation.get(i)).addEndpoint(pod);
            } else {
                processes.get(generation.get(i)).removeEndpoint(pod);
            }
        }
    }
}
