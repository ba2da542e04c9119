package io.steelyard.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.steelyard.conformance.KubernetesConformanceTest.Operation;
import io.steelyard.kube.rollout.RollingUpdate;
import io.steelyard.kube.rollout.RollingUpdate.Fenceposts;
import io.steelyard.kube.rollout.RollingUpdate.Shrunk;
import io.steelyard.kube.rollout.RollingUpdate.Size;
import io.steelyard.scenario.kubernetes.DeploymentStrategyType;
import java.util.List;
import java.util.Map;

/** Cases of the rolling update's arithmetic. */
final class KubernetesRolloutCases {
    static final Map<String, Operation> OPERATIONS = Map.of(
            "resolveFenceposts", KubernetesRolloutCases::fenceposts,
            "maxUnavailable", KubernetesRolloutCases::maxUnavailable,
            "newRSNewReplicas", KubernetesRolloutCases::newReplicas,
            "reconcileNewReplicaSet", KubernetesRolloutCases::reconcileNew,
            "reconcileOldReplicaSets", KubernetesRolloutCases::reconcileOld,
            "cleanupUnhealthyReplicas", KubernetesRolloutCases::cleanUp,
            "scaleDownOldReplicaSetsForRollingUpdate", KubernetesRolloutCases::scaleDownOld);

    private KubernetesRolloutCases() {}

    private static ObjectNode fenceposts(JsonNode input) {
        Fenceposts posts = RollingUpdate.resolveFenceposts(
                KubernetesFields.intOrPercent(input, "maxSurge"),
                KubernetesFields.intOrPercent(input, "maxUnavailable"),
                Json.integer(input, "desired"));
        return KubernetesFields.result().put("surge", posts.surge()).put("unavailable", posts.unavailable());
    }

    private static ObjectNode maxUnavailable(JsonNode input) {
        return KubernetesFields.result()
                .put(
                        "maxUnavailable",
                        RollingUpdate.maxUnavailable(
                                Json.constant(DeploymentStrategyType.class, input, "strategy"),
                                KubernetesFields.intOrPercent(input, "maxSurge"),
                                KubernetesFields.intOrPercent(input, "maxUnavailable"),
                                Json.integer(input, "replicas")));
    }

    private static ObjectNode newReplicas(JsonNode input) {
        return KubernetesFields.result()
                .put(
                        "newReplicas",
                        RollingUpdate.newReplicas(
                                Json.constant(DeploymentStrategyType.class, input, "strategy"),
                                Json.integer(input, "deploymentReplicas"),
                                KubernetesFields.intOrPercent(input, "maxSurge"),
                                Json.integer(input, "newReplicas"),
                                Json.integer(input, "totalReplicasAllReplicaSets")));
    }

    private static ObjectNode reconcileNew(JsonNode input) {
        int before = Json.integer(input, "newReplicas");
        int after = RollingUpdate.reconcileNew(
                DeploymentStrategyType.RollingUpdate,
                Json.integer(input, "deploymentReplicas"),
                KubernetesFields.intOrPercent(input, "maxSurge"),
                before,
                Json.integer(input, "oldReplicas"));
        return KubernetesFields.result().put("scaled", after != before).put("newReplicas", after);
    }

    private static ObjectNode reconcileOld(JsonNode input) {
        return result(RollingUpdate.reconcileOld(
                Json.integer(input, "deploymentReplicas"),
                maxUnavailableOfDeployment(input),
                List.of(new Size(Json.integer(input, "oldReplicas"), Json.integer(input, "oldAvailable"))),
                new Size(Json.integer(input, "newReplicas"), Json.integer(input, "newAvailable"))));
    }

    private static ObjectNode cleanUp(JsonNode input) {
        Shrunk shrunk = RollingUpdate.cleanUpUnhealthy(
                List.of(new Size(Json.integer(input, "oldReplicas"), Json.integer(input, "oldAvailable"))),
                Json.integer(input, "maxCleanupCount"));
        return KubernetesFields.result().put("cleaned", shrunk.removed());
    }

    private static ObjectNode scaleDownOld(JsonNode input) {
        return result(RollingUpdate.scaleDownOld(
                Json.integer(input, "deploymentReplicas"),
                maxUnavailableOfDeployment(input),
                List.of(Json.integer(input, "oldReplicas")),
                Json.integer(input, "oldAvailable")));
    }

    private static int maxUnavailableOfDeployment(JsonNode input) {
        return RollingUpdate.maxUnavailable(
                DeploymentStrategyType.RollingUpdate,
                KubernetesFields.intOrPercent(input, "maxSurge"),
                KubernetesFields.intOrPercent(input, "maxUnavailable"),
                Json.integer(input, "deploymentReplicas"));
    }

    private static ObjectNode result(Shrunk shrunk) {
        return KubernetesFields.result()
                .put("scaled", shrunk.removed() > 0)
                .put("oldReplicas", shrunk.sizes().get(0));
    }
}
