package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key of nodes and of budgets is accepted and ignored: a change of any changes what a run gives. */
class NodeKeyEffectTest {
    private static final String FIXED = """
            duration: 40m
            replications: 1
            clients:
              open: 400
              lifetime: {exponential: 3m}
              reconnect: {fixed: {delay: 1s, spread: 1s}}
            nodes:
              pools:
                - {name: small, count: 4, zones: [a, b], capacity: {pods: 3, cpu: 4, memory: 4Gi}}
                - {name: big, count: 1, zones: [c], capacity: {pods: 5, cpu: 3, memory: 8Gi}}
            podDisruptionBudget: {minAvailable: 9}
            deployment:
              replicas: 10
              template:
                spec:
                  containers: [{name: app, resources: {requests: {cpu: 500m, memory: 512Mi}}}]
                  topologySpreadConstraints:
                    - {maxSkew: 2, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule}
                    - {maxSkew: 1, topologyKey: kubernetes.io/hostname, whenUnsatisfiable: ScheduleAnyway}
                  tolerations:
                    - {key: node.kubernetes.io/unreachable, operator: Exists, effect: NoExecute, tolerationSeconds: 100}
            workload:
              startup: {deterministic: 4s}
              imagePull: {cold: {uniform: {low: 5s, high: 30s}}, cached: {deterministic: 1s}}
            balancer: least-conn
            events:
              - evict: {at: 1m, pods: 3}
              - drainNode: {at: 3m, node: small-1}
              - uncordon: {at: 5m, node: small-1}
              - rollout: {at: 6m}
              - drainNode: {at: 9m, nodes: 1}
              - uncordon: {at: 10m, nodes: 1}
              - loseNode: {at: 12m, node: big-0, for: 6m}
              - loseNode: {at: 20m, nodes: 1, for: 30s}
              - reclaimNode: {at: 23m, node: small-0, notice: 30s}
              - scale: {at: 27m, replicas: 12}
              - loseZone: {at: 30m, zone: a, for: 5m}
            """;

    private static final String GROWING = """
            duration: 40m
            replications: 1
            clients: {open: 300, lifetime: {exponential: 3m}, reconnect: {fixed: {delay: 1s, spread: 1s}}}
            kubernetes: {nodeLifecycle: {monitorGracePeriod: 30s, tolerationSeconds: 60}}
            nodes:
              pools: [{name: pool, count: 3, min: 2, max: 5, zones: [a, b], capacity: {pods: 10, cpu: 2, memory: 8Gi}}]
              autoscaler:
                clusterAutoscaler:
                  boot: {uniform: {low: 30s, high: 90s}}
                  scanInterval: 10s
                  scaleDownDelayAfterAdd: 5m
                  scaleDownUnneededTime: 3m
            podDisruptionBudget: {maxUnavailable: 1}
            deployment:
              replicas: 6
              template:
                spec:
                  containers: [{name: app, resources: {requests: {cpu: 500m, memory: 512Mi}}}]
            workload: {startup: {deterministic: 4s}}
            balancer: least-conn
            events:
              - scale: {at: 1m, replicas: 17}
              - scale: {at: 8m, replicas: 30}
              - scale: {at: 12m, replicas: 7}
              - loseNode: {at: 30m, nodes: 1}
            """;

    private static final String KARPENTER = GROWING.replaceAll(
            "(?s)clusterAutoscaler:.*podDisruptionBudget",
            "karpenter: {boot: {uniform: {low: 30s, high: 90s}}, consolidateAfter: 30s}\npodDisruptionBudget");

    private static void assertEffect(String yaml, String path, String value) {
        assertNotEquals(ResultText.digestOf(yaml), ResultText.digestOf(yaml, path.strip() + "=" + value.strip()));
    }

    /** Pods of a node that has few of them get more clients where each node gets as many as another. */
    @Test
    void thePolicyOfExternalTrafficHasItsEffect() {
        assertNotEquals(
                ResultText.digestOf(FIXED, "balancer=kube-proxy"),
                ResultText.digestOf(FIXED, "balancer={kube-proxy: {externalTrafficPolicy: Local}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "nodes.pools[0].count = 5",
                "nodes.pools[0].zones = [a, b, c]",
                "nodes.pools[0].capacity.pods = 2",
                "nodes.pools[0].capacity.cpu = 1",
                "nodes.pools[0].capacity.memory = 1Gi",
                "podDisruptionBudget.minAvailable = 50%",
                "workload.imagePull.cold.uniform.high = 60s",
                "workload.imagePull.cached.deterministic.value = 9s",
                "deployment.template.spec.topologySpreadConstraints[0].maxSkew = 1",
                "deployment.template.spec.topologySpreadConstraints[0].topologyKey = kubernetes.io/hostname",
                "deployment.template.spec.topologySpreadConstraints[0].whenUnsatisfiable = ScheduleAnyway",
                "deployment.template.spec.topologySpreadConstraints[0].matchLabelKeys = [pod-template-hash]",
                "deployment.template.spec.topologySpreadConstraints[0].nodeTaintsPolicy = Honor",
                "deployment.template.spec.tolerations[0].key = other",
                "deployment.template.spec.tolerations[0].tolerationSeconds = 30",
                "events[0].evict.at = 70s",
                "events[0].evict.pods = 1",
                "events[1].drainNode.at = 4m",
                "events[1].drainNode.node = small-2",
                "events[2].uncordon.at = 330s",
                "events[2].uncordon.node = small-2",
                "events[4].drainNode.nodes = 3",
                "events[6].loseNode.at = 13m",
                "events[6].loseNode.node = small-3",
                "events[6].loseNode.for = 60s",
                "events[7].loseNode.nodes = 2",
                "events[8].reclaimNode.at = 22m",
                "events[8].reclaimNode.node = small-2",
                "events[8].reclaimNode.notice = 0s",
                "events[10].loseZone.at = 31m",
                "events[10].loseZone.zone = b",
                "events[10].loseZone.for = 1m"
            })
    void aKeyOfNodesHasItsEffect(String path, String value) {
        assertEffect(FIXED, path, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "kubernetes.nodeLifecycle.monitorGracePeriod = 60s",
                "kubernetes.nodeLifecycle.tolerationSeconds = 20",
                "nodes.pools[0].min = 4",
                "nodes.pools[0].max = 7",
                "nodes.autoscaler.clusterAutoscaler.boot.uniform.low = 80s",
                "nodes.autoscaler.clusterAutoscaler.scanInterval = 45s",
                "nodes.autoscaler.clusterAutoscaler.scaleDownDelayAfterAdd = 15m",
                "nodes.autoscaler.clusterAutoscaler.scaleDownUnneededTime = 8m",
                "nodes.autoscaler.clusterAutoscaler.scaleDownUtilizationThreshold = 0.9",
                "nodes.autoscaler = {karpenter: {boot: {uniform: {low: 30s, high: 90s}}}}"
            })
    void aKeyOfTheClusterAutoscalerHasItsEffect(String path, String value) {
        assertEffect(GROWING, path, value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "nodes.autoscaler.karpenter.boot.uniform.low = 80s",
                "nodes.autoscaler.karpenter.batchIdleDuration = 4s",
                "nodes.autoscaler.karpenter.batchMaxDuration = 100ms",
                "nodes.autoscaler.karpenter.consolidationPolicy = WhenEmpty",
                "nodes.autoscaler.karpenter.consolidateAfter = 5m"
            })
    void aKeyOfKarpenterHasItsEffect(String path, String value) {
        assertEffect(KARPENTER, path, value);
    }

    @Test
    void antiAffinityHasItsEffect() {
        String required = "deployment.template.spec.affinity={podAntiAffinity:"
                + " {requiredDuringSchedulingIgnoredDuringExecution: [{topologyKey: KEY}]}}";
        String preferred = "deployment.template.spec.affinity={podAntiAffinity:"
                + " {preferredDuringSchedulingIgnoredDuringExecution: [{weight: 9, podAffinityTerm: {topologyKey: KEY}},"
                + " {weight: 20, podAffinityTerm: {topologyKey: kubernetes.io/hostname}}]}}";
        String zone = ResultText.digestOf(FIXED, preferred.replace("KEY", "topology.kubernetes.io/zone"));
        assertNotEquals(
                ResultText.digestOf(FIXED),
                ResultText.digestOf(FIXED, required.replace("KEY", "kubernetes.io/hostname")));
        assertNotEquals(
                ResultText.digestOf(FIXED, required.replace("KEY", "kubernetes.io/hostname")),
                ResultText.digestOf(FIXED, required.replace("KEY", "topology.kubernetes.io/zone")));
        assertNotEquals(ResultText.digestOf(FIXED), zone);
        assertNotEquals(
                zone,
                ResultText.digestOf(
                        FIXED,
                        preferred.replace("KEY", "topology.kubernetes.io/zone").replace("weight: 9", "weight: 99")));
    }

    @Test
    void howManyNodesAreUncordonedHasItsEffect() {
        String two = FIXED.replace("{at: 9m, nodes: 1}", "{at: 9m, nodes: 2}");
        assertNotEquals(ResultText.digestOf(two), ResultText.digestOf(two, "events[5].uncordon.nodes=2"));
    }

    @Test
    void howManyPodsMayBeUnavailableHasItsEffect() {
        String one = FIXED.replace("minAvailable: 9", "maxUnavailable: 1");
        assertEquals(
                ResultText.digestOf(FIXED.replace("replicas: 12", "replicas: 10")),
                ResultText.digestOf(one.replace("replicas: 12", "replicas: 10")));
        assertNotEquals(ResultText.digestOf(one), ResultText.digestOf(one, "podDisruptionBudget.maxUnavailable=3"));
    }

    @Test
    void whetherUnreadyPodsMayBeEvictedHasItsEffect() {
        String unready = FIXED.replace("name: app,", "name: app, readinessProbe: {initialDelaySeconds: 400},")
                .replace("minAvailable: 9", "minAvailable: 10");
        assertNotEquals(
                ResultText.digestOf(unready),
                ResultText.digestOf(unready, "podDisruptionBudget.unhealthyPodEvictionPolicy=AlwaysAllow"));
    }

    @Test
    void howATolerationIsMeantHasItsEffect() {
        String exists = ResultText.digestOf(FIXED);
        String equal = FIXED.replace("operator: Exists", "operator: Equal, value: \"\"");
        assertEquals(exists, ResultText.digestOf(equal), "the taint has no value");
        assertNotEquals(exists, ResultText.digestOf(equal.replace("value: \"\"", "value: other")));
        assertNotEquals(
                exists,
                ResultText.digestOf(FIXED.replace("effect: NoExecute, tolerationSeconds: 100", "effect: NoSchedule")));
        assertNotEquals(exists, ResultText.digestOf(FIXED.replace(", tolerationSeconds: 100", "")));
    }

    @Test
    void whatIsSaidInOtherWordsHasNone() {
        assertEquals(ResultText.digestOf(FIXED), ResultText.digestOf(FIXED, "nodes.pools[0].capacity.cpu=4000m"));
        assertEquals(
                ResultText.digestOf(FIXED),
                ResultText.digestOf(FIXED, "kubernetes.nodeLifecycle={monitorGracePeriod: 50s}"));
        assertEquals(
                ResultText.digestOf(FIXED.replace("name: small", "name: other").replace("small-", "other-")),
                ResultText.digestOf(FIXED));
    }
}
