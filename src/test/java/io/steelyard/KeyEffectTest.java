package io.steelyard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.steelyard.sim.Experiment;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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

    private static final String KEDA = """
            duration: 12m
            replications: 1
            kubernetes: {horizontalPodAutoscaler: {phase: 7s}}
            clients:
              open: 600
              arrivals: [{exact: {clients: 300, at: 390s, every: 100ms}}]
              lifetime: never
              start: even
              reconnect: {fixed: 2s}
            deployment:
              replicas: 4
              template: {spec: {containers: [{name: app, resources: {requests: {cpu: 500m}}}, {name: proxy, resources: {requests: {cpu: 100m}}}]}}
            workload: {startup: {deterministic: 10s}, cpu: {perConnection: 2m}}
            scaledObject:
              minReplicaCount: 2
              maxReplicaCount: 20
              idleReplicaCount: 0
              pollingInterval: 20
              cooldownPeriod: 60
              triggers:
                - {type: prometheus, metadata: {metricName: sum, threshold: 100, activationThreshold: 10}}
                - {type: prometheus, metadata: {metricName: tries, threshold: 20, activationThreshold: 1}}
                - {type: cpu, metricType: Utilization, metadata: {value: 80}}
              advanced: {horizontalPodAutoscalerConfig: {behavior: {scaleUp: {policies: [{type: Pods, value: 2, periodSeconds: 60}]}}}}
            metrics: {sum: {is: openConnections}, tries: {is: attempts, window: 30s}}
            balancer: round-robin
            events: [{leave: {at: 150s, clients: 595}}, {restartAutoscaler: {at: 440s}}, {failMetric: {at: 8m, metric: sum, for: 1m}}, {leave: {at: 500s, clients: 280}}]
            """;

    private static final String NAMED = """
            duration: 12m
            replications: 1
            clients:
              open: 300
              arrivals: [{schedule: [{from: 1m, rate: 4/s}, {from: 5m, rate: 0.1/s}]}]
              lifetime: {exponential: 1m}
              start: even
            deployment: {replicas: 4}
            workload: {startup: {deterministic: 10s}}
            metrics: {sum: {is: openConnections}}
            scaler: SCALER
            balancer: round-robin
            """;

    private static final String PROBED = """
            duration: 10m
            replications: 1
            clients:
              open: 400
              arrivals: [{burst: {at: 2m, clients: 500, over: 20s}}]
              lifetime: {exponential: 5m}
              reconnect: {fixed: {delay: 1s, spread: 1s}}
            deployment:
              replicas: 4
              template:
                spec:
                  containers:
                    - name: app
                      resources: {limits: {cpu: 500m, memory: 100Mi}}
                      lifecycle: {preStop: {sleep: {seconds: 3}}}
                      startupProbe: {periodSeconds: 3, failureThreshold: 3, terminationGracePeriodSeconds: 2}
                      readinessProbe: {periodSeconds: 7, failureThreshold: 2}
                      livenessProbe: {periodSeconds: 5, failureThreshold: 4}
            workload:
              startup: {uniform: {low: 2s, high: 6s}}
              warmUp: {uniform: {low: 1s, high: 8s}}
              drain: {over: 10s}
              cpu: {base: 20m, perConnection: 2m, perHandshake: 20m}
              memory: {base: 10Mi, perConnection: 512Ki}
            balancer: random
            endpoints: {istiod: {debounceAfter: 2s, debounceMax: 6s, push: 500ms}}
            events: [{crash: {at: 1m, pods: 2}}, {rollout: {at: 5m}}]
            """;

    private static final String SERVICE = "balancer={kube-proxy: {sessionAffinity: ClientIP, sessionAffinityConfig:"
            + " {clientIP: {timeoutSeconds: 90}}}}";

    private static final String SOURCES = "clients.sources={addresses: 50, skew: 1.1}";

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
                "deployment.progressDeadlineSeconds = 5",
                "deployment.paused = true",
                "deployment.template.spec.terminationGracePeriodSeconds = 6",
                "deployment.template.spec.containers[0].lifecycle.preStop.sleep.seconds = 9",
                "workload.startup.uniform.high = 30s",
                "workload.drain.over.window = 20s",
                "workload.deletionCost = {of: openConnections, every: 10s}",
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
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS), ResultText.digestOf(CONNECTIONS, path.strip() + "=" + value.strip()));
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
        assertNotEquals(ResultText.digestOf(CPU), ResultText.digestOf(CPU, path.strip() + "=" + value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "kubernetes.version = \"1.32\"",
                "statefulSet.minReadySeconds = 30",
                "statefulSet.updateStrategy.type = OnDelete",
                "statefulSet.updateStrategy.rollingUpdate.partition = 4",
                "metrics.sum.terminating = true",
                "metrics.sum.aggregate = mean"
            })
    void aKeyOfStatefulSetsAndSumsHasItsEffect(String path, String value) {
        assertNotEquals(ResultText.digestOf(SUM), ResultText.digestOf(SUM, path.strip() + "=" + value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "kubernetes.keda.phase = 5s",
                "scaledObject.minReplicaCount = 3",
                "scaledObject.maxReplicaCount = 5",
                "scaledObject.idleReplicaCount = 1",
                "scaledObject.pollingInterval = 45",
                "scaledObject.cooldownPeriod = 120",
                "scaledObject.triggers[0].metadata.threshold = 150",
                "scaledObject.triggers[0].metadata.activationThreshold = 2",
                "scaledObject.triggers[0].metricType = Value",
                "scaledObject.triggers[1].metadata.threshold = 3",
                "scaledObject.triggers[2].metadata.value = 30",
                "scaledObject.triggers[2].metadata.containerName = app",
                "scaledObject.advanced.horizontalPodAutoscalerConfig.behavior.scaleUp.policies[0].value = 1",
                "metrics.tries.window = 60s",
                "metrics.tries.is = openConnections",
                "events[1].restartAutoscaler.at = 445s",
                "events[2].failMetric.at = 470s",
                "events[2].failMetric.for = 2m",
                "events[2].failMetric.metric = tries"
            })
    void aKeyOfKedaAndOfTheAutoscalersTroublesHasItsEffect(String path, String value) {
        assertNotEquals(ResultText.digestOf(KEDA), ResultText.digestOf(KEDA, path.strip() + "=" + value.strip()));
    }

    /** Without an active trigger from the start on. */
    @Test
    void theInitialCooldownOfKedaHasItsEffect() {
        String[] nobody = {"clients.open=0", "clients.arrivals=[]", "events=[]"};
        String[] waiting = {
            "clients.open=0", "clients.arrivals=[]", "events=[]", "scaledObject.initialCooldownPeriod=90"
        };
        assertNotEquals(ResultText.digestOf(KEDA, nobody), ResultText.digestOf(KEDA, waiting));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {"steps[0].replicas = 5", "steps[1].from = 3m", "period = 6m", "sync = 40s"})
    void aKeyOfTheTimetableHasItsEffect(String path, String value) {
        String yaml = NAMED.replace(
                "SCALER", "{scheduled: {steps: [{from: 0s, replicas: 3}, {from: 2m, replicas: 9}], period: 8m}}");
        assertNotEquals(
                ResultText.digestOf(yaml),
                ResultText.digestOf(yaml, "scaler.scheduled." + path.strip() + "=" + value.strip()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "averageValue = 20",
                "maxReplicas = 5",
                "minReplicas = 6",
                "horizon = 4m",
                "levelShare = 90%",
                "trendShare = 80%",
                "downscaleStabilization = 0s",
                "sync = 40s"
            })
    void aKeyOfTheForecastHasItsEffect(String path, String value) {
        String yaml = NAMED.replace("SCALER", "{predictive: {metric: sum, averageValue: 30, maxReplicas: 20}}");
        assertNotEquals(
                ResultText.digestOf(yaml),
                ResultText.digestOf(yaml, "scaler.predictive." + path.strip() + "=" + value.strip()));
    }

    /** A pod that crashes within seconds of its start has never been ready, as its cpu sample from before tells. */
    @Test
    void theInitialReadinessDelayHasItsEffect() {
        String[] crash = {
            "kubernetes.horizontalPodAutoscaler.cpuInitializationPeriod=0s",
            "deployment.replicas=1",
            "events=[{scale: {at: 60s, replicas: 3}}, {crash: {at: 117s, pods: 3}}]",
            "workload.startup.deterministic.value=20s",
            "metrics.cpu.scrape=10s"
        };
        String[] patient = {
            crash[0],
            crash[1],
            crash[2],
            crash[3],
            crash[4],
            "kubernetes.horizontalPodAutoscaler.initialReadinessDelay=90s"
        };
        assertNotEquals(ResultText.digestOf(CPU, crash), ResultText.digestOf(CPU, patient));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "deployment.template.spec.containers[0].resources.limits.cpu = 400m",
                "deployment.template.spec.containers[0].resources.limits.memory = 150Mi",
                "deployment.template.spec.containers[0].startupProbe.periodSeconds = 2",
                "deployment.template.spec.containers[0].startupProbe.failureThreshold = 2",
                "deployment.template.spec.containers[0].startupProbe.terminationGracePeriodSeconds = 1",
                "deployment.template.spec.containers[0].readinessProbe.periodSeconds = 6",
                "deployment.template.spec.containers[0].readinessProbe.timeoutSeconds = 9",
                "deployment.template.spec.containers[0].readinessProbe.successThreshold = 2",
                "deployment.template.spec.containers[0].readinessProbe.failureThreshold = 1",
                "deployment.template.spec.containers[0].readinessProbe.initialDelaySeconds = 20",
                "deployment.template.spec.containers[0].livenessProbe.failureThreshold = 1",
                "workload.warmUp.uniform.high = 12s",
                "workload.connectionLimit = 150",
                "endpoints.istiod.updatesBatchPeriod = 2s",
                "endpoints.istiod.debounceAfter = 3s",
                "endpoints.istiod.debounceMax = 2500ms",
                "endpoints.istiod.push = 1s",
                "endpoints = immediate",
                "endpoints = {kubeProxy: {minSyncPeriod: 8s}}"
            })
    void aKeyOfProbesLimitsAndEndpointsHasItsEffect(String path, String value) {
        assertNotEquals(ResultText.digestOf(PROBED), ResultText.digestOf(PROBED, path.strip() + "=" + value.strip()));
    }

    @Test
    void theKeysOfKubeProxysEndpointsHaveTheirEffect() {
        String some = ResultText.digestOf(PROBED, "endpoints={kubeProxy: {minSyncPeriod: 8s}}");
        assertNotEquals(some, ResultText.digestOf(PROBED, "endpoints={kubeProxy: {minSyncPeriod: 3s}}"));
        assertNotEquals(
                some,
                ResultText.digestOf(PROBED, "endpoints={kubeProxy: {minSyncPeriod: 8s, updatesBatchPeriod: 2s}}"));
    }

    @Test
    void keysOfAffinityHaveTheirEffectUnderABalancerThatHashes() {
        String ring = "balancer=ring-hash";
        String some = ResultText.digestOf(CONNECTIONS, ring, "clients.affinity={zipf: {keys: 50, exponent: 1.0}}");
        assertNotEquals(ResultText.digestOf(CONNECTIONS, ring), some);
        assertNotEquals(
                some, ResultText.digestOf(CONNECTIONS, ring, "clients.affinity={zipf: {keys: 51, exponent: 1.0}}"));
        assertNotEquals(
                some, ResultText.digestOf(CONNECTIONS, ring, "clients.affinity={zipf: {keys: 50, exponent: 0.5}}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "haproxy: {} | haproxy: {balance: static-rr}",
                "haproxy: {} | haproxy: {balance: leastconn}",
                "haproxy: {balance: random} | haproxy: {balance: random(3)}",
                "haproxy: {balance: random} | haproxy: {balance: random, hash-balance-factor: 110}",
                "haproxy: {balance: leastconn} | haproxy: {balance: leastconn, slowstart: 20s}",
                "haproxy: {balance: hdr(a)} | haproxy: {balance: source}",
                "haproxy: {balance: hdr(a)} | haproxy: {balance: hdr(a), hash-type: consistent}",
                "haproxy: {balance: hdr(a)} | haproxy: {balance: hdr(a), hash-type: map-based wt6}",
                "nginx: {} | nginx: {method: random}",
                "nginx: {} | nginx: {method: least_conn}",
                "nginx: {method: random} | nginx: {method: random two least_conn}",
                "nginx: {method: hash $key} | nginx: {method: hash $key consistent}",
                "nginx: {method: hash $key} | nginx: {method: hash $remote_addr}",
                "nginx: {method: hash $remote_addr} | nginx: {method: hash $binary_remote_addr}",
                "nginx: {method: hash $key} | nginx: {method: ip_hash}",
                "ingress-nginx: {} | ingress-nginx: {upstream-hash-by: $key}"
            })
    void anOptionOfAProductsBalancerHasItsEffect(String one, String other) {
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS, "balancer={" + one.strip() + "}"),
                ResultText.digestOf(CONNECTIONS, "balancer={" + other.strip() + "}"));
    }

    /** Of 5 pods and more: a table of 2 has grown and moved keys, where one of 128 has not. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "multi-probe.probes = 2",
                "anchor.capacity = 2",
                "dx.capacity = 2",
                "bounded-jump.hashBalanceFactor = 101",
                "aperture.peers = 3",
                "stale-least-conn.staleness = 10s",
                "stale-least-conn.choiceCount = 2",
                "client-list.preset = kafka",
                "client-list.preset = grpcPickFirst",
                "client-list.preset = grpcRoundRobin"
            })
    void aKeyOfABalancerFromAPaperHasItsEffect(String path, String value) {
        String name = path.strip().substring(0, path.indexOf('.'));
        String plain = ResultText.digestOf(CONNECTIONS, "balancer={" + name + ": {}}");
        assertNotEquals(
                plain,
                ResultText.digestOf(
                        CONNECTIONS, "balancer={" + name + ": {}}", "balancer." + path.strip() + "=" + value.strip()));
    }

    @Test
    void keysThatMatterBesideAnotherHaveTheirEffect() {
        String third = "balancer={aperture: {aperture: 2, peers: 3, position: 0}}";
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS, third),
                ResultText.digestOf(CONNECTIONS, third, "balancer.aperture.position=1"));
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS, third),
                ResultText.digestOf(CONNECTIONS, third, "balancer.aperture.aperture=4"));
        String first = "balancer={client-list: {preset: grpcPickFirst}}";
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS, first),
                ResultText.digestOf(CONNECTIONS, first, "balancer.client-list.shuffleAddressList=true"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '=',
            value = {
                "balancer.kube-proxy.mode = nftables",
                "balancer.kube-proxy.mode = ipvs",
                "balancer.kube-proxy.entryNodes = 4",
                "balancer.kube-proxy.sessionAffinityConfig.clientIP.timeoutSeconds = 30",
                "clients.sources.addresses = 60",
                "clients.sources.skew = 0"
            })
    void aKeyOfAServiceHasItsEffect(String path, String value) {
        String changed = path.strip() + "=" + value.strip();
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS, SERVICE, SOURCES),
                ResultText.digestOf(CONNECTIONS, SERVICE, SOURCES, changed));
    }

    @Test
    void aServiceWithoutAffinityIsAnotherOneAndSourcesAreNothingToIt() {
        String plain = ResultText.digestOf(CONNECTIONS, "balancer=kube-proxy");
        assertNotEquals(plain, ResultText.digestOf(CONNECTIONS, SERVICE, SOURCES));
        assertEquals(plain, ResultText.digestOf(CONNECTIONS, "balancer=kube-proxy", SOURCES));
    }

    @Test
    void everySchedulerIsAnotherOneUnlessItsWeightsAreAllThatDiffers() {
        Set<String> digests = new TreeSet<>();
        for (String scheduler : List.of("rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "dh", "sed", "nq", "mh")) {
            digests.add(ResultText.digestOf(
                    CONNECTIONS, "balancer={kube-proxy: {mode: ipvs, ipvs: {scheduler: " + scheduler + "}}}"));
        }
        assertEquals(11 - 2, digests.size(), "lc is wlc and sed is nq where all weights are 1");
    }

    @Test
    void keysOfManyNewAndOfHashedStatefulPodsHaveTheirEffect() {
        String many = "autoscaler.minReplicas=15";
        assertNotEquals(
                ResultText.digestOf(SUM, many),
                ResultText.digestOf(SUM, many, "statefulSet.podManagementPolicy=Parallel"));
        String ring = "balancer=ring-hash";
        assertNotEquals(ResultText.digestOf(SUM, ring), ResultText.digestOf(SUM, ring, "statefulSet.ordinals.start=4"));
    }

    @Test
    void keysOfKubernetes135HaveTheirEffect() {
        String version = "kubernetes.version=\"1.35\"";
        String policy = "deployment.podReplacementPolicy=";
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS, version),
                ResultText.digestOf(CONNECTIONS, version, policy + "TerminationComplete"));
        String recreate = "deployment.strategy.type=Recreate";
        String slowly = "workload.drain=untilKilled";
        assertNotEquals(
                ResultText.digestOf(CPU, version, recreate, slowly),
                ResultText.digestOf(CPU, version, recreate, slowly, policy + "TerminationStarted"));
        assertNotEquals(
                ResultText.digestOf(SUM, version),
                ResultText.digestOf(SUM, version, "statefulSet.updateStrategy.rollingUpdate.maxUnavailable=30%"));
    }

    @Test
    void theRoundsOfAnnotationsHaveTheirEffect() {
        String agent = "workload.deletionCost={of: openConnections, every: ";
        assertNotEquals(
                ResultText.digestOf(CONNECTIONS, agent + "10s}"), ResultText.digestOf(CONNECTIONS, agent + "5m}"));
    }

    private static String printed(String columns) {
        return Results.of(Experiment.of(Steelyard.reader()
                                .read(PROBED, "scenario", List.of("columns=" + columns, "balancer=least-conn"))
                                .scenario())
                        .run())
                .toString();
    }

    @Test
    void columnsChangeWhatIsPrintedAndNotWhatIsSimulated() {
        String without = printed("[]");
        String lost = printed("[storm.lost]");
        assertNotEquals(without, lost);
        assertNotEquals(lost, printed("[storm.lost, pods.unhealthy]"));
        assertEquals(ResultText.digestOf(PROBED), ResultText.digestOf(PROBED, "columns=[storm.lost]"));
    }

    @Test
    void whatIsSaidInOtherWordsHasNone() {
        Stream.of("duration=720s", "deployment.replicas=5", "clients.affinity=perClient", "name=other", "kubernetes={}")
                .forEach(setting -> assertEquals(
                        ResultText.digestOf(CONNECTIONS), ResultText.digestOf(CONNECTIONS, setting), setting));
    }
}
