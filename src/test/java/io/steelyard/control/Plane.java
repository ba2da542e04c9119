package io.steelyard.control;

import io.steelyard.Steelyard;
import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Rank;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.kube.nodes.PodRequirements;
import io.steelyard.kube.scaler.AutoscalerRegistry;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.Observer;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.structure.IntList;
import io.steelyard.traffic.Laws;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The control plane of one workload without clients, and a log of all that it does; pods exit at SIGTERM. */
final class Plane implements PodListener {
    private static final String CLIENTS = "duration: 1h\nclients: {open: 1, lifetime: never}\nbalancer: random\n";

    private static final Law NOTHING = new Law.Deterministic(Duration.ZERO);

    final PodTable pods = new PodTable();
    final List<String> log = new ArrayList<>();
    final List<DecisionRecord> decisions = new ArrayList<>();
    final Setup setup;
    final Reception reception;
    final ControlPlane plane;
    private final Optional<Cluster> cluster;
    private final Simulation simulation;
    private final PodEvents events;

    /** A workload of a scenario from which only the keys of pods are given. */
    Plane(String yaml) {
        this(yaml, new Simulation(0, new HeapQueue(16), new HeapQueue(16)));
    }

    private Plane(String yaml, Simulation simulation) {
        this(yaml, simulation, new PodEvents(simulation));
    }

    /** One of several workloads. */
    Plane(String yaml, Simulation simulation, PodEvents events) {
        this(yaml, simulation, events, Optional.empty());
    }

    /** One more workload on the nodes of another. */
    Plane(String yaml, Plane other) {
        this(yaml, other.simulation, other.events, other.cluster);
    }

    private Plane(String yaml, Simulation simulation, PodEvents events, Optional<Cluster> shared) {
        this.simulation = simulation;
        this.events = events;
        setup = Steelyard.parse(CLIENTS + yaml).baselineSetup();
        reception = new Reception(pods, 1_000);
        CounterStream draws = new CounterStream(1, 0);
        cluster = shared.or(() -> setup.nodes()
                .map(nodes -> new Cluster(
                        nodes,
                        setup.kubernetes(),
                        simulation,
                        nodes.autoscaler().map(autoscaler -> Laws.distribution(autoscaler.boot())),
                        draws)));
        Observer observer = new Witness();
        plane = new ControlPlane(
                setup,
                new Workspace(
                        events.next(),
                        pods,
                        reception,
                        cluster.map(this::placement).orElse(Placement.ONE_NODE),
                        draws,
                        this,
                        observer),
                new Autoscalers(AutoscalerRegistry::create, () -> 0),
                Laws.distribution(setup.workload().startup()),
                Laws.distribution(setup.workload().warmUp()));
        plane.createReplicas(0);
        plane.start();
        if (shared.isEmpty()) {
            cluster.ifPresent(some -> some.start(observer, 0));
        }
        if (!setup.events().isEmpty()) {
            simulation.register(Rank.SCENARIO_EVENT, this::happen);
        }
        for (int i = 0; i < setup.events().size(); i++) {
            simulation.schedule(setup.events().get(i).at().toNanos(), Rank.SCENARIO_EVENT, i);
        }
    }

    private Placement placement(Cluster nodes) {
        Optional<Workload.ImagePull> pull = setup.workload().imagePull();
        return nodes.placement(
                pods,
                PodRequirements.of(setup.podSpec(), setup.deployment().isPresent()),
                Laws.distribution(pull.map(Workload.ImagePull::cold).orElse(NOTHING)),
                Laws.distribution(pull.map(Workload.ImagePull::cached).orElse(NOTHING)));
    }

    private void happen(long now, int number) {
        ScenarioEvent event = setup.events().get(number);
        if (event instanceof ScenarioEvent.OfNodes ofNodes) {
            cluster.orElseThrow().events().happen(ofNodes, number, now);
        } else if (event instanceof ScenarioEvent.Evict evict) {
            plane.evict(now, evict.pods(), number);
        } else if (event instanceof ScenarioEvent.Scale scale) {
            plane.scale(now, scale.replicas());
        } else {
            plane.rollout();
        }
    }

    /** The nodes of the pods that are not gone, as `pod@node`, in the order of the pods. */
    String places() {
        StringBuilder places = new StringBuilder();
        for (int pod = 0; pod < pods.count(); pod++) {
            if (pods.phase(pod) != PodTable.Phase.GONE) {
                int node = pods.node(pod);
                places.append(pod)
                        .append('@')
                        .append(node == PodTable.NO_NODE ? "-" : Integer.toString(node))
                        .append(' ');
            }
        }
        return places.toString().strip();
    }

    /** Notes what a cluster tells an observer. */
    private final class Witness implements Observer {
        @Override
        public void onDecision(DecisionRecord decision) {
            decisions.add(decision);
        }

        @Override
        public void onNodes(long now, int nodes) {
            log(now, "nodes:", nodes);
        }

        @Override
        public void onEviction(long now, int pod, boolean granted) {
            log(now, granted ? "evicted" : "refused", pod);
        }
    }

    /** Runs until so many seconds after the start, those included. */
    Plane until(double seconds) {
        simulation.runUntil((long) (seconds * 1e9) + 1);
        return this;
    }

    /** The clock. */
    long now() {
        return simulation.now();
    }

    /** What was logged since it was asked for the last time. */
    List<String> news() {
        List<String> news = List.copyOf(log);
        log.clear();
        return news;
    }

    private void log(long now, String what, int pod) {
        long millis = now / 1_000_000;
        log.add(millis / 1e3 + " " + what + " " + pod);
    }

    private void log(long now, String what, IntList which) {
        for (int i = 0; i < which.size(); i++) {
            log(now, what, which.get(i));
        }
    }

    @Override
    public void created(long now, int pod) {
        log(now, "created", pod);
    }

    @Override
    public void serving(long now, int pod) {
        log(now, "serving", pod);
    }

    @Override
    public void notServing(long now, int pod) {
        log(now, "not serving", pod);
    }

    @Override
    public void endpointAdded(long now, int pod) {
        log(now, "endpoint", pod);
    }

    @Override
    public void endpointRemoved(long now, int pod) {
        log(now, "no endpoint", pod);
    }

    @Override
    public void deleted(long now, int pod) {}

    @Override
    public void terminating(long now, IntList which) {
        log(now, "SIGTERM", which);
        for (int i = 0; i < which.size(); i++) {
            plane.exit(now, which.get(i));
        }
    }

    @Override
    public void containerEnded(long now, int pod, Observer.ContainerEnd why) {
        log(now, why.name(), pod);
    }

    @Override
    public void ending(long now, IntList which) {
        log(now, "ending", which);
        for (int i = 0; i < which.size(); i++) {
            while (pods.openConnections(which.get(i)) > 0) {
                pods.close(which.get(i));
            }
        }
    }

    @Override
    public void lost(long now, IntList which) {
        log(now, "lost", which);
    }

    @Override
    public void gone(long now, int pod) {
        log(now, "gone", pod);
    }
}
