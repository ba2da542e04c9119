package io.steelyard.sim;

import io.steelyard.control.Autoscalers;
import io.steelyard.control.Cluster;
import io.steelyard.control.ControlPlane;
import io.steelyard.control.Placement;
import io.steelyard.control.PodEvents;
import io.steelyard.control.PodLimits;
import io.steelyard.control.Workspace;
import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.kube.nodes.PodRequirements;
import io.steelyard.observe.ClientStory;
import io.steelyard.observe.Observer;
import io.steelyard.observe.Recorder;
import io.steelyard.observe.RecorderSettings;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StoryStep;
import io.steelyard.observe.TwoObservers;
import io.steelyard.proxy.Proxy;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.random.RandomStream;
import io.steelyard.rebalance.AgeLimit;
import io.steelyard.rebalance.Dismissal;
import io.steelyard.rebalance.DrainPlan;
import io.steelyard.rebalance.GoawayChance;
import io.steelyard.rebalance.SheddingRule;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Moment;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.SharedTables;
import io.steelyard.session.ArrivalFeed;
import io.steelyard.session.Dismissals;
import io.steelyard.session.Drains;
import io.steelyard.session.MassLeave;
import io.steelyard.session.Partitions;
import io.steelyard.session.Persona;
import io.steelyard.session.SessionSettings;
import io.steelyard.session.Sessions;
import io.steelyard.session.Shedder;
import io.steelyard.traffic.Advice;
import io.steelyard.traffic.AffinityKeys;
import io.steelyard.traffic.ArrivalProcesses;
import io.steelyard.traffic.Heeding;
import io.steelyard.traffic.Laws;
import io.steelyard.traffic.Lifetimes;
import io.steelyard.traffic.ReconnectPolicies;
import io.steelyard.traffic.SourceAddresses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One run of one variant, wired together: clients, balancer, pods, control plane, recorder and clock.
 *
 * <p>A world is started, run on to later and later instants, and finished, once. Not thread-safe.
 */
public final class World {
    /** Leaves the 24 bits of an address within 10.0.0.0/8. */
    private static final int ADDRESS_SHIFT = 40;

    /** Sets the draws of gateways apart from those of pods of the same number. */
    private static final long OF_GATEWAYS = 0x6761746577617973L;

    /** The number of the canary's subset of the service. */
    private static final int CANARY = 1;

    private final Setup setup;
    private final long horizonNanos;
    private final long samplePeriodNanos;
    private final List<Moment> moments;
    private final Simulation simulation;
    private final ClientTable clients;
    private final PodTable pods;
    private final Optional<GatewayWorld> gateways;
    private final Optional<Cluster> cluster;
    private final ControlPlane controlPlane;
    private final Optional<ControlPlane> canary;
    private final Sessions sessions;
    private final Drains drains;
    private final Optional<Shedder> shedder;
    private final MassLeave massLeave;
    private final ArrivalFeed arrivals;
    private final Beginning beginning;
    private final Recorder recorder;
    private Observer observer;
    private boolean measuring;

    /**
     * A world before its first instant.
     *
     * @param replication from 0
     * @param selectors makes the balancer
     * @param scalers makes an autoscaler by name
     * @param noiseFloor what random placement would give; not shared with worlds of other threads
     * @throws IllegalArgumentException if the parts of the scenario contradict each other
     */
    public World(
            Scenario scenario,
            Scenario.Variant variant,
            int replication,
            Selectors selectors,
            Scalers scalers,
            RecorderSettings.NoiseFloorSource noiseFloor) {
        setup = variant.setup();
        horizonNanos = scenario.duration().toNanos();
        samplePeriodNanos = Sampling.periodNanos(scenario.duration());
        moments = setup.moments();
        CounterStream draws = new CounterStream(scenario.seed(), replication);
        Distribution lifetime = Laws.distribution(setup.clients().lifetime().law());
        beginning = Beginning.of(setup.clients(), lifetime, draws);
        int capacity = beginning.expectedClients(horizonNanos);
        clients = new ClientTable(capacity);
        simulation = new Simulation(beginning.startNanos(), new HeapQueue(capacity), new HeapQueue(64));
        // A ring of hashes is one draw: each replication has pods of other addresses.
        pods = new PodTable((int) (draws.at(Purpose.POD, Long.MIN_VALUE, 0).nextLong() >>> ADDRESS_SHIFT));
        Reception reception = new Reception(
                pods, connectionLimit(setup), AcceptPaths.of(setup.workload().accept(), false, simulation::now));
        SharedKeys keys = SharedKeys.of(setup.clients().affinity(), draws);
        PodEvents events = new PodEvents(simulation);
        Autoscalers autoscalers = new Autoscalers(scalers::create, this::attempts);
        Persona persona = persona(lifetime, draws, keys.keys().renamed(draws));
        gateways = setup.gateway()
                .map(gateway -> new GatewayWorld(
                        setup,
                        new GatewayWorld.Settings(
                                scenario.seed(),
                                replication,
                                simulation,
                                events,
                                clients,
                                pods,
                                reception,
                                draws,
                                new CounterStream(scenario.seed() ^ OF_GATEWAYS, replication),
                                selectors,
                                autoscalers,
                                persona::newPick)));
        recorder = new Recorder(new RecorderSettings(
                variant.name(),
                replication,
                scenario.seed(),
                pods,
                clients,
                gateways.map(GatewayWorld::table),
                horizonNanos,
                samplePeriodNanos,
                moments.stream().map(Moment::name).toList(),
                setup.momentEnds().stream().map(Duration::toNanos).toList(),
                TargetPerPod.of(setup),
                AcceptPaths.accepting(setup),
                pod -> waiting(reception, pod),
                AcceptPaths.longestWaitNanos(setup),
                keys,
                noiseFloor));
        observer = recorder;
        cluster = setup.nodes()
                .map(nodes -> new Cluster(
                        nodes,
                        setup.kubernetes(),
                        simulation,
                        nodes.autoscaler().map(autoscaler -> Laws.distribution(autoscaler.boot())),
                        draws));
        Way way = gateways.isPresent()
                ? gateways.get()
                : oneBalancer(
                        selectors.kind(setup.balancer()),
                        RandomStream.named(scenario.seed(), replication, "selector", 0),
                        reception);
        PodFates fates = new PodFates(pods, 0, way, this::watching);
        PodFates canaryFates = new PodFates(pods, CANARY, way, this::watching);
        controlPlane = new ControlPlane(
                setup,
                new Workspace(events.next(), pods, reception, placement(setup), draws, fates, recorder),
                autoscalers,
                Laws.distribution(setup.workload().startup()),
                Laws.distribution(setup.workload().warmUp()));
        canary = setup.ofCanary()
                .map(some -> new ControlPlane(
                        some,
                        new Workspace(
                                events.next(),
                                pods,
                                reception,
                                placement(some),
                                draws,
                                canaryFates,
                                new CanaryEvictions()),
                        autoscalers,
                        Laws.distribution(setup.workload().startup()),
                        Laws.distribution(setup.workload().warmUp())));
        drains = new Drains(
                simulation,
                clients,
                pods,
                reception,
                DrainPlan.of(setup.workload()),
                draws,
                new Processes(),
                Drains.Kind.pods(clients, hint()));
        sessions = new Sessions(
                simulation,
                clients,
                pods,
                reception,
                way.connector(),
                drains,
                new SessionSettings(
                        persona,
                        AcceptPaths.attempts(setup),
                        setup.admission().map(AcceptPaths::bucket),
                        PodLimits.memory(setup.podSpec(), setup.workload().memory()),
                        horizonNanos));
        drains.attach(sessions);
        List<Dismissal> dismissals = dismissals();
        if (!dismissals.isEmpty()) {
            sessions.dismissBy(new Dismissals(simulation, clients, draws, dismissals, hint(), horizonNanos));
        }
        shedder = setup.shedding()
                .map(shedding -> new Shedder(
                        simulation,
                        clients,
                        pods,
                        sessions,
                        draws,
                        new SheddingRule(shedding),
                        shedding.period().toNanos(),
                        hint()));
        fates.attach(drains);
        canaryFates.attach(drains);
        gateways.ifPresent(some -> some.attach(sessions));
        massLeave = new MassLeave(clients, sessions, draws);
        Partitions partitions = new Partitions(clients, sessions, draws);
        arrivals = new ArrivalFeed(
                simulation,
                ArrivalProcesses.create(
                        setup.clients().arrivals(),
                        beginning.arrivalsFromNanos(),
                        horizonNanos,
                        scenario.seed(),
                        replication),
                sessions);
        simulation.register(Rank.BLOCK, recorder::onEvent);
        simulation.register(
                Rank.SCENARIO_EVENT,
                new Happenings(
                        setup.events(),
                        controlPlane,
                        canary,
                        gateways,
                        massLeave,
                        partitions,
                        cluster.map(Cluster::events))::happen);
        simulation.register(Rank.SAMPLE, (now, entity) -> sample(now));
    }

    private OneBalancer oneBalancer(SelectorKind<?> kind, RandomStream random, Reception reception) {
        return new OneBalancer(new Proxy(
                pods, reception, kind.retries(), kind.create(new SelectorContext(random, new SharedTables()))));
    }

    private int waiting(Reception reception, int pod) {
        return pod == Observer.DOWNSTREAM ? sessions.waitingDownstream() : reception.waiting(pod);
    }

    /** Nobody watches while the run settles. */
    private Observer watching() {
        return measuring ? recorder : Unobserved.INSTANCE;
    }

    private Persona persona(Distribution lifetime, CounterStream draws, AffinityKeys keys) {
        return new Persona(
                draws,
                new Lifetimes(lifetime, draws),
                setup.clients().lifetime().of() == Clients.Of.CONNECTION,
                keys,
                SourceAddresses.create(setup.clients().sources(), draws),
                setup.clients().ping(),
                ReconnectPolicies.create(setup.clients().reconnect()),
                new Heeding(setup.clients(), draws),
                beginning.closed());
    }

    /** What pods tell clients whose connections they close on purpose. */
    private Optional<Advice> hint() {
        return setup.workload().reconnectHint().map(hint -> Advice.within(hint.window()));
    }

    private List<Dismissal> dismissals() {
        List<Dismissal> reasons = new ArrayList<>();
        setup.connectionAge().map(AgeLimit::new).ifPresent(reasons::add);
        setup.goaway().map(GoawayChance::new).ifPresent(reasons::add);
        return reasons;
    }

    private Placement placement(Setup of) {
        Workload.ImagePull pull = setup.workload()
                .imagePull()
                .orElse(new Workload.ImagePull(
                        new Law.Deterministic(Duration.ZERO), new Law.Deterministic(Duration.ZERO)));
        return cluster.map(some -> some.placement(
                        pods,
                        PodRequirements.of(of.podSpec(), of.deployment().isPresent()),
                        Laws.distribution(pull.cold()),
                        Laws.distribution(pull.cached())))
                .orElse(Placement.ONE_NODE);
    }

    static int connectionLimit(Setup setup) {
        return setup.workload()
                .connectionLimit()
                .map(limit -> (int) limit.value())
                .orElse(Integer.MAX_VALUE);
    }

    /** Follows a client from the start of the measured part on; its steps are added to a list. */
    ClientStory follow(int client, List<StoryStep> steps) {
        ClientStory story = new ClientStory(clients, pods, client, steps);
        observer = new TwoObservers(recorder, story);
        return story;
    }

    /** Brings in the clients of the start, lets them settle, and begins to measure: the clock then stands at 0. */
    public void start() {
        gateways.ifPresent(some -> some.createReplicas(beginning.startNanos()));
        controlPlane.createReplicas(beginning.startNanos());
        canary.ifPresent(some -> some.createReplicas(beginning.startNanos()));
        gateways.ifPresent(GatewayWorld::begun);
        shedder.ifPresent(some -> some.start(beginning.startNanos()));
        sessions.setInstant(true);
        beginning.bringIn(sessions, pods);
        sessions.setInstant(false);
        arrivals.start(beginning.closed(), horizonNanos);
        simulation.runUntil(0);
        sessions.keepPopulation(false);
        measuring = true;
        observer.onStart(0);
        observer.onReplicas(0, controlPlane.replicas());
        sessions.observe(observer);
        controlPlane.start();
        canary.ifPresent(ControlPlane::start);
        gateways.ifPresent(some -> some.controlPlane().start());
        cluster.ifPresent(some -> some.start(recorder, 0));
        for (int moment = 0; moment < moments.size(); moment++) {
            simulation.schedule(moments.get(moment).at().toNanos(), Rank.BLOCK, moment);
        }
        for (int event = 0; event < setup.events().size(); event++) {
            simulation.schedule(setup.events().get(event).at().toNanos(), Rank.SCENARIO_EVENT, event);
        }
        simulation.schedule(0, Rank.SAMPLE, 0);
    }

    /**
     * Runs everything that happens before an instant.
     *
     * @param untilNanos at most the scenario's duration
     */
    public void runUntil(long untilNanos) {
        simulation.runUntil(Math.min(untilNanos, horizonNanos));
    }

    /** Runs to the end and returns what was measured. */
    public RunResult finish() {
        runUntil(horizonNanos);
        if (horizonNanos % samplePeriodNanos == 0) {
            recorder.onSample(horizonNanos);
        }
        return recorder.result(simulation.executedEvents());
    }

    /** Events executed so far, those of the settling included. */
    public long executedEvents() {
        return simulation.executedEvents();
    }

    private long attempts() {
        return sessions.attempts();
    }

    private void sample(long now) {
        recorder.onSample(now);
        simulation.schedule(now + samplePeriodNanos, Rank.SAMPLE, 0);
    }

    /** Of the canary's control plane only evictions are measured; replicas and rollouts are those of the other pods. */
    private final class CanaryEvictions implements Observer {
        @Override
        public void onEviction(long now, int pod, boolean granted) {
            observer.onEviction(now, pod, granted);
        }
    }

    private ControlPlane plane(int pod) {
        return pods.subset(pod) == CANARY ? canary.orElseThrow() : controlPlane;
    }

    /** What the connections of pods do to their processes. */
    private final class Processes implements Drains.Processes {
        @Override
        public void exit(long now, int pod) {
            plane(pod).exit(now, pod);
        }

        @Override
        public void outOfMemory(long now, int pod) {
            plane(pod).outOfMemory(now, pod);
        }
    }
}
