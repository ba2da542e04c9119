package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.scenario.Scenario;
import io.steelyard.sim.Experiment;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No key is accepted and ignored: a change of any changes what a run gives. */
class KeyEffectTest {
    private static final String CONNECTIONS = """
            duration: 12m
            replications: 1
            clients:
              arrivals: [{poisson: {rate: 2/s}}, {burst: {at: 3m, clients: 300, over: 10s}}]
              lifetime: {exponential: {mean: 2m}}
              reconnect: {exponential: {base: 1s, factor: 2, cap: 20s, jitter: full, attempts: 30}}
            deployment:
              replicas: 5
              strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 1}}
              template: {spec: {containers: [{name: app, lifecycle: {preStop: {sleep: {seconds: 3}}}}]}}
            workload: {startup: {uniform: {low: 5s, high: 20s}}, drain: {over: 10s}}
            autoscaler:
              minReplicas: 3
              maxReplicas: 12
              metrics:
                - type: Pods
                  pods: {metric: {name: open}, target: {type: AverageValue, averageValue: 50}}
              behavior:
                scaleUp: {stabilizationWindowSeconds: 0, policies: [{type: Pods, value: 3, periodSeconds: 30}]}
                scaleDown: {stabilizationWindowSeconds: 60, policies: [{type: Percent, value: 50, periodSeconds: 60}]}
            metrics: {open: {is: openConnections, scrape: 10s, lag: 3s}}
            balancer: least-request
            events: [{rollout: {at: 2m}}, {crash: {at: 5m, pods: 2}}, {leave: {at: 6m, clients: 50}}, {scale: {at: 8m, replicas: 9}}]
            """;

    private static final String CPU = """
            duration: 10m
            replications: 1
            clients:
              arrivals: [{schedule: [{from: 0s, rate: 3/s}, {from: 5m, rate: 0.5/s}]}]
              lifetime: {exponential: 1m}
              start: empty
              reconnect: immediate
            deployment:
              replicas: 2
              template: {spec: {containers: [{name: app, resources: {requests: {cpu: 200m, memory: 64Mi}}}]}}
            workload:
              startup: {deterministic: 40s}
              cpu: {base: 20m, perConnection: 2m, perHandshake: 20m}
              memory: {base: 8Mi, perConnection: 512Ki}
            autoscaler:
              minReplicas: 1
              maxReplicas: 9
              metrics:
                - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 60}}}
                - {type: Resource, resource: {name: memory, target: {type: Utilization, averageUtilization: 70}}}
            metrics: {cpu: {is: cpu, scrape: 15s, phase: 5s, window: 30s}, memory: {is: memory, scrape: 15s}}
            balancer: round-robin
            events: [{crash: {at: 250s, pods: 2}}, {rollout: {at: 6m}}]
            """;

    private static final String SUM = """
            duration: 10m
            replications: 1
            clients: {open: 110, lifetime: never, start: even, reconnect: immediate}
            statefulSet: {replicas: 10}
            workload: {startup: {deterministic: 20s}, drain: {over: 25s}}
            autoscaler:
              minReplicas: 2
              maxReplicas: 20
              metrics: [{type: External, external: {metric: {name: sum}, target: {type: AverageValue, averageValue: 10}}}]
            metrics: {sum: {is: openConnections, scrape: 10s}}
            balancer: round-robin
            events: [{rollout: {at: 3m}}]
            """;

    private static String digest(String yaml, String... settings) {
        Scenario scenario =
                Steelyard.reader().read(yaml, "scenario", List.of(settings)).scenario();
        return ResultText.digest(
                ResultText.of(Experiment.of(scenario).threads(1).run()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "seed = 2",
                "duration = 11m",
                "clients.arrivals[0].poisson.rate = 3/s",
                "clients.arrivals[1].burst.at = 4m",
                "clients.arrivals[1].burst.clients = 301",
                "clients.arrivals[1].burst.over = 20s",
                "clients.open = 500",
                "clients.lifetime.exponential.mean = 3m",
                "clients.lifetime.of = connection",
                "clients.reconnect.exponential.base = 2s",
                "clients.reconnect.exponential.jitter = none",
                "clients.start = even",
                "clients.start = empty",
                "clients.settle = 2",
                "kubernetes.horizontalPodAutoscaler.syncPeriod = 20s",
                "kubernetes.horizontalPodAutoscaler.phase = 7s",
                "kubernetes.horizontalPodAutoscaler.tolerance = 0.3",
                "deployment.replicas = 6",
                "deployment.strategy.rollingUpdate.maxSurge = 3",
                "deployment.strategy.rollingUpdate.maxUnavailable = 0",
                "deployment.minReadySeconds = 20",
                "deployment.template.spec.terminationGracePeriodSeconds = 6",
                "deployment.template.spec.containers[0].lifecycle.preStop.sleep.seconds = 9",
                "workload.startup.uniform.high = 30s",
                "workload.drain.over.window = 20s",
                "autoscaler.minReplicas = 6",
                "autoscaler.maxReplicas = 8",
                "autoscaler.metrics[0].pods.target.averageValue = 40",
                "autoscaler.behavior.scaleUp.stabilizationWindowSeconds = 60",
                "autoscaler.behavior.scaleUp.policies[0].value = 1",
                "autoscaler.behavior.scaleUp.policies[0].periodSeconds = 90",
                "autoscaler.behavior.scaleUp.policies[0].type = Percent",
                "autoscaler.behavior.scaleUp.selectPolicy = Disabled",
                "autoscaler.behavior.scaleDown.stabilizationWindowSeconds = 240",
                "metrics.open.is = handshakes",
                "metrics.open.scrape = 40s",
                "metrics.open.phase = 5s",
                "metrics.open.lag = 50s",
                "balancer = random",
                "events[0].rollout.at = 150s",
                "events[1].crash.pods = 1",
                "events[2].leave.clients = 51",
                "events[3].scale.replicas = 12"
            })
    void aKeyOfConnectionsAndPodsHasItsEffect(String path, String value) {
        assertNotEquals(digest(CONNECTIONS), digest(CONNECTIONS, path.strip() + "=" + value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "deployment.strategy.type = Recreate",
                "workload.cpu.base = 60m",
                "workload.cpu.perConnection = 4m",
                "workload.cpu.perHandshake = 60m",
                "workload.memory.base = 32Mi",
                "workload.memory.perConnection = 2Mi",
                "deployment.template.spec.containers[0].resources.requests.cpu = 100m",
                "deployment.template.spec.containers[0].resources.requests.memory = 32Mi",
                "deployment.template.spec.containers[0].resources.requests.cpu = null",
                "autoscaler.metrics[0].resource.target.averageUtilization = 30",
                "metrics.cpu.window = 2m",
                "kubernetes.horizontalPodAutoscaler.cpuInitializationPeriod = 0s",
                "kubernetes.horizontalPodAutoscaler.downscaleStabilization = 30s"
            })
    void aKeyOfResourcesHasItsEffect(String path, String value) {
        assertNotEquals(digest(CPU), digest(CPU, path.strip() + "=" + value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "kubernetes.version = \"1.32\"",
                "statefulSet.minReadySeconds = 30",
                "statefulSet.updateStrategy.rollingUpdate.partition = 4",
                "metrics.sum.terminating = true",
                "metrics.sum.aggregate = mean"
            })
    void aKeyOfStatefulSetsAndSumsHasItsEffect(String path, String value) {
        assertNotEquals(digest(SUM), digest(SUM, path.strip() + "=" + value.strip()));
    }

    @Test
    void keysOfAffinityHaveTheirEffectUnderABalancerThatHashes() {
        String ring = "balancer=ring-hash";
        String some = digest(CONNECTIONS, ring, "clients.affinity={zipf: {keys: 50, exponent: 1.0}}");
        assertNotEquals(digest(CONNECTIONS, ring), some);
        assertNotEquals(some, digest(CONNECTIONS, ring, "clients.affinity={zipf: {keys: 51, exponent: 1.0}}"));
        assertNotEquals(some, digest(CONNECTIONS, ring, "clients.affinity={zipf: {keys: 50, exponent: 0.5}}"));
    }

    @Test
    void whatIsSaidInOtherWordsHasNone() {
        Stream.of("duration=720s", "deployment.replicas=5", "clients.affinity=perClient", "name=other", "kubernetes={}")
                .forEach(setting -> assertEquals(digest(CONNECTIONS), digest(CONNECTIONS, setting), setting));
    }
}
