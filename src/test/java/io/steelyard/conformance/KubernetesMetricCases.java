package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.conformance.KubernetesConformanceTest.Operation;
import io.steelyard.kube.hpa.MetricUnavailableException;
import io.steelyard.kube.hpa.PodGroups;
import io.steelyard.kube.hpa.PodGroups.Measured;
import io.steelyard.kube.hpa.PodGroups.Patience;
import io.steelyard.kube.hpa.PodView;
import io.steelyard.kube.hpa.PodView.ReadyCondition;
import io.steelyard.kube.hpa.Proposal;
import io.steelyard.kube.hpa.ReplicaCalculator;
import io.steelyard.kube.hpa.ReplicaCalculator.Context;
import io.steelyard.kube.pods.PodPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Cases of the replica calculator. */
final class KubernetesMetricCases {
    static final Map<String, Operation> OPERATIONS = Map.of(
            "GetResourceReplicas",
            KubernetesMetricCases::resource,
            "GetRawResourceReplicas",
            KubernetesMetricCases::rawResource,
            "GetMetricReplicas",
            KubernetesMetricCases::pods,
            "GetObjectMetricReplicas",
            input -> value(input, Json.longer(input, "valueMilli")),
            "GetExternalMetricReplicas",
            input -> value(input, ReplicaCalculator.sum(values(input))),
            "GetObjectPerPodMetricReplicas",
            input -> valuePerPod(input, Json.longer(input, "valueMilli")),
            "GetExternalPerPodMetricReplicas",
            input -> valuePerPod(input, ReplicaCalculator.sum(values(input))),
            "groupPods",
            KubernetesMetricCases::groupPods);

    /** The namespace of the pods in Kubernetes' own tests. */
    static final String NAMESPACE = "test-namespace";

    private KubernetesMetricCases() {}

    private static ObjectNode resource(JsonNode input) throws MetricUnavailableException {
        String resource = Json.text(input, "resource");
        Proposal proposal = calculator(input)
                .resourceUtilization(
                        context(input, Set.of(resource)),
                        resource,
                        container(input),
                        Json.optionalInteger(input, "targetUtilization").orElse(0),
                        KubernetesFields.resourceSamples(input));
        ObjectNode result = KubernetesFields.result().put("replicas", proposal.replicas());
        proposal.utilization().ifPresent(percent -> result.put("utilization", percent));
        return result.put("rawValue", proposal.usageMilli());
    }

    private static ObjectNode rawResource(JsonNode input) throws MetricUnavailableException {
        String resource = Json.text(input, "resource");
        return result(calculator(input)
                .resourceAverage(
                        context(input, Set.of(resource)),
                        resource,
                        container(input),
                        Json.longer(input, "targetAverageMilli"),
                        KubernetesFields.resourceSamples(input)));
    }

    private static ObjectNode pods(JsonNode input) throws MetricUnavailableException {
        return result(calculator(input)
                .podsAverage(
                        context(input, Set.of()),
                        "qps",
                        Json.longer(input, "targetAverageMilli"),
                        KubernetesFields.podSamples(input)));
    }

    private static ObjectNode value(JsonNode input, long valueMilli) throws MetricUnavailableException {
        return result(
                calculator(input).value(context(input, Set.of()), Json.longer(input, "targetValueMilli"), valueMilli));
    }

    private static ObjectNode valuePerPod(JsonNode input, long valueMilli) {
        return result(calculator(input)
                .valuePerPod(
                        Json.integer(input, "currentReplicas"),
                        KubernetesFields.tolerance(Json.field(input, "config")),
                        Json.longer(input, "targetAverageMilli"),
                        valueMilli));
    }

    private static ObjectNode groupPods(JsonNode input) {
        List<PodView> pods = Json.list(
                input,
                "pods",
                pod -> new PodView(
                        Json.text(pod, "name"),
                        Json.constant(PodPhase.class, pod, "phase"),
                        Json.bool(pod, "deleted"),
                        KubernetesFields.optionalTime(pod, "startTime"),
                        Json.optional(pod, "readyCondition")
                                .map(ready -> new ReadyCondition(
                                        Json.constant(ReadyCondition.Status.class, ready, "status"),
                                        KubernetesFields.time(ready, "lastTransitionTime"))),
                        List.of()));
        Map<String, Measured> samples = new TreeMap<>();
        for (JsonNode metric : Json.field(input, "metrics")) {
            samples.put(
                    Json.text(metric, "pod"),
                    new Measured(KubernetesFields.time(metric, "timestamp"), Json.nanos(metric, "windowSeconds"), 0));
        }
        JsonNode config = Json.field(input, "config");
        PodGroups groups = PodGroups.of(
                pods,
                samples,
                Json.text(input, "resource"),
                new Patience(
                        Json.nanos(config, "cpuInitializationPeriodSeconds"),
                        Json.nanos(config, "initialReadinessDelaySeconds")),
                KubernetesFields.NOW);
        ObjectNode result = KubernetesFields.result().put("readyPodCount", groups.readyPodCount());
        result.set("unready", KubernetesFields.names(groups.unready()));
        result.set("missing", KubernetesFields.names(groups.missing()));
        result.set("ignored", KubernetesFields.names(groups.ignored()));
        return result;
    }

    private static ReplicaCalculator calculator(JsonNode input) {
        JsonNode config = Json.field(input, "config");
        return new ReplicaCalculator(
                NAMESPACE,
                Json.nanos(config, "cpuInitializationPeriodSeconds"),
                Json.nanos(config, "initialReadinessDelaySeconds"));
    }

    private static Context context(JsonNode input, Set<String> resources) {
        return new Context(
                KubernetesFields.NOW,
                Json.integer(input, "currentReplicas"),
                KubernetesFields.pods(input, resources),
                KubernetesFields.tolerance(Json.field(input, "config")));
    }

    private static Optional<String> container(JsonNode input) {
        return Optional.of(Json.text(input, "container")).filter(name -> !name.isEmpty());
    }

    private static List<Long> values(JsonNode input) {
        return Json.list(input, "valuesMilli", JsonNode::asLong);
    }

    private static ObjectNode result(Proposal proposal) {
        return KubernetesFields.result().put("replicas", proposal.replicas()).put("usageMilli", proposal.usageMilli());
    }
}
