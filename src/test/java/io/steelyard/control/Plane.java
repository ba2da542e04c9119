package io.steelyard.control;

import io.steelyard.Steelyard;
import io.steelyard.engine.HeapQueue;
import io.steelyard.engine.Simulation;
import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.kube.scaler.AutoscalerRegistry;
import io.steelyard.observe.DecisionRecord;
import io.steelyard.observe.Observer;
import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Setup;
import io.steelyard.structure.IntList;
import io.steelyard.traffic.Laws;
import java.util.ArrayList;
import java.util.List;

/** The control plane of one workload without clients, and a log of all that it does; pods exit at SIGTERM. */
final class Plane implements PodListener {
    private static final String CLIENTS = "duration: 1h\nclients: {open: 1, lifetime: never}\nbalancer: random\n";

    final PodTable pods = new PodTable();
    final List<String> log = new ArrayList<>();
    final List<DecisionRecord> decisions = new ArrayList<>();
    final Setup setup;
    final Reception reception;
    final ControlPlane plane;
    private final Simulation simulation;

    /** A workload of a scenario from which only the keys of pods are given. */
    Plane(String yaml) {
        this(yaml, new Simulation(0, new HeapQueue(16), new HeapQueue(16)));
    }

    private Plane(String yaml, Simulation simulation) {
        this(yaml, simulation, new PodEvents(simulation));
    }

    /** One of several workloads. */
    Plane(String yaml, Simulation simulation, PodEvents events) {
        this.simulation = simulation;
        setup = Steelyard.parse(CLIENTS + yaml).baselineSetup();
        reception = new Reception(pods, 1_000);
        plane = new ControlPlane(
                setup,
                new Workspace(
                        events.next(),
                        pods,
                        reception,
                        Placement.ONE_NODE,
                        new CounterStream(1, 0),
                        this,
                        new Observer() {
                            @Override
                            public void onDecision(DecisionRecord decision) {
                                decisions.add(decision);
                            }
                        }),
                new Autoscalers(AutoscalerRegistry::create, () -> 0),
                Laws.distribution(setup.workload().startup()),
                Laws.distribution(setup.workload().warmUp()));
        plane.createReplicas(0);
        plane.start();
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
