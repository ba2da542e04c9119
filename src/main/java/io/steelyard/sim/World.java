package io.steelyard.sim;

import io.steelyard.control.Autoscalers;
import io.steelyard.control.PodEvents;
import io.steelyard.control.PodLimits;
import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.ClientTable;
import io.steelyard.fleet.PodTable;
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
import io.steelyard.scenario.Moment;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.select.SelectorContext;
import io.steelyard.select.SelectorKind;
import io.steelyard.select.SharedTables;
import io.steelyard.session.ArrivalFeed;
import io.steelyard.session.MassLeave;
import io.steelyard.session.Partitions;
import io.steelyard.session.Persona;
import io.steelyard.session.SessionSettings;
import io.steelyard.session.Sessions;
import io.steelyard.session.Shedder;
import io.steelyard.traffic.ArrivalProcesses;
import io.steelyard.traffic.Laws;
import java.time.Duration;
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

    private final Setup setup;
    private final long horizonNanos;
    private final long samplePeriodNanos;
    private final Beginning beginning;
    private final Simulation simulation;
    private final Ground ground;
    private final Optional<GatewayWorld> gateways;
    private final PodWorld pods;
    private final Sessions sessions;
    private final Optional<Shedder> shedder;
    private final ArrivalFeed arrivals;
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
        CounterStream draws = new CounterStream(scenario.seed(), replication);
        Distribution lifetime = Laws.distribution(setup.clients().lifetime().law());
        beginning = Beginning.of(setup.clients(), lifetime, draws);
        ground = ground(scenario.seed(), replication, draws, scalers);
        simulation = ground.simulation();
        SharedKeys keys = SharedKeys.of(setup.clients().affinity(), draws);
        Persona persona =
                Personas.of(setup.clients(), lifetime, draws, keys.keys().renamed(draws), beginning.closed());
        gateways = setup.gateway().map(gateway -> new GatewayWorld(setup, ground, selectors, persona::newPick));
        recorder = new Recorder(recorderSettings(variant.name(), keys, noiseFloor));
        observer = recorder;
        Way way = gateways.isPresent() ? gateways.get() : oneBalancer(selectors.kind(setup.balancer()));
        pods = new PodWorld(setup, ground, way, this::watching, recorder);
        sessions = sessions(persona, way);
        pods.attach(sessions);
        gateways.ifPresent(some -> some.attach(sessions));
        Rebalancing.dismiss(setup, ground, sessions, horizonNanos);
        shedder = Rebalancing.shedder(setup, ground, sessions);
        arrivals = new ArrivalFeed(
                simulation,
                ArrivalProcesses.create(
                        setup.clients().arrivals(),
                        beginning.arrivalsFromNanos(),
                        horizonNanos,
                        scenario.seed(),
                        replication),
                sessions);
        Happenings happenings = new Happenings(
                setup.events(),
                pods,
                gateways,
                new MassLeave(ground.clients(), sessions, draws),
                new Partitions(ground.clients(), sessions, draws));
        simulation.register(Rank.BLOCK, recorder::onEvent);
        simulation.register(Rank.SCENARIO_EVENT, happenings::happen);
        simulation.register(Rank.SAMPLE, (now, entity) -> sample(now));
    }

    private Ground ground(long seed, int replication, CounterStream draws, Scalers scalers) {
        int capacity = beginning.expectedClients(horizonNanos);
        Simulation clock = new Simulation(beginning.startNanos(), new HeapQueue(capacity), new HeapQueue(64));
        // A ring of hashes is one draw: each replication has pods of other addresses.
        PodTable table =
                new PodTable((int) (draws.at(Purpose.POD, Long.MIN_VALUE, 0).nextLong() >>> ADDRESS_SHIFT));
        return new Ground(
                seed,
                replication,
                draws,
                clock,
                new PodEvents(clock),
                new ClientTable(capacity),
                table,
                AcceptPaths.reception(setup, table, false, clock::now),
                new Autoscalers(scalers::create, this::attempts));
    }

    private RecorderSettings recorderSettings(
            String variant, SharedKeys keys, RecorderSettings.NoiseFloorSource noiseFloor) {
        return new RecorderSettings(
                variant,
                ground.replication(),
                ground.seed(),
                ground.pods(),
                ground.clients(),
                gateways.map(GatewayWorld::table),
                horizonNanos,
                samplePeriodNanos,
                setup.moments().stream().map(Moment::name).toList(),
                setup.momentEnds().stream().map(Duration::toNanos).toList(),
                TargetPerPod.of(setup),
                AcceptPaths.accepting(setup),
                this::waiting,
                AcceptPaths.longestWaitNanos(setup),
                keys,
                noiseFloor);
    }

    private OneBalancer oneBalancer(SelectorKind<?> kind) {
        RandomStream random = RandomStream.named(ground.seed(), ground.replication(), "selector", 0);
        return new OneBalancer(new Proxy(
                ground.pods(),
                ground.reception(),
                kind.retries(),
                kind.create(new SelectorContext(random, new SharedTables()))));
    }

    private Sessions sessions(Persona persona, Way way) {
        return new Sessions(
                simulation,
                ground.clients(),
                ground.pods(),
                ground.reception(),
                way.connector(),
                pods.watch(),
                new SessionSettings(
                        persona,
                        AcceptPaths.attempts(setup),
                        setup.admission().map(AcceptPaths::bucket),
                        PodLimits.memory(setup.podSpec(), setup.workload().memory()),
                        horizonNanos));
    }

    private int waiting(int pod) {
        return pod == Observer.DOWNSTREAM
                ? sessions.waitingDownstream()
                : ground.reception().waiting(pod);
    }

    /** Nobody watches while the run settles. */
    private Observer watching() {
        return measuring ? recorder : Unobserved.INSTANCE;
    }

    /** Follows a client from the start of the measured part on; its steps are added to a list. */
    ClientStory follow(int client, List<StoryStep> steps) {
        ClientStory story = new ClientStory(ground.clients(), ground.pods(), client, steps);
        observer = new TwoObservers(recorder, story);
        return story;
    }

    /** Brings in the clients of the start, lets them settle, and begins to measure: the clock then stands at 0. */
    public void start() {
        gateways.ifPresent(some -> some.createReplicas(beginning.startNanos()));
        pods.createReplicas(beginning.startNanos());
        gateways.ifPresent(GatewayWorld::begun);
        shedder.ifPresent(some -> some.start(beginning.startNanos()));
        sessions.setInstant(true);
        beginning.bringIn(sessions, ground.pods());
        sessions.setInstant(false);
        arrivals.start(beginning.closed(), horizonNanos);
        simulation.runUntil(0);
        sessions.keepPopulation(false);
        measuring = true;
        observer.onStart(0);
        observer.onReplicas(0, pods.controlPlane().replicas());
        sessions.observe(observer);
        pods.start();
        gateways.ifPresent(some -> some.controlPlane().start());
        pods.startNodes();
        List<Moment> moments = setup.moments();
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
}
