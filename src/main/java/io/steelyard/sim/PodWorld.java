package io.steelyard.sim;

import io.steelyard.control.Cluster;
import io.steelyard.control.ControlPlane;
import io.steelyard.control.NodeEvents;
import io.steelyard.control.Placement;
import io.steelyard.control.Workspace;
import io.steelyard.kube.nodes.PodRequirements;
import io.steelyard.observe.Observer;
import io.steelyard.rebalance.DrainPlan;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.session.Drains;
import io.steelyard.session.PodWatch;
import io.steelyard.session.Sessions;
import io.steelyard.traffic.Laws;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** The pods that serve the clients of one run, wired together: nodes, control planes, the canary's too, and drains. */
final class PodWorld {
    /** The number of the canary's subset of the service. */
    private static final int CANARY = 1;

    private final Setup setup;
    private final Ground ground;
    private final Observer recorder;
    private final Optional<Cluster> cluster;
    private final PodFates fates;
    private final PodFates canaryFates;
    private final ControlPlane controlPlane;
    private final Optional<ControlPlane> canary;
    private final Drains drains;

    /**
     * @param way has to know of pods
     * @param watching who is told of the pods' fates at the moment
     * @param recorder is told of what control planes and nodes do
     */
    PodWorld(Setup setup, Ground ground, Way way, Supplier<Observer> watching, Observer recorder) {
        this.setup = setup;
        this.ground = ground;
        this.recorder = recorder;
        cluster = setup.nodes()
                .map(nodes -> new Cluster(
                        nodes,
                        setup.kubernetes(),
                        ground.simulation(),
                        nodes.autoscaler().map(autoscaler -> Laws.distribution(autoscaler.boot())),
                        ground.draws()));
        fates = new PodFates(ground.pods(), 0, way, watching);
        canaryFates = new PodFates(ground.pods(), CANARY, way, watching);
        controlPlane = controlPlane(setup, fates, recorder);
        canary = setup.ofCanary().map(some -> controlPlane(some, canaryFates, new CanaryEvictions(recorder)));
        drains = new Drains(
                ground.simulation(),
                ground.clients(),
                ground.pods(),
                ground.reception(),
                DrainPlan.of(setup.workload()),
                ground.draws(),
                new Processes(),
                Drains.Kind.pods(ground.clients(), Rebalancing.hint(setup)));
    }

    private ControlPlane controlPlane(Setup of, PodFates listener, Observer observer) {
        return new ControlPlane(
                of,
                new Workspace(
                        ground.events().next(),
                        ground.pods(),
                        ground.reception(),
                        placement(of),
                        ground.draws(),
                        listener,
                        observer),
                ground.autoscalers(),
                Laws.distribution(setup.workload().startup()),
                Laws.distribution(setup.workload().warmUp()));
    }

    private Placement placement(Setup of) {
        Workload.ImagePull pull = setup.workload()
                .imagePull()
                .orElse(new Workload.ImagePull(
                        new Law.Deterministic(Duration.ZERO), new Law.Deterministic(Duration.ZERO)));
        return cluster.map(some -> some.placement(
                        ground.pods(),
                        PodRequirements.of(of.podSpec(), of.deployment().isPresent()),
                        Laws.distribution(pull.cold()),
                        Laws.distribution(pull.cached())))
                .orElse(Placement.ONE_NODE);
    }

    /** Who is to be told what clients do to pods. */
    PodWatch watch() {
        return drains;
    }

    /** Names the clients' state machine. */
    void attach(Sessions sessions) {
        drains.attach(sessions);
        fates.attach(drains);
        canaryFates.attach(drains);
    }

    /** Makes the pods that are there before the run. */
    void createReplicas(long now) {
        controlPlane.createReplicas(now);
        canary.ifPresent(some -> some.createReplicas(now));
    }

    /** The control planes of the workloads begin to act. */
    void start() {
        controlPlane.start();
        canary.ifPresent(ControlPlane::start);
    }

    /** The nodes begin to be looked after. */
    void startNodes() {
        cluster.ifPresent(some -> some.start(recorder, 0));
    }

    /** Of the pods that are no canary. */
    ControlPlane controlPlane() {
        return controlPlane;
    }

    /** Of the canary, where there is one. */
    Optional<ControlPlane> canary() {
        return canary;
    }

    /** What happens to nodes, where there are any. */
    Optional<NodeEvents> nodes() {
        return cluster.map(Cluster::events);
    }

    /** Of the canary's control plane only evictions are measured; replicas and rollouts are those of the other pods. */
    private record CanaryEvictions(Observer recorder) implements Observer {
        @Override
        public void onEviction(long now, int pod, boolean granted) {
            recorder.onEviction(now, pod, granted);
        }
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

        private ControlPlane plane(int pod) {
            return ground.pods().subset(pod) == CANARY ? canary.orElseThrow() : controlPlane;
        }
    }
}
