package io.steelyard.scenario;

import io.steelyard.scenario.kubernetes.DeploymentSpec;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.PodDisruptionBudgetSpec;
import io.steelyard.scenario.kubernetes.PodSpec;
import io.steelyard.scenario.kubernetes.ScaledObjectSpec;
import io.steelyard.scenario.kubernetes.StatefulSetSpec;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that one variant of a scenario simulates: clients, pods, autoscaler, balancer and events.
 *
 * @param kubernetes the control plane
 * @param deployment the pods as a Deployment; this or {@code statefulSet}
 * @param statefulSet the pods as a StatefulSet
 * @param canary a second Deployment behind the same balancer, if there is one
 * @param podDisruptionBudget how many of the pods may be evicted, if that is limited
 * @param nodes the machines that the pods run on; without them one that has room for all
 * @param workload what no manifest says about the pods
 * @param connectionAge at which age pods tell clients to go; absent: at none
 * @param goaway with which chance they do at any request; absent: with none
 * @param autoscaler the HorizontalPodAutoscaler, if there is one; at most one of this and the next two is given
 * @param scaledObject the ScaledObject of KEDA, if there is one
 * @param scaler an autoscaler by name, if there is one
 * @param metrics where the autoscaler's metrics come from, by metric name
 * @param admission how many attempts the service admits; absent: all
 * @param endpoints how late the balancer hears of pods
 * @param gateway the gateways by which clients come to the pods; without them one balancer that sees every connection
 *     and never fails
 * @param frontend what spreads clients over the gateways
 * @param balancer how the balancer, or each gateway, chooses a pod
 * @param events what happens, in the order of time
 */
public record Setup(
        Clients clients,
        @Default("{}") Kubernetes kubernetes,
        Optional<DeploymentSpec> deployment,
        Optional<StatefulSetSpec> statefulSet,
        Optional<Canary> canary,
        Optional<PodDisruptionBudgetSpec> podDisruptionBudget,
        Optional<Nodes> nodes,
        @Default("{}") Workload workload,
        Optional<ConnectionAge> connectionAge,
        Optional<Goaway> goaway,
        Optional<HorizontalPodAutoscalerSpec> autoscaler,
        Optional<ScaledObjectSpec> scaledObject,
        Optional<ScalerSpec> scaler,
        @Default("{}") Map<String, MetricSource> metrics,
        Optional<AdmissionControl> admission,
        @Default("immediate") Endpoints endpoints,
        Optional<Gateway> gateway,
        @Default("{}") Frontend frontend,
        Spec balancer,
        @Default("[]") List<ScenarioEvent> events) {
    public Setup {
        events = List.copyOf(events);
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
        Checks.oneOf("deployment", deployment, "statefulSet", statefulSet);
        Checks.atMostOne("autoscaler", autoscaler, "scaledObject", scaledObject);
        Checks.atMostOne("scaledObject", scaledObject, "scaler", scaler);
        Checks.atMostOne("scaler", scaler, "autoscaler", autoscaler);
        for (ScenarioEvent event : events) {
            if (event instanceof ScenarioEvent.OfWorkload some) {
                checkWorkload(event, some.of(), gateway.isPresent(), canary.isPresent());
            }
        }
        for (int i = 1; i < events.size(); i++) {
            if (events.get(i).at().compareTo(events.get(i - 1).at()) < 0) {
                throw new IllegalArgumentException("events must be in the order of time");
            }
        }
        checkNodes(nodes, workload, events, podSpec(deployment, statefulSet));
    }

    private static void checkWorkload(ScenarioEvent event, ScenarioEvent.Workload of, boolean gateway, boolean canary) {
        boolean missing = switch (of) {
            case PODS -> false;
            case GATEWAY -> !gateway;
            case CANARY -> !canary;
        };
        if (missing) {
            String name = of == ScenarioEvent.Workload.GATEWAY ? "gateway" : "canary";
            throw new IllegalArgumentException(
                    "events must not have " + KeyNames.of(event.getClass()) + " of the " + name + " without " + name);
        }
    }

    private static void checkNodes(Optional<Nodes> nodes, Workload workload, List<ScenarioEvent> events, PodSpec pod) {
        if (nodes.isPresent()) {
            for (ScenarioEvent event : events) {
                if (event instanceof ScenarioEvent.OfNodes ofNodes) {
                    ofNodes.check(nodes.get());
                }
            }
            return;
        }
        if (workload.imagePull().isPresent()) {
            throw new IllegalArgumentException("workload must not have imagePull without nodes: every image is there");
        }
        if (pod.affinity().isPresent()) {
            throw new IllegalArgumentException("nodes must be given where the pods have affinity: without them there is"
                    + " one, on which pods cannot keep apart");
        }
        for (ScenarioEvent event : events) {
            if (event instanceof ScenarioEvent.OfNodes) {
                throw new IllegalArgumentException("events must not have " + KeyNames.of(event.getClass())
                        + " without nodes: there is none that could go");
            }
        }
    }

    /** Replicas that the workload asks for at the start. */
    public int replicas() {
        return deployment
                .map(DeploymentSpec::replicas)
                .orElseGet(() -> statefulSet.orElseThrow().replicas());
    }

    /** The spec of the workload's pods. */
    public PodSpec podSpec() {
        return podSpec(deployment, statefulSet);
    }

    private static PodSpec podSpec(Optional<DeploymentSpec> deployment, Optional<StatefulSetSpec> statefulSet) {
        return deployment
                .map(DeploymentSpec::template)
                .orElseGet(() -> statefulSet.orElseThrow().template())
                .spec();
    }

    /** Whether anything but events and people sets the replicas. */
    public boolean scalesItself() {
        return autoscaler.isPresent() || scaledObject.isPresent() || scaler.isPresent();
    }

    /** The instants at which something happens, in the order of time: at each a new block of metrics begins. */
    public List<Moment> moments() {
        return Moment.of(clients.arrivals(), events);
    }

    /** When what happens at each of the moments has ended by itself, from the start of the run. */
    public List<Duration> momentEnds() {
        return Moment.ends(moments(), clients.arrivals(), events, replicas());
    }

    /** The same setup with other sources of metrics. */
    public Setup withMetrics(Map<String, MetricSource> other) {
        return with(autoscaler, scaledObject, scaler, other, gateway, balancer);
    }

    /** The same setup with another balancer. */
    public Setup withBalancer(Spec other) {
        return with(autoscaler, scaledObject, scaler, metrics, gateway, other);
    }

    /** The same setup with an autoscaler by name in place of any other. */
    public Setup withScaler(ScalerSpec other) {
        return with(Optional.empty(), Optional.empty(), Optional.of(other), metrics, gateway, balancer);
    }

    private Setup with(
            Optional<HorizontalPodAutoscalerSpec> otherAutoscaler,
            Optional<ScaledObjectSpec> otherScaledObject,
            Optional<ScalerSpec> otherScaler,
            Map<String, MetricSource> otherMetrics,
            Optional<Gateway> otherGateway,
            Spec otherBalancer) {
        return new Setup(
                clients,
                kubernetes,
                deployment,
                statefulSet,
                canary,
                podDisruptionBudget,
                nodes,
                workload,
                connectionAge,
                goaway,
                otherAutoscaler,
                otherScaledObject,
                otherScaler,
                otherMetrics,
                admission,
                endpoints,
                otherGateway,
                frontend,
                otherBalancer,
                events);
    }

    /** The same setup with other sources of the metrics of its gateways. */
    public Setup withGatewayMetrics(Map<String, MetricSource> other) {
        Optional<Gateway> changed = gateway.map(some -> some.withMetrics(other));
        return with(autoscaler, scaledObject, scaler, metrics, changed, balancer);
    }

    /** The canary as a workload of its own, with nothing that scales it. */
    public Optional<Setup> ofCanary() {
        return canary.map(some -> new Setup(
                clients,
                kubernetes,
                Optional.of(some.deployment()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                nodes,
                workload,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                endpoints,
                Optional.empty(),
                frontend,
                balancer,
                List.of()));
    }

    /** The gateways as a workload of their own: with pods and an autoscaler, and without gateways before them. */
    public Optional<Setup> ofGateway() {
        return gateway.map(some -> new Setup(
                clients,
                kubernetes,
                Optional.of(some.deployment()),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                some.workload(),
                Optional.empty(),
                Optional.empty(),
                some.autoscaler(),
                Optional.empty(),
                Optional.empty(),
                some.metrics(),
                Optional.empty(),
                new Endpoints.Immediate(),
                Optional.empty(),
                frontend,
                balancer,
                List.of()));
    }
}
