package io.steelyard.sim;

import io.steelyard.control.Autoscalers;
import io.steelyard.control.ControlPlane;
import io.steelyard.control.Placement;
import io.steelyard.control.PodEvents;
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
import io.steelyard.proxy.GatewaySettings;
import io.steelyard.proxy.Gateways;
import io.steelyard.proxy.HealthCheckSettings;
import io.steelyard.proxy.Proxy;
import io.steelyard.proxy.StreamTimers;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.random.RandomStream;
import io.steelyard.rebalance.DrainPlan;
import io.steelyard.scenario.Frontend;
import io.steelyard.scenario.Gateway;
import io.steelyard.scenario.HealthCheck;
import io.steelyard.scenario.Setup;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.SharedTables;
import io.steelyard.select.Sharing;
import io.steelyard.session.Connector;
import io.steelyard.session.Drains;
import io.steelyard.session.Sessions;
import io.steelyard.traffic.Laws;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The gateways of one run, wired together: their pods, their control plane, their drains, and what they know of pods. */
final class GatewayWorld implements Way, Gateways.Watch {
    private static final double ROUND = 0.5;

    /** An hour, so that the checks of different checkers are out of step whatever their interval. */
    private static final double LONGEST_PHASE_NANOS = 3.6e12;

    private final Setup setup;
    private final Settings settings;
    private final PodTable table;
    private final Reception reception;
    private final FrontEnd frontEnd;
    private final boolean cutsWhenMarkedDown;
    private final long endsAfterNanos;
    private final GatewayFates fates;
    private final Gateways gateways;
    private final Drains drains;
    private final ControlPlane controlPlane;
    private final PodMemory memory;
    private final SharedTables tables = new SharedTables();
    private boolean beginning;
    private Optional<Sessions> sessions = Optional.empty();

    /**
     * What a run gives its gateways.
     *
     * @param pods whether pods take connections
     * @param draws source of the clients' draws
     * @param ofGateways source of the gateways' draws
     */
    record Settings(
            long seed,
            int replication,
            Simulation simulation,
            PodEvents events,
            ClientTable clients,
            PodTable podTable,
            Reception pods,
            CounterStream draws,
            CounterStream ofGateways,
            Selectors selectors,
            Autoscalers autoscalers,
            Supplier<Pick> picks) {}

    GatewayWorld(Setup whole, Settings settings) {
        this.settings = settings;
        setup = whole.ofGateway().orElseThrow();
        Gateway gateway = whole.gateway().orElseThrow();
        table = new PodTable();
        reception = new Reception(
                table,
                World.connectionLimit(setup),
                AcceptPaths.of(setup.workload().accept(), true, settings.simulation()::now));
        Frontend frontend = whole.frontend();
        SelectorKind<?> kind = settings.selectors().kind(whole.balancer());
        boolean apart = kind.sharing() == Sharing.NOTHING;
        frontEnd = new FrontEnd(
                new Proxy(
                        table,
                        reception,
                        settings.selectors().kind(frontend.balancer()).create(context("frontend", 0))),
                settings.simulation(),
                frontend.checks().map(GatewayWorld::checks),
                phase(-1, 0),
                reception::listens);
        StreamTimers timers = StreamTimers.of(gateway);
        endsAfterNanos = timers.endsAfterNanos(
                whole.clients().ping().interval().toNanos(),
                frontend.idleLimit().map(Duration::toNanos).orElse(StreamTimers.NEVER));
        cutsWhenMarkedDown = gateway.healthCheck()
                .map(check -> check.onMarkedDown() == HealthCheck.OnMarkedDown.SHUTDOWN_SESSIONS)
                .orElse(false);
        gateways = new Gateways(
                new GatewaySettings(
                        gateway.concurrency(),
                        apart ? gateway.concurrency() : 1,
                        gateway.endpointUpdates() == Gateway.Updates.RELOAD,
                        delay(Laws.distribution(gateway.connect()), Purpose.NETWORK, settings.draws()),
                        gateway.connectTimeout().toNanos(),
                        gateway.healthCheck().map(check -> new GatewaySettings.Checks(checks(check), this::phase)),
                        timers.handshakeNanos(),
                        gateway.workerShutdownLimit().map(Duration::toNanos).orElse(Long.MAX_VALUE),
                        pushes(Laws.distribution(gateway.push()))),
                settings.simulation(),
                table,
                settings.pods(),
                settings.pods()::listens,
                reception,
                frontEnd,
                number -> process(kind, gateway.concurrency(), number),
                RandomStream.named(settings.seed(), settings.replication(), "worker", 0),
                settings.picks(),
                this);
        fates = new GatewayFates(
                gateways,
                frontEnd,
                settings.simulation(),
                frontend.deregistrationLimit().map(Duration::toNanos));
        controlPlane = new ControlPlane(
                setup,
                new Workspace(
                        settings.events().next(),
                        table,
                        reception,
                        Placement.ONE_NODE,
                        settings.ofGateways(),
                        fates,
                        Unobserved.INSTANCE),
                settings.autoscalers(),
                Laws.distribution(setup.workload().startup()),
                Laws.distribution(setup.workload().warmUp()));
        drains = new Drains(
                settings.simulation(),
                settings.clients(),
                table,
                reception,
                DrainPlan.of(gateway),
                settings.draws(),
                new Ends(),
                Drains.Kind.gateways(gateways::gatewayOf));
        settings.simulation().register(Rank.HEALTH_CHECK, this::check);
        settings.simulation().register(Rank.GATEWAY_DEADLINE, this::passed);
        fates.attach(drains);
        memory = PodLimits.memory(setup.podSpec(), setup.workload().memory());
    }

    private static HealthCheckSettings checks(HealthCheck check) {
        return new HealthCheckSettings(check.interval().toNanos(), check.rise(), check.fall());
    }

    private long phase(long gateway, long index) {
        double share = settings.ofGateways().at(Purpose.PHASE, gateway, index).nextDouble();
        return (long) (share * LONGEST_PHASE_NANOS);
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

    private SelectorContext context(String component, long index) {
        return new SelectorContext(
                RandomStream.named(settings.seed(), settings.replication(), component, index), tables);
    }

    private Proxy process(SelectorKind<?> kind, int concurrency, int number) {
        int count = kind.sharing() == Sharing.COUNTS ? concurrency : 1;
        Selector[] selectors = new Selector[count];
        for (int worker = 0; worker < count; worker++) {
            selectors[worker] = kind.create(context("selector", (long) number * concurrency + worker));
        }
        return new Proxy(settings.podTable(), settings.pods(), kind.retries(), selectors);
    }

    private GatewaySettings.Delay pushes(Distribution law) {
        GatewaySettings.Delay delay = delay(law, Purpose.PUSH, settings.ofGateways());
        return (gateway, index) -> beginning ? 0 : delay.nanos(gateway, index);
    }

    private static GatewaySettings.Delay delay(Distribution law, Purpose purpose, CounterStream draws) {
        if (law.mean() == 0) {
            return (entity, index) -> 0;
        }
        return (entity, index) -> (long) (law.sample(draws.at(purpose, entity, index)) + ROUND);
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
        ClientTable clients = settings.clients();
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
            ClientTable clients = settings.clients();
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
