package io.steelyard.sim;

import io.steelyard.control.ControlPlane;
import io.steelyard.control.Placement;
import io.steelyard.control.PodLimits;
import io.steelyard.control.Workspace;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodMemory;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.proxy.Deadline;
import io.steelyard.proxy.FrontEnd;
import io.steelyard.proxy.Gateways;
import io.steelyard.random.CounterStream;
import io.steelyard.rebalance.DrainPlan;
import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.HealthCheck;
import io.steelyard.scenario.Setup;
import io.steelyard.select.Pick;
import io.steelyard.session.Connector;
import io.steelyard.session.Drains;
import io.steelyard.session.Sessions;
import io.steelyard.traffic.Laws;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The gateways of one run, wired together: their pods, their control plane, their drains, and what they know of pods. */
final class GatewayWorld implements Way, Gateways.Watch {
    /** Sets the draws of gateways apart from those of pods of the same number. */
    private static final long OF_GATEWAYS = 0x6761746577617973L;

    private final ClientTable clients;
    private final PodTable table = new PodTable();
    private final Reception reception;
    private final FrontEnd frontEnd;
    private final boolean cutsWhenMarkedDown;
    private final long endsAfterNanos;
    private final GatewayFates fates;
    private final Gateways gateways;
    private final Drains drains;
    private final ControlPlane controlPlane;
    private final PodMemory memory;
    private boolean beginning;
    private Optional<Sessions> sessions = Optional.empty();

    /**
     * Gateways of which none runs.
     *
     * @param whole the setup of the pods behind them
     * @param selectors makes the balancers
     * @param picks makes the description of a choice that may take time
     */
    GatewayWorld(Setup whole, Ground ground, Selectors selectors, Supplier<Pick> picks) {
        Setup setup = whole.ofGateway().orElseThrow();
        Gateway gateway = whole.gateway().orElseThrow();
        CounterStream draws = new CounterStream(ground.seed() ^ OF_GATEWAYS, ground.replication());
        Simulation simulation = ground.simulation();
        clients = ground.clients();
        reception = AcceptPaths.reception(setup, table, true, simulation::now);
        GatewayParts parts = new GatewayParts(whole, ground, draws, selectors);
        frontEnd = parts.frontEnd(table, reception);
        endsAfterNanos = parts.endsAfterNanos();
        cutsWhenMarkedDown = gateway.healthCheck()
                .map(check -> check.onMarkedDown() == HealthCheck.OnMarkedDown.SHUTDOWN_SESSIONS)
                .orElse(false);
        gateways = new Gateways(
                parts.settings(() -> beginning),
                simulation,
                table,
                ground.reception(),
                ground.reception()::listens,
                reception,
                frontEnd,
                parts::process,
                parts.workers(),
                picks,
                this);
        fates = new GatewayFates(
                gateways,
                frontEnd,
                simulation,
                whole.frontend().deregistrationLimit().map(Duration::toNanos));
        controlPlane = new ControlPlane(
                setup,
                new Workspace(
                        ground.events().next(),
                        table,
                        reception,
                        Placement.ONE_NODE,
                        draws,
                        fates,
                        Unobserved.INSTANCE),
                ground.autoscalers(),
                Laws.distribution(setup.workload().startup()),
                Laws.distribution(setup.workload().warmUp()));
        drains = new Drains(
                simulation,
                clients,
                table,
                reception,
                DrainPlan.of(gateway),
                ground.draws(),
                new Ends(),
                Drains.Kind.gateways(gateways::gatewayOf));
        simulation.register(Rank.HEALTH_CHECK, this::check);
        simulation.register(Rank.GATEWAY_DEADLINE, this::passed);
        fates.attach(drains);
        memory = PodLimits.memory(setup.podSpec(), setup.workload().memory());
    }

    private void check(long now, int checker) {
        if (checker == FrontEnd.CHECKER) {
            frontEnd.check(now);
        } else {
            gateways.check(now, checker - 1);
        }
    }

    /** Makes the gateways that are there before the run; what happens until {@link #begun} they know at once. */
    void createReplicas(long now) {
        beginning = true;
        fates.setBeginning(true);
        controlPlane.createReplicas(now);
    }

    /** The run begins: from now on news take their time. */
    void begun() {
        beginning = false;
        fates.setBeginning(false);
    }

    @Override
    public void noticeable(long now, int pod) {
        gateways.noticeable(now, pod);
    }

    /** The pods that are gateways. */
    PodTable table() {
        return table;
    }

    ControlPlane controlPlane() {
        return controlPlane;
    }

    @Override
    public Connector connector() {
        return new GatewayConnector(gateways);
    }

    void attach(Sessions machine) {
        sessions = Optional.of(machine);
        drains.attach(machine);
        machine.cutAfter(endsAfterNanos);
    }

    @Override
    public void changeEndpoint(long now, int pod, boolean takes) {
        gateways.changeEndpoint(now, pod, takes);
    }

    /** The processes of all gateways are replaced. */
    void reload(long now) {
        gateways.reload(now);
    }

    /**
     * The configuration of all gateways changes so that they have other listeners.
     *
     * @param drainNanos how long the old ones keep their connections
     * @param event which event of the scenario, so that each draws anew
     */
    void pushConfiguration(long now, long drainNanos, int event) {
        gateways.replaceListeners(now, drainNanos, Long.MIN_VALUE + event);
    }

    private void passed(long now, int entity) {
        int gateway = Deadline.gateway(entity);
        switch (Deadline.of(entity)) {
            case DEREGISTRATION -> fates.deregistered(now, gateway);
            case OLD_PROCESSES -> gateways.endOldProcesses(now, gateway);
            case OLD_LISTENER -> closeOldListener(now, gateway);
        }
    }

    private void closeOldListener(long now, int gateway) {
        long until = gateways.listenersClosedUntil(now, gateway);
        for (int client = 0; client < clients.limit(); client++) {
            if (gateways.gatewayOf(client) == gateway && clients.sinceNanos(client) <= until) {
                ends(now, client);
            }
        }
    }

    @Override
    public void ends(long now, int client) {
        sessions.orElseThrow().cut(now, client);
    }

    @Override
    public void answered(long now, int client, int result) {
        sessions.orElseThrow().answered(now, client, result);
    }

    @Override
    public void markedDown(long now, int gateway, int pod) {
        if (cutsWhenMarkedDown) {
            for (int client = 0; client < clients.limit(); client++) {
                if (clients.pod(client) == pod && gateways.gatewayOf(client) == gateway) {
                    sessions.orElseThrow().cut(now, client);
                }
            }
        }
    }

    @Override
    public void filled(long now, int gateway) {
        if (!memory.suffices(table.openConnections(gateway), reception.waiting(gateway))) {
            drains.overfilled(now, gateway);
        }
    }

    @Override
    public void emptied(long now, int gateway) {
        if (!fates.cutting()
                && table.openConnections(gateway) == 0
                && table.phase(gateway) == PodTable.Phase.TERMINATING) {
            drains.vacated(now, gateway);
        }
    }

    /** What the connections of gateways do to their processes. */
    private final class Ends implements Drains.Processes {
        @Override
        public void exit(long now, int gateway) {
            controlPlane.exit(now, gateway);
        }

        @Override
        public void outOfMemory(long now, int gateway) {
            controlPlane.outOfMemory(now, gateway);
        }
    }
}
