package io.steelyard.proxy;

import io.steelyard.engine.Simulation;
import io.steelyard.fleet.Admission;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.random.RandomSource;
import io.steelyard.select.Pick;
import io.steelyard.structure.IntList;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.Supplier;

/**
 * The gateways between clients and pods: a front end spreads connections over them, and each chooses pods by what it knows.
 *
 * <p>A gateway is a pod of a workload of its own. It runs one process, or one per worker where workers share nothing. A
 * restart or a reload replaces its processes by new ones that know of no connection; the connections of the old ones live
 * on until they end or the gateway does. Not thread-safe.
 */
public final class Gateways {
    /** Instead of a pod: the answer comes later. */
    public static final int PENDING = -100;

    private static final int NOBODY = -1;

    private final GatewaySettings settings;
    private final PodTable gateways;
    private final FrontEnd frontEnd;
    private final Reception accepts;
    private final RandomSource workers;
    private final Watch watch;
    private final Crossings crossings;
    private final Processes processes;
    private final Replicas replicas;
    private int[] processOf = new int[16];

    /** Is told what becomes of clients and gateways. */
    public interface Watch {
        /**
         * The attempt of a client ended that took time.
         *
         * @param client the client's slot
         * @param result the pod, or why there is none, as {@link Reception} says
         */
        void answered(long now, int client, int result);

        /** A gateway holds one connection more. */
        void filled(long now, int gateway);

        /** The checks of a gateway have failed at a pod. */
        void markedDown(long now, int gateway, int pod);

        /** A gateway holds one connection less. */
        void emptied(long now, int gateway);

        /** A gateway ends the connection of a client. */
        void ends(long now, int client);
    }

    /**
     * Gateways of which none runs.
     *
     * @param gateways the pods that are gateways
     * @param admission whether the pods behind them take connections
     * @param listens whether a health check of a pod succeeds
     * @param accepts how gateways take connections
     * @param frontEnd spreads clients over the gateways
     * @param processMaker makes a process without endpoints, given its number
     * @param workers the draws of the worker that accepts a connection
     * @param picks makes the description of a choice that may take time
     */
    public Gateways(
            GatewaySettings settings,
            Simulation simulation,
            PodTable gateways,
            Admission admission,
            IntPredicate listens,
            Reception accepts,
            FrontEnd frontEnd,
            IntFunction<Proxy> processMaker,
            RandomSource workers,
            Supplier<Pick> picks,
            Watch watch) {
        this.settings = settings;
        this.gateways = gateways;
        this.accepts = accepts;
        this.frontEnd = frontEnd;
        processes = new Processes(processMaker);
        this.workers = workers;
        this.watch = watch;
        crossings = new Crossings(
                settings,
                simulation,
                admission,
                processes::get,
                picks,
                process -> accepts.listens(processes.gateway(process)),
                this::answered);
        Arrays.fill(processOf, NOBODY);
        replicas = new Replicas(settings, simulation, listens, processes, watch::markedDown);
    }

    /** Begins a connection for the client of a slot; returns the pod, why there is none, or {@link #PENDING}. */
    public int connect(Pick pick, int client) {
        int gateway = frontEnd.connect(pick);
        if (gateway < 0) {
            return gateway == Reception.OVERFLOWED ? gateway : Reception.NO_GATEWAY;
        }
        gateways.open(gateway);
        int worker = settings.workers() == 1 ? 0 : (int) (workers.nextDouble() * settings.workers());
        int process = replicas.process(gateway, worker, pick.now());
        processes.enter(process);
        long acceptedNanos = accepts.queues() ? accepts.enter(gateway) : pick.now();
        int result = crossings.begin(pick, worker, client, process, acceptedNanos);
        conclude(pick.now(), client, pick.client(), process, result);
        watch.filled(pick.now(), gateway);
        return result;
    }

    private void conclude(long now, int client, int number, int process, int result) {
        if (result >= 0) {
            hold(client, process);
        } else if (result != PENDING) {
            leave(now, process, number);
        }
    }

    private void hold(int client, int process) {
        if (client >= processOf.length) {
            int known = processOf.length;
            processOf = Arrays.copyOf(processOf, Math.max(client + 1, 2 * known));
            Arrays.fill(processOf, known, processOf.length, NOBODY);
        }
        processOf[client] = process;
    }

    private void leave(long now, int process, int number) {
        int gateway = processes.gateway(process);
        processes.leave(process);
        frontEnd.release(now, gateway, number);
        gateways.close(gateway);
        watch.emptied(now, gateway);
    }

    private void answered(long now, int client, int process, int number, int result) {
        conclude(now, client, number, process, result);
        watch.answered(now, client, result);
    }

    /** Opens a connection to a given pod through the gateway that the front end chooses; false if there is none. */
    public boolean connectTo(Pick pick, int client, int pod) {
        int gateway = frontEnd.connect(pick);
        if (gateway < 0) {
            return false;
        }
        gateways.open(gateway);
        int process = replicas.process(gateway, 0, pick.now());
        processes.enter(process);
        processes.get(process).connectTo(pick, pod);
        hold(client, process);
        watch.filled(pick.now(), gateway);
        return true;
    }

    /** The connection of a client to a pod has ended. */
    public void release(long now, int client, int number, int pod) {
        int process = processOf[client];
        processOf[client] = NOBODY;
        processes.get(process).release(now, pod, number);
        leave(now, process, number);
    }

    /** The client does not wait for its attempt any longer; false if it had none that takes time. */
    public boolean abandon(long now, int client, int number) {
        int process = crossings.abandon(now, client);
        if (process < 0) {
            return false;
        }
        leave(now, process, number);
        return true;
    }

    /** The gateway that holds the connection of a client, or a negative number. */
    public int gatewayOf(int client) {
        int process = client < processOf.length ? processOf[client] : NOBODY;
        return process == NOBODY ? NOBODY : processes.gateway(process);
    }

    /** A pod takes new connections from now on, or does not any more; each gateway learns of it in its own time. */
    public void changeEndpoint(long now, int pod, boolean takes) {
        replicas.changeEndpoint(now, pod, takes);
    }

    /** A pod may have begun or ceased to answer. */
    public void noticeable(long now, int pod) {
        replicas.noticeable(now, pod);
    }

    /** A gateway's health checks are due. */
    public void check(long now, int gateway) {
        replicas.check(now, gateway);
    }

    /** A gateway's container runs: it begins with the endpoints that there are now. */
    public void start(int gateway) {
        replicas.start(gateway);
    }

    /** A gateway's container has ended; its connections were given up before. */
    public void end(int gateway) {
        replicas.end(gateway);
    }

    /** The attempts that are on their way through a gateway fail. */
    public void failCrossings(long now, int gateway) {
        failCrossings(now, process -> processes.gateway(process) == gateway);
    }

    private void failCrossings(long now, IntPredicate of) {
        IntList failed = new IntList();
        crossings.forEach((client, process) -> {
            if (of.test(process)) {
                failed.add(client);
            }
        });
        for (int i = 0; i < failed.size(); i++) {
            int client = failed.get(i);
            int number = crossings.number(client);
            if (abandon(now, client, number)) {
                watch.answered(now, client, Reception.NO_GATEWAY);
            }
        }
    }

    /** The processes of all gateways are replaced by new ones, which know the same endpoints and no connection. */
    public void reload(long now) {
        replicas.reload(now);
    }

    /** The processes of a gateway that were replaced so long ago that they have to end, end with all that they carry. */
    public void endOldProcesses(long now, int gateway) {
        long until = now - settings.shutdownNanos();
        IntPredicate ends =
                process -> processes.gateway(process) == gateway && processes.retiredNanos(process) <= until;
        if (!processes.anyInUse(ends)) {
            return;
        }
        failCrossings(now, ends);
        IntList cut = new IntList();
        for (int client = 0; client < processOf.length; client++) {
            if (processOf[client] != NOBODY && ends.test(processOf[client])) {
                cut.add(client);
            }
        }
        for (int i = 0; i < cut.size(); i++) {
            watch.ends(now, cut.get(i));
        }
    }

    /**
     * The listeners of all gateways are replaced, at each as late as news of pods come; what the old ones have accepted by
     * then is cut after some time.
     *
     * @param index of the draw of the delay
     */
    public void replaceListeners(long now, long drainNanos, long index) {
        replicas.replaceListeners(now, drainNanos, index);
    }

    /** The instant until which those listeners of a gateway accepted connections that are closed by now. */
    public long listenersClosedUntil(long now, int gateway) {
        return replicas.listenersClosedUntil(now, gateway);
    }
}
