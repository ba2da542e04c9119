package io.steelyard;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/**
 * A scenario in YAML drawn from a seed: any structure that the language allows, odd ones preferred, small enough to end
 * within some hundred thousand events.
 *
 * <p>{@link Random} is used because its sequence is part of its specification.
 */
final class RandomScenario {
    /** At most so many attempts at one instant after another while nobody can connect. */
    private static final int MOST_HOT_CLIENTS = 8;

    private static final int MOST_CLIENTS = 1_500;

    /** Balancers that gateways of TCP cannot be. */
    private static final String BY_KEYS =
            "(ring-hash|maglev|jump|rendezvous|multi-probe|anchor|memento|dx|power|bounded-jump).*";

    /** The zone of every pool. */
    private static final String ZONE = "b";

    private final Random random;
    private final StringBuilder yaml = new StringBuilder();
    private final boolean hot;
    private final int clients;
    private final int durationSeconds;
    private final int meanSeconds;
    private final int pods;
    private final int minor;
    private final boolean nodes;
    private final boolean gateway;

    private RandomScenario(long seed) {
        random = new Random(seed);
        hot = chance(15);
        clients = 1 + random.nextInt(hot ? MOST_HOT_CLIENTS : MOST_CLIENTS);
        durationSeconds = hot ? 1 + random.nextInt(20) : 1 + random.nextInt(600);
        meanSeconds = 1 + random.nextInt(hot ? 20 : 300);
        minor = 27 + random.nextInt(11);
        nodes = chance(50);
        gateway = chance(50);
        pods = chance(10) ? 0 : chance(20) ? 1 : 1 + random.nextInt(20);
    }

    /** The scenario of a seed. */
    static String of(long seed) {
        return new RandomScenario(seed).write(seed);
    }

    private String write(long seed) {
        line("name: swarm");
        line("seed: " + seed);
        line("duration: " + durationSeconds + "s");
        line("replications: 1");
        line("kubernetes: {version: \"1." + minor + "\", horizontalPodAutoscaler: {syncPeriod: " + span(1, 40)
                + ", phase: " + span(0, 20) + ", downscaleStabilization: " + span(0, 300) + "}"
                + (chance(70)
                        ? ", nodeLifecycle: {monitorGracePeriod: " + span(1, 40) + ", tolerationSeconds: "
                                + random.nextInt(60) + "}"
                        : "")
                + "}");
        if (nodes) {
            writeNodes();
        }
        writeClients();
        writeWorkload();
        if (chance(60)) {
            switch (random.nextInt(4)) {
                case 0 -> writeScaledObject();
                case 1 -> writeScaler();
                default -> writeAutoscaler();
            }
            writeMetrics();
        }
        String balancer = balancer();
        boolean keysUnseen = yaml.indexOf("mode: tcp") >= 0 && balancer.matches(BY_KEYS);
        line("balancers: [" + (keysUnseen ? "random" : balancer) + "]");
        writeEvents();
        return yaml.toString();
    }

    private void writeNodes() {
        String boot = pick("{deterministic: 0s}", "{uniform: {low: 1s, high: 60s}}", "never");
        boolean grow = chance(50);
        line("nodes:");
        line("  pools:");
        for (String pool : List.of("p", "q").subList(0, 1 + random.nextInt(2))) {
            int count = random.nextInt(5);
            line("    - {name: " + pool + ", count: " + count + ", zones: " + pick("[a, b]", "[b]", "[b, c, d]")
                    + ", capacity: {pods: " + (1 + random.nextInt(8))
                    + pick("", ", cpu: 2", ", cpu: 700m, memory: 3Gi", ", memory: 10Gi") + "}"
                    + (grow && chance(50) ? ", min: " + random.nextInt(4) + ", max: " + (4 + random.nextInt(9)) : "")
                    + "}");
        }
        if (grow && chance(50)) {
            line("  autoscaler: {clusterAutoscaler: {boot: " + boot + ", scanInterval: " + span(1, 20)
                    + ", scaleDownDelayAfterAdd: " + span(0, 60) + ", scaleDownUnneededTime: " + span(0, 60)
                    + ", scaleDownUtilizationThreshold: " + pick("0%", "50%", "100%") + "}}");
        } else if (grow) {
            line("  autoscaler: {karpenter: {boot: " + boot + ", batchIdleDuration: " + span(1, 3)
                    + ", batchMaxDuration: " + span(1, 10) + ", consolidateAfter: " + span(0, 60)
                    + ", consolidationPolicy: " + pick("WhenEmpty", "WhenEmptyOrUnderutilized") + "}}");
        }
    }

    private void writePlacement() {
        String topology = "topologyKey: " + pick("kubernetes.io/hostname", "topology.kubernetes.io/zone");
        if (chance(40)) {
            line("      topologySpreadConstraints: [{maxSkew: " + (1 + random.nextInt(2)) + ", " + topology
                    + ", whenUnsatisfiable: " + pick("DoNotSchedule", "ScheduleAnyway") + ", nodeTaintsPolicy: "
                    + pick("Honor", "Ignore") + ", matchLabelKeys: " + pick("[]", "[pod-template-hash]") + "}]");
        }
        if (chance(30)) {
            String terms = chance(50)
                    ? "requiredDuringSchedulingIgnoredDuringExecution: [{" + topology + "}]"
                    : "preferredDuringSchedulingIgnoredDuringExecution: [{weight: 7, podAffinityTerm: {" + topology
                            + "}}]";
            line("      affinity: {podAntiAffinity: {" + terms + "}}");
        }
        if (chance(20)) {
            line("      tolerations: [{operator: Exists, effect: NoExecute" + pick("", ", tolerationSeconds: 7")
                    + "}]");
        }
    }

    private void writeClients() {
        boolean endless = chance(10);
        boolean open = endless || chance(40);
        String start = open ? pick("settled", "even") : pick("empty", "settled", "even");
        line("clients:");
        if (open) {
            line("  open: " + clients);
        }
        List<String> streams = new ArrayList<>();
        for (int i = open ? 0 : -1; i < random.nextInt(3); i++) {
            streams.add(arrivals());
        }
        line("  arrivals: [" + String.join(", ", streams) + "]");
        line("  lifetime: " + (endless ? pick("never", "{pareto: {alpha: 0.8, min: 1s}}") : lifetime()));
        line("  affinity: " + pick("perClient", "{zipf: {keys: 1}}", "{zipf: {keys: 50, exponent: 1.3}}"));
        if (chance(30)) {
            line("  sources: {addresses: " + pick("1", "20", "3k") + ", skew: " + pick("0.0", "1.1") + "}");
        }
        line("  reconnect: " + (hot ? hotReconnect() : reconnect()));
        if (!gateway && chance(40)) {
            line("  handOver: " + pick("100%", "50%"));
        }
        line("  honour: " + pick("0%", "50%", "100%"));
        line("  closeCodes: " + pick("ignored", "ignored", "heeded"));
        if (chance(30)) {
            line("  ping: {interval: " + span(1, 60) + ", timeout: " + span(1, 20) + "}");
        }
        line("  start: " + start);
        if (chance(25)) {
            line("  handshake: {requests: " + pick("1", "2", "4") + ", samePod: " + chance(50) + ", timeout: "
                    + pick("1ms", "700ms", "20s", "10m") + "}");
        }
        line("  settle: " + pick("0.0", "0.3", "1.5"));
    }

    private String arrivals() {
        String rate = Math.max(1, clients / meanSeconds) + "/s";
        return switch (random.nextInt(8)) {
            case 0 -> "{burst: {at: " + instant() + ", clients: " + clients + "}}";
            case 1 -> "{burst: {at: " + instant() + ", clients: " + clients + ", over: " + span(1, 100) + "}}";
            case 2 -> "{schedule: [{from: 0s, rate: 0/s}, {from: 7s, rate: " + rate + "}, {from: 30s, rate: 1/m}]}";
            case 3 -> "{diurnal: {mean: " + rate + ", amplitude: 100%, period: " + span(1, 200) + "}}";
            case 4 ->
                "{on-off: {rate: " + rate + ", on: " + span(1, 20) + ", off: " + span(1, 20) + ", fixed: " + chance(50)
                        + "}}";
            case 5 -> "{closed: {clients: " + clients + ", pause: " + law(1 + random.nextInt(30)) + "}}";
            case 6 ->
                "{exact: {clients: " + clients + ", at: " + instant() + ", every: " + pick("0s", "3ms", "1s") + "}}";
            default -> "{poisson: " + rate + "}";
        };
    }

    private String lifetime() {
        String law = law(meanSeconds);
        return chance(30) ? law.substring(0, law.length() - 1) + ", of: connection}" : law;
    }

    /** A law as a mapping with one key. */
    private String law(int mean) {
        String m = mean + "s";
        return switch (random.nextInt(9)) {
            case 0 -> "{lognormal: {mean: " + m + ", cv: 2}}";
            case 1 -> "{weibull: {shape: 0.6, mean: " + m + "}}";
            case 2 -> "{pareto: {alpha: 1.5, mean: " + m + "}}";
            case 3 -> "{gamma: {shape: 0.5, mean: " + m + "}}";
            case 4 -> "{uniform: {low: 0s, high: " + 2 * mean + "s}}";
            case 5 -> "{deterministic: " + m + "}";
            case 6 -> "{mixture: [{weight: 1, exponential: 1s}, {weight: 3, deterministic: " + m + "}]}";
            case 7 -> "{empirical: [1s, 1s, " + m + "]}";
            default -> "{exponential: " + m + "}";
        };
    }

    private String hotReconnect() {
        return pick("immediate", "{fixed: 0s}", "{fixed: {delay: 0s, attempts: 3}}", "{listed: [0s]}");
    }

    private String reconnect() {
        return switch (random.nextInt(6)) {
            case 0 -> "{fixed: {delay: " + span(1, 20) + ", spread: 1s, attempts: " + (1 + random.nextInt(4)) + "}}";
            case 1 -> "{listed: {delays: [0s, 1s, 1s], thenGiveUp: " + chance(50) + "}}";
            case 2 ->
                "{exponential: {base: 200ms, cap: 10s, jitter: "
                        + pick("none", "full", "equal", "decorrelated", "proportional") + ", capped: "
                        + pick("beforeJitter", "afterJitter") + "}}";
            case 3 -> "{exponential: {base: 1s, factor: 1, cap: 1s, attempts: 2}}";
            default -> pick("socket.io", "nats", "omi", "aws-decorrelated");
        };
    }

    private void writeWorkload() {
        if (chance(70)) {
            line("deployment:");
            line("  replicas: " + pods);
            line("  minReadySeconds: " + (chance(20) ? random.nextInt(20) : 0));
            line("  strategy: " + strategy());
            line("  progressDeadlineSeconds: " + pick("20", "60", "600", "2147483647"));
            line("  paused: " + chance(10));
            if (minor >= 35 && chance(50)) {
                line("  podReplacementPolicy: " + pick("TerminationStarted", "TerminationComplete"));
            }
        } else {
            line("statefulSet:");
            line("  replicas: " + pods);
            line("  minReadySeconds: " + (chance(20) ? random.nextInt(20) : 0));
            line("  podManagementPolicy: " + pick("OrderedReady", "Parallel"));
            line("  ordinals: {start: " + (chance(20) ? random.nextInt(20) : 0) + "}");
            line("  updateStrategy: " + updateStrategy());
        }
        line("  template:");
        line("    spec:");
        line("      terminationGracePeriodSeconds: " + pick("0", "1", "5", "30", "600"));
        line("      containers:");
        line("        - name: app");
        line("          resources: {requests: {cpu: 500m, memory: 1Gi}"
                + (chance(30) ? ", limits: {cpu: " + pick("500m", "2") + ", memory: " + pick("1Gi", "2Gi") + "}" : "")
                + "}");
        for (String probe : List.of("startupProbe", "readinessProbe", "livenessProbe")) {
            if (chance(25)) {
                line("          " + probe + ": " + probe(probe.equals("readinessProbe")));
            }
        }
        if (chance(40)) {
            line("          lifecycle: {preStop: {sleep: {seconds: " + pick("0", "1", "5", "60") + "}}}");
        }
        if (nodes) {
            writePlacement();
        }
        if (chance(40)) {
            line("podDisruptionBudget: {" + pick("minAvailable", "maxUnavailable") + ": "
                    + pick("0", "1", "3", "30%", "100%") + ", unhealthyPodEvictionPolicy: "
                    + pick("IfHealthyBudget", "AlwaysAllow") + "}");
        }
        line("workload:");
        if (nodes && chance(50)) {
            line("  imagePull: {cold: " + law(1 + random.nextInt(20)) + ", cached: " + law(1) + "}");
        }
        line("  startup: " + (chance(30) ? "{deterministic: 0s}" : chance(10) ? "never" : law(1 + random.nextInt(40))));
        line("  warmUp: " + (chance(60) ? "{deterministic: 0s}" : law(1 + random.nextInt(20))));
        if (chance(20)) {
            line("  connectionLimit: " + random.nextInt(300));
        }
        line("  drain: "
                + pick(
                        "atOnce",
                        "{after: 5s}",
                        "{over: 5s}",
                        "{over: 20m}",
                        "{over: {window: 5s, after: 3s}}",
                        "nats-lame-duck",
                        "phoenix",
                        "{batches: {size: 3, every: 1s}}",
                        "{batches: {size: 1k, every: 30s}}",
                        "{rate: 50/s}",
                        "idle",
                        "untilKilled"));
        if (chance(30)) {
            line("  reconnectHint: " + span(1, 40));
        }
        if (chance(20)) {
            line("  sidecar: {terminationDrainDuration: " + span(1, 20) + "}");
        }
        line("  cpu: {base: 50m, perConnection: 2m, perHandshake: 10m}");
        line("  memory: {base: 64Mi, perConnection: " + pick("1Mi", "10Mi") + ", perHandshake: " + pick("0", "1Mi")
                + "}");
        if (chance(35)) {
            line("  accept: " + accept(chance(50) ? ", timeout: " + span(1, 20) : ""));
        }
        if (chance(25)) {
            line("  downstream: {rate: " + pick("3/m", "7/s", "3k/s") + ", backlog: " + pick("1", "30", "10k") + "}");
        }
        if (chance(30)) {
            line("  deletionCost: {of: openConnections, every: " + span(1, 60) + "}");
        }
        if (chance(20)) {
            line("admission: {rate: " + pick("1/m", "3/s", "1k/s") + ", burst: " + pick("1", "20", "1k")
                    + (chance(50) ? ", retryAfter: " + span(1, 20) : "") + "}");
        }
        if (chance(30)) {
            line("connectionAge: {max: " + span(1, 400) + ", jitter: " + pick("0%", "10%", "100%") + ", jitterSide: "
                    + pick("both", "above", "below") + ", grace: " + pick("0s", "5s", "2m") + "}");
        }
        if (chance(20)) {
            line("goaway: {chance: " + pick("0.1%", "2%") + ", every: " + span(1, 20) + ", grace: " + span(0, 9) + "}");
        }
        if (chance(20)) {
            line("shedding: {threshold: " + pick("1", "1.1", "3") + ", absolute: " + pick("0", "1", "30") + ", rate: "
                    + pick("1/m", "7/s", "1k/s") + ", every: " + span(1, 20) + ", order: "
                    + pick("random", "oldest", "newest") + "}");
        }
        writeGateway();
        line("endpoints: "
                + pick(
                        "immediate",
                        "immediate",
                        "istiod",
                        "{istiod: {updatesBatchPeriod: 1s, debounceAfter: 3s, debounceMax: 5s, push: 2s}}",
                        "kubeProxy",
                        "{kubeProxy: {updatesBatchPeriod: 500ms, minSyncPeriod: 10s}}"));
    }

    private String accept(String more) {
        return "{rate: " + pick("5/m", "3/s", "7/s", "400/s", "3M/s") + ", backlog: " + pick("1", "3", "100", "4096")
                + ", probes: " + pick("inLine", "apart") + more + "}";
    }

    private void writeGateway() {
        if (chance(30)) {
            line("canary: {deployment: {replicas: " + random.nextInt(4) + "}}");
        }
        if (!gateway) {
            return;
        }
        if (chance(50)) {
            line("frontend: {balancer: " + pick("random", "round-robin", "least-conn", "kube-proxy")
                    + (chance(50) ? ", healthCheck: " + healthCheck("") : "")
                    + (chance(50) ? ", deregistration: " + span(1, 60) : "")
                    + (chance(30) ? ", idleTimeout: " + span(1, 60) : "") + (chance(20) ? ", preset: aws-nlb" : "")
                    + "}");
        }
        line("gateway:");
        line("  deployment: {replicas: " + random.nextInt(5) + ", strategy: " + strategy()
                + ", template: {spec: {terminationGracePeriodSeconds: " + pick("0", "10", "60") + "}}}");
        line("  concurrency: " + pick("1", "2", "5"));
        line("  endpointUpdates: " + pick("inPlace", "reload"));
        line("  push: " + (chance(50) ? "{deterministic: 0s}" : law(2)));
        line("  connect: " + (chance(50) ? "{deterministic: 0s}" : law(1)));
        line("  connectTimeout: " + pick("10s", "500ms"));
        if (chance(50)) {
            line("  healthCheck: " + healthCheck(pick(", onMarkedDown: shutdownSessions", "")));
        }
        if (chance(30)) {
            line("  workerShutdownTimeout: " + span(1, 60));
        }
        if (chance(40)) {
            line("  " + timers());
        }
        boolean agent = chance(30);
        if (agent) {
            line("  " + shutdown());
        }
        line("  workload: {startup: " + law(5) + ", drain: "
                + (agent ? "atOnce" : pick("atOnce", "{after: 5s}", "{over: 20s}", "idle", "untilKilled"))
                + (chance(20) ? ", connectionLimit: " + random.nextInt(300) : "")
                + (chance(25) ? ", accept: " + accept("") : "") + "}");
    }

    private String timers() {
        return pick(
                "timers: {streamIdleTimeout: " + span(0, 40) + "}",
                "timers: {timeout: " + pick("0s", "300ms", "5s") + ", version: " + pick("\"1.35\"", "\"1.36\"") + "}",
                "timers: {maxStreamDuration: " + pick("1s", "40s", "5m") + "}",
                "mode: tcp\n  timers: {idleTimeout: " + span(0, 40) + ", maxConnectionDuration: " + span(1, 300) + "}");
    }

    private String shutdown() {
        return pick(
                "preset: istio",
                "terminationDrainDuration: " + span(1, 20),
                "exitOnZeroActiveConnections: true",
                "exitOnZeroActiveConnections: true\n  minimumDrainDuration: " + span(1, 20));
    }

    private String healthCheck(String more) {
        return "{interval: " + span(1, 10) + ", rise: " + (1 + random.nextInt(3)) + ", fall: " + (1 + random.nextInt(3))
                + more + "}";
    }

    private String probe(boolean readiness) {
        return "{initialDelaySeconds: " + random.nextInt(20) + ", periodSeconds: " + (1 + random.nextInt(15))
                + ", timeoutSeconds: " + (1 + random.nextInt(3)) + ", failureThreshold: " + (1 + random.nextInt(4))
                + ", successThreshold: " + (readiness ? 1 + random.nextInt(3) : 1) + "}";
    }

    private String updateStrategy() {
        if (chance(15)) {
            return "{type: OnDelete}";
        }
        String partition = "partition: " + (chance(30) ? random.nextInt(20) : 0);
        boolean many = minor >= 35 && chance(50);
        return "{rollingUpdate: {" + partition + (many ? ", maxUnavailable: " + pick("1", "3", "40%") : "") + "}}";
    }

    private String strategy() {
        if (chance(15)) {
            return "{type: Recreate}";
        }
        String surge = pick("0", "1", "25%", "100%", "200%", "50");
        String unavailable = surge.equals("0") ? pick("1", "3", "100%") : pick("0", "1", "25%", "100%", "50");
        return "{rollingUpdate: {maxSurge: " + surge + ", maxUnavailable: " + unavailable + "}}";
    }

    private void writeAutoscaler() {
        int least = chance(20) ? 1 : 1 + random.nextInt(8);
        line("autoscaler:");
        line("  minReplicas: " + least);
        line("  maxReplicas: " + (least + random.nextInt(20)));
        line("  metrics:");
        for (int i = 0; i <= random.nextInt(3); i++) {
            line("    - " + metric());
        }
        if (chance(50)) {
            line("  behavior: {scaleUp: " + rules() + ", scaleDown: " + rules() + "}");
        }
    }

    private void writeScaledObject() {
        int least = random.nextInt(4);
        line("scaledObject:");
        line("  minReplicaCount: " + least);
        line("  maxReplicaCount: " + Math.max(1, least + random.nextInt(20)));
        if (least > 0 && chance(50)) {
            line("  idleReplicaCount: " + random.nextInt(least));
        }
        line("  pollingInterval: " + (1 + random.nextInt(40)));
        line("  cooldownPeriod: " + random.nextInt(200));
        line("  initialCooldownPeriod: " + pick("0", "30"));
        line("  triggers:");
        for (int i = 0; i <= random.nextInt(3); i++) {
            line("    - " + trigger());
        }
        if (chance(50)) {
            line("  advanced: {horizontalPodAutoscalerConfig: {behavior: {scaleDown: " + rules() + "}}}");
        }
    }

    private String trigger() {
        if (chance(20)) {
            return "{type: " + pick("cpu", "memory") + ", metricType: Utilization, metadata: {value: "
                    + (1 + random.nextInt(150)) + pick("", ", containerName: app") + "}}";
        }
        return "{type: prometheus, metricType: " + pick("Value", "AverageValue") + ", metadata: {metricName: "
                + pick("openConnections", "handshakes", "attempts") + ", threshold: " + (1 + random.nextInt(200))
                + ", activationThreshold: " + pick("0", "3", "50") + "}}";
    }

    private void writeScaler() {
        line("scaler:");
        if (chance(50)) {
            line("  scheduled: {steps: [{from: 0s, replicas: " + random.nextInt(12) + "}, {from: " + span(1, 60)
                    + ", replicas: " + random.nextInt(12) + "}], period: " + span(61, 200) + ", sync: " + span(1, 40)
                    + "}");
            return;
        }
        int least = random.nextInt(4);
        line("  predictive: {metric: " + pick("openConnections", "handshakes", "attempts") + ", averageValue: "
                + (1 + random.nextInt(200)) + ", minReplicas: " + least + ", maxReplicas: "
                + (1 + least + random.nextInt(20)) + ", horizon: " + span(0, 200) + ", levelShare: "
                + pick("0%", "40%", "100%") + ", trendShare: " + pick("0%", "40%", "100%")
                + ", downscaleStabilization: " + span(0, 100) + ", sync: " + span(1, 40) + "}");
    }

    private void writeMetrics() {
        line("metrics:");
        for (String source : List.of("openConnections", "handshakes", "attempts")) {
            line("  " + source + ": {is: " + source + ", scrape: " + span(1, 20) + ", phase: " + span(0, 20) + ", lag: "
                    + span(0, 40) + ", window: 1m, terminating: " + chance(50) + "}");
        }
    }

    private String metric() {
        String target = Integer.toString(1 + random.nextInt(200));
        String name = "{name: " + pick("openConnections", "handshakes") + "}";
        return switch (random.nextInt(6)) {
            case 5 ->
                "{type: External, external: {metric: {name: attempts}, target: {type: Value, value: " + target + "}}}";
            case 0 ->
                "{type: Resource, resource: {name: " + pick("cpu", "memory")
                        + ", target: {type: Utilization, averageUtilization: " + (1 + random.nextInt(150)) + "}}}";
            case 1 -> "{type: Object, object: {metric: " + name + ", target: {type: Value, value: " + target + "}}}";
            case 2 ->
                "{type: External, external: {metric: " + name + ", target: {type: AverageValue, averageValue: " + target
                        + "}}}";
            case 3 ->
                "{type: ContainerResource, containerResource: {name: cpu, container: app, target: {type:"
                        + " AverageValue, averageValue: " + target + "m}}}";
            default ->
                "{type: Pods, pods: {metric: " + name + ", target: {type: AverageValue, averageValue: " + target
                        + "}}}";
        };
    }

    private String rules() {
        if (chance(20)) {
            return "{selectPolicy: Disabled}";
        }
        return "{stabilizationWindowSeconds: " + pick("0", "15", "300") + ", selectPolicy: " + pick("Max", "Min")
                + ", policies: [{type: Pods, value: " + (1 + random.nextInt(5))
                + ", periodSeconds: 15}, {type: Percent,"
                + " value: " + (1 + random.nextInt(200)) + ", periodSeconds: 60}]}";
    }

    private String balancer() {
        return pick(
                "round-robin",
                "random",
                "least-conn",
                "least-request",
                "least-request: {choiceCount: 5, withReplacement: false}",
                "least-request: {selectionMethod: fullScan}",
                "least-request: {slowStart: {window: 30s}}",
                "round-robin: {slowStart: {window: 10s}}",
                "ring-hash",
                "ring-hash: {minimumRingSize: 7, maximumRingSize: 50, hashFunction: murmur2}",
                "ring-hash: {hashBalanceFactor: 120}",
                "maglev: {tableSize: 251}",
                "maglev: {tableSize: 1021, hashBalanceFactor: 150}",
                "jump",
                "rendezvous",
                "haproxy: {balance: " + pick("roundrobin", "leastconn", "random(3)") + ", slowstart: 20s}",
                "haproxy: {balance: static-rr}",
                "haproxy: {balance: source, hash-type: map-based djb2}",
                "haproxy: {balance: hdr(X-User), hash-type: consistent, hash-balance-factor: 120}",
                "nginx: {zone: " + pick("true", "false") + ", fail_timeout: 3s, method: "
                        + pick("round robin", "least_conn", "random", "random two least_conn", "ip_hash") + "}",
                "nginx: {max_fails: " + pick("0", "2") + ", method: hash $arg_user" + pick("", " consistent") + "}",
                "ingress-nginx",
                "ingress-nginx: {upstream-hash-by: $arg_user}",
                "multi-probe: {probes: 5}",
                "anchor: {capacity: 4}",
                "memento",
                "dx: {capacity: 8}",
                "power",
                "bounded-jump: {hashBalanceFactor: 110}",
                "peak-ewma: {decayTime: 1s}",
                "aperture: {aperture: 2, peers: 3}",
                "join-idle-queue",
                "stale-least-conn: {staleness: 20s}",
                "stale-least-conn: {staleness: 500ms, choiceCount: 2}",
                "new-pod-first",
                "client-list",
                "client-list: {preset: kafka}",
                "client-list: {preset: grpcPickFirst}",
                "client-list: {preset: grpcPickFirst, shuffleAddressList: true}",
                "client-list: {preset: grpcRoundRobin}",
                service(),
                envoy(),
                istio());
    }

    private String envoy() {
        String outliers = chance(50)
                ? ", outlier_detection: {consecutive_5xx: " + pick("1", "3")
                        + ", interval: 5s, base_ejection_time: 7s, max_ejection_percent: " + pick("10", "50", "100")
                        + "}"
                : "";
        String retries = chance(50) ? ", retry_policy: {num_retries: " + pick("1", "3") + "}" : "";
        String zones = chance(50)
                ? ", load_assignment: {endpoints: [{locality: {zone: 0}, load_balancing_weight: 3, priority: "
                        + pick("0", "1") + "}]}, common_lb_config: {healthy_panic_threshold: " + pick("0", "50", "100")
                        + ", locality_weighted_lb_config: {}}"
                : "";
        String policy = pick(
                "ROUND_ROBIN",
                "ROUND_ROBIN, round_robin_lb_config: {slow_start_config: {slow_start_window: 20s}}",
                "LEAST_REQUEST",
                "LEAST_REQUEST, least_request_lb_config: {selection_method: FULL_SCAN}",
                "RANDOM",
                "RING_HASH, hash_policy: [{header: {header_name: x}, share: 80%}, {connection_properties: {source_ip: true}}]",
                "RING_HASH",
                "MAGLEV, maglev_lb_config: {table_size: 251}, hash_policy: [{cookie: {name: x, ttl: 0s}, share: 30%}]");
        return "envoy: {lb_policy: " + policy + outliers + retries + zones + "}";
    }

    private String istio() {
        String outliers = chance(50)
                ? ", outlierDetection: {consecutive5xxErrors: 1, maxEjectionPercent: 100, minHealthPercent: "
                        + pick("0", "50") + "}"
                : "";
        String zone = chance(50) ? ", zone: " + pick("0", "1") : "";
        String policy = pick(
                "simple: LEAST_REQUEST, warmup: {duration: 20s}",
                "simple: ROUND_ROBIN, warmup: {duration: 20s, aggression: 2}",
                "simple: RANDOM",
                "consistentHash: {useSourceIp: true}",
                "consistentHash: {httpHeaderName: x, maglev: {tableSize: 251}}",
                "mode: tcp, consistentHash: {httpHeaderName: x}");
        return "istio: {version: " + pick("\"1.13\"", "\"1.32\"") + ", " + policy + outliers + zone + "}";
    }

    private String service() {
        String affinity = chance(50)
                ? ", sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds: "
                        + pick("1", "30", "10800") + "}}"
                : "";
        String nodes = chance(30) ? ", externalTrafficPolicy: Local" : chance(50) ? ", entryNodes: 3" : "";
        String mode = switch (random.nextInt(4)) {
            case 0 -> "iptables";
            case 1 -> "nftables";
            default ->
                "ipvs, ipvs: {scheduler: "
                        + pick("rr", "wrr", "lc", "wlc", "lblc", "lblcr", "sh", "dh", "sed", "nq", "mh") + "}";
        };
        return "kube-proxy: {mode: " + mode + affinity + nodes + "}";
    }

    private void writeEvents() {
        TreeMap<Integer, List<String>> events = new TreeMap<>();
        for (int i = 0; i < random.nextInt(9); i++) {
            int millis = instantMillis();
            String at = "at: " + millis + "ms";
            String of = gateway && chance(50) ? ", of: gateway" : "";
            String event = switch (random.nextInt(nodes ? 15 : 10)) {
                case 0 -> "{crash: {" + at + ", pods: " + (1 + random.nextInt(30)) + "}}";
                case 1 -> "{leave: {" + at + ", clients: " + (1 + random.nextInt(2 * clients)) + "}}";
                case 2 -> "{scale: {" + at + ", replicas: " + (chance(30) ? 0 : random.nextInt(25)) + of + "}}";
                case 3 -> "{evict: {" + at + ", pods: " + (1 + random.nextInt(5)) + "}}";
                case 4 -> "{restartAutoscaler: {" + at + "}}";
                case 5 ->
                    "{failMetric: {" + at + ", metric: " + pick("openConnections", "handshakes", "cpu") + ", for: "
                            + span(1, 120) + "}}";
                case 6 -> gateway ? "{reload: {" + at + "}}" : "{restartAutoscaler: {" + at + "}}";
                case 8 ->
                    gateway
                            ? "{configPush: {" + at + ", drain: " + span(1, 60) + "}}"
                            : "{restartAutoscaler: {" + at + "}}";
                case 9 ->
                    "{partition: {" + at + ", clients: " + pick("1%", "40%", "100%") + ", for: " + span(1, 60)
                            + ", noticed: " + pick("byPing", "atOnce") + "}}";
                case 10 -> "{drainNode: {" + at + ", nodes: " + (1 + random.nextInt(3)) + "}}";
                case 11 -> "{uncordon: {" + at + "}}";
                case 12 -> "{loseNode: {" + at + ", nodes: " + (1 + random.nextInt(3)) + lasting() + "}}";
                case 13 -> "{reclaimNode: {" + at + ", notice: " + span(0, 60) + "}}";
                case 14 -> "{loseZone: {" + at + ", zone: " + ZONE + lasting() + "}}";
                default -> "{rollout: {" + at + of + "}}";
            };
            events.computeIfAbsent(millis, instant -> new ArrayList<>()).add(event);
        }
        line("events: ["
                + String.join(
                        ", ", events.values().stream().flatMap(List::stream).toList()) + "]");
    }

    private String lasting() {
        return chance(70) ? ", for: " + span(1, 100) : "";
    }

    /** An instant of the run in milliseconds; a few of them come up again and again. */
    private int instantMillis() {
        int millis = switch (random.nextInt(5)) {
            case 0 -> 0;
            case 1 -> 15_000;
            case 2 -> durationSeconds * 1_000 - 1;
            default -> random.nextInt(durationSeconds * 1_000);
        };
        return Math.min(millis, durationSeconds * 1_000 - 1);
    }

    private String instant() {
        return instantMillis() + "ms";
    }

    private String span(int leastSeconds, int mostSeconds) {
        return leastSeconds + random.nextInt(mostSeconds - leastSeconds + 1) + "s";
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void line(String text) {
        yaml.append(text).append('\n');
    }
}
