package io.steelyard.proxy;

import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.structure.IntList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * What the gateways know, each in its own time: the endpoints by news and by health checks, and when their processes and
 * listeners were replaced.
 */
final class Replicas {
    private final GatewaySettings settings;
    private final Simulation simulation;
    private final IntPredicate listens;
    private final Processes processes;
    private final MarkedDown markedDown;
    private final List<Replica> all = new ArrayList<>();
    private final IntList endpoints = new IntList();

    /** Is told of failed checks. */
    interface MarkedDown {
        /** The checks of a gateway have failed at a pod. */
        void markedDown(long now, int gateway, int pod);
    }

    /**
     * @param listens whether a health check of a pod succeeds
     * @param processes of all gateways
     */
    Replicas(
            GatewaySettings settings,
            Simulation simulation,
            IntPredicate listens,
            Processes processes,
            MarkedDown markedDown) {
        this.settings = settings;
        this.simulation = simulation;
        this.listens = listens;
        this.processes = processes;
        this.markedDown = markedDown;
        simulation.register(Rank.ENDPOINT_PUSH, this::deliver);
    }

    /** The process of a worker of a gateway, which takes new connections. */
    int process(int gateway, int worker, long now) {
        Replica replica = all.get(gateway);
        if (replica.stale()) {
            replica.generate(processes, settings.processes(), gateway, now);
        }
        return replica.process(worker);
    }

    /** A gateway's container runs: it begins with the endpoints that there are now. */
    void start(int gateway) {
        while (all.size() <= gateway) {
            int number = all.size();
            all.add(new Replica(settings.checks()
                    .map(checks -> new HealthChecks(
                            checks.settings(), listens, (now, pod, up) -> mark(now, number, pod, up)))));
        }
        all.get(gateway).start(endpoints);
    }

    /** A gateway's container has ended. */
    void end(int gateway) {
        if (gateway < all.size()) {
            all.get(gateway).end(processes);
        }
    }

    /** A pod takes new connections from now on, or does not any more. */
    void changeEndpoint(long now, int pod, boolean takes) {
        Endpoints.set(endpoints, pod, takes);
        for (int gateway = 0; gateway < all.size(); gateway++) {
            Replica replica = all.get(gateway);
            if (replica.runs()) {
                long delay = settings.push().nanos(gateway, replica.nextNews());
                if (delay == 0 && !replica.expects()) {
                    replica.take(pod, takes, processes, settings.reloads());
                    outdateIfChanged(now, gateway);
                } else {
                    simulation.schedule(replica.send(now + delay, pod, takes), Rank.ENDPOINT_PUSH, gateway);
                }
            }
        }
    }

    private void deliver(long now, int gateway) {
        all.get(gateway).arrive(now, processes, settings.reloads());
        outdateIfChanged(now, gateway);
    }

    private void outdateIfChanged(long now, int gateway) {
        if (settings.reloads() && all.get(gateway).runs()) {
            outdate(now, gateway);
        }
    }

    /** The processes of all gateways are replaced by new ones, which know the same endpoints and no connection. */
    void reload(long now) {
        for (int gateway = 0; gateway < all.size(); gateway++) {
            if (all.get(gateway).runs()) {
                outdate(now, gateway);
            }
        }
    }

    private void outdate(long now, int gateway) {
        all.get(gateway).reload(now, processes);
        if (settings.shutdownNanos() < Long.MAX_VALUE - now) {
            simulation.schedule(
                    now + settings.shutdownNanos(), Rank.GATEWAY_DEADLINE, Deadline.OLD_PROCESSES.entity(gateway));
        }
    }

    /** The listeners of all gateways are replaced, at each as late as news of pods come. */
    void replaceListeners(long now, long drainNanos, long index) {
        for (int gateway = 0; gateway < all.size(); gateway++) {
            if (all.get(gateway).runs()) {
                long at = now + settings.push().nanos(gateway, index);
                all.get(gateway).replaceListener(at, at + drainNanos);
                simulation.schedule(at + drainNanos, Rank.GATEWAY_DEADLINE, Deadline.OLD_LISTENER.entity(gateway));
            }
        }
    }

    /** The instant until which those listeners of a gateway accepted connections that are closed by now. */
    long listenersClosedUntil(long now, int gateway) {
        return all.get(gateway).closedUntil(now);
    }

    /** A pod may have begun or ceased to answer. */
    void noticeable(long now, int pod) {
        for (int gateway = 0; gateway < all.size(); gateway++) {
            Replica replica = all.get(gateway);
            if (replica.runs() && replica.checks().isPresent()) {
                replica.checks().get().watch(pod);
                planChecks(now, gateway);
            }
        }
    }

    /** A gateway's health checks are due. */
    void check(long now, int gateway) {
        all.get(gateway).checks().orElseThrow().tick(now);
        planChecks(now, gateway);
    }

    private void planChecks(long now, int gateway) {
        long phase = settings.checks().orElseThrow().phase().nanos(gateway, 0);
        long at = all.get(gateway).checks().orElseThrow().plan(now, phase);
        if (at != Long.MAX_VALUE) {
            simulation.schedule(at, Rank.HEALTH_CHECK, gateway + 1);
        }
    }

    private void mark(long now, int gateway, int pod, boolean up) {
        all.get(gateway).mark(pod, up, processes);
        if (!up) {
            markedDown.markedDown(now, gateway, pod);
        }
    }
}
