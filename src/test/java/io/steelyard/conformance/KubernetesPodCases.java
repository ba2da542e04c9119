package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.conformance.KubernetesConformanceTest.Operation;
import io.steelyard.kube.pods.PodPhase;
import io.steelyard.kube.pods.SlowStart;
import io.steelyard.kube.pods.VictimOrder;
import io.steelyard.kube.pods.VictimOrder.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** Cases of the order in which pods are deleted and the batches in which they are created. */
final class KubernetesPodCases {
    static final Map<String, Operation> OPERATIONS = Map.of(
            "ActivePodsWithRanks.less", KubernetesPodCases::less,
            "ActivePods.sort", KubernetesPodCases::sort,
            "getPodsToDelete", KubernetesPodCases::toDelete,
            "slowStartBatch", KubernetesPodCases::slowStart);

    private KubernetesPodCases() {}

    private static ObjectNode less(JsonNode input) {
        JsonNode features = Json.field(input, "features");
        VictimOrder order =
                new VictimOrder(Json.bool(features, "PodDeletionCost"), Json.bool(features, "LogarithmicScaleDown"));
        JsonNode a = Json.field(input, "a");
        JsonNode b = Json.field(input, "b");
        Candidate candidateA = candidate(a, 0);
        Candidate candidateB = candidate(b, 1);
        int rankA = Json.integer(a, "rank");
        int rankB = Json.integer(b, "rank");
        long now = Json.nanos(input, "now");
        return KubernetesFields.result()
                .put("aBeforeB", order.before(candidateA, rankA, candidateB, rankB, now))
                .put("bBeforeA", order.before(candidateB, rankB, candidateA, rankA, now));
    }

    private static ObjectNode sort(JsonNode input) {
        ObjectNode result = KubernetesFields.result();
        result.set("order", names(input, VictimOrder.plain(candidates(input, "pods"), KubernetesFields.NOW)));
        return result;
    }

    private static ObjectNode toDelete(JsonNode input) {
        List<Candidate> pods = candidates(input, "pods");
        List<Candidate> related =
                Json.optional(input, "relatedPods").isPresent() ? candidates(input, "relatedPods") : pods;
        List<Candidate> victims =
                VictimOrder.KUBERNETES.first(pods, related, Json.integer(input, "diff"), Json.nanos(input, "now"));
        ObjectNode result = KubernetesFields.result();
        result.set("delete", names(input, victims));
        return result;
    }

    private static ObjectNode slowStart(JsonNode input) {
        int succeeding = Json.integer(input, "callsThatSucceed");
        AtomicInteger calls = new AtomicInteger();
        SlowStart.Result result = SlowStart.run(
                Json.integer(input, "count"),
                Json.integer(input, "initialBatchSize"),
                () -> calls.incrementAndGet() <= succeeding);
        return KubernetesFields.result()
                .put("successes", result.successes())
                .put("error", result.failed())
                .put("calls", result.calls());
    }

    private static List<Candidate> candidates(JsonNode input, String field) {
        List<Candidate> candidates = new ArrayList<>();
        for (JsonNode pod : Json.field(input, field)) {
            candidates.add(candidate(pod, candidates.size()));
        }
        return candidates;
    }

    private static Candidate candidate(JsonNode pod, int id) {
        return new Candidate(
                id,
                Json.text(pod, "uid"),
                Json.text(pod, "nodeName"),
                Json.constant(PodPhase.class, pod, "phase"),
                Json.bool(pod, "ready"),
                KubernetesFields.optionalTime(pod, "readySince"),
                Json.integer(pod, "maxRestarts"),
                KubernetesFields.optionalTime(pod, "created"),
                Json.optionalInteger(pod, "deletionCost").orElse(0),
                Json.optional(pod, "deleted").map(JsonNode::asBoolean).orElse(false));
    }

    /** The names of candidates of the case's {@code pods}. */
    private static JsonNode names(JsonNode input, List<Candidate> candidates) {
        JsonNode pods = Json.field(input, "pods");
        return KubernetesFields.names(candidates.stream()
                .map(candidate -> Json.text(pods.get(candidate.id()), "name"))
                .toList());
    }
}
