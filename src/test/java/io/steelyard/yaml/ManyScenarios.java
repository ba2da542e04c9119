package io.steelyard.yaml;

import java.util.ArrayList;
import java.util.List;

/** Scenarios that between them use every alternative and every optional part, in short and in long forms. */
final class ManyScenarios {
    private static final String PODS = "deployment: {replicas: 3}\n";
    private static final String BALANCERS = "balancers: [round-robin, random]\n";

    private ManyScenarios() {}

    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        LIFETIMES.forEach(law -> texts.add(clients("open: 50, lifetime: " + law) + PODS + BALANCERS));
        ARRIVALS.forEach(
                arrivals -> texts.add(clients("lifetime: half-hour, arrivals: [" + arrivals + "]") + PODS + BALANCERS));
        CLIENTS.forEach(more -> texts.add(clients("open: 50, lifetime: never, " + more) + PODS + BALANCERS));
        BALANCER.forEach(balancer -> texts.add(never() + PODS + "balancer: " + balancer + "\n"));
        ALL_PODS.forEach(pods -> texts.add(never() + pods + "\n" + BALANCERS));
        OTHERS.forEach(other -> texts.add(never() + PODS + other));
        texts.replaceAll(text -> "duration: 1h\n" + text);
        return texts;
    }

    private static String clients(String keys) {
        return "clients: {" + keys + "}\n";
    }

    private static String never() {
        return clients("open: 50, lifetime: never");
    }

    private static final List<String> LIFETIMES = List.of(
            "{exponential: 10m}",
            "{exponential: {mean: 1h30m}, of: connection}",
            "{lognormal: {median: 3m, sigma: 1.25}}",
            "{lognormal: {median: 3m, p95: 20m}}",
            "{lognormal: {mean: 3m, cv: 2}}",
            "{weibull: {shape: 0.5, scale: 5m}}",
            "{weibull: {shape: 0.5, mean: 5m}, of: session}",
            "{pareto: {alpha: 0.9, min: 5m}}",
            "{pareto: {alpha: 1.1, mean: 5m}}",
            "{gamma: {shape: 2, mean: 0.1s}}",
            "{uniform: {low: 0s, high: PT30S}}",
            "{deterministic: 90s}",
            "{mixture: [{weight: 1, exponential: 5s}, {weight: 0.333, never: }, {weight: 2, preset: device}]}",
            "{mixture: {parts: [{weight: 1, mixture: [{weight: 1, empirical: [1s, 2s]}]}]}}",
            "{empirical: {values: [1s, 1m, 1ms]}}",
            "never",
            "{never: {}, of: connection}",
            "half-hour",
            "{preset: half-hour}",
            "{preset: {name: device}}");

    private static final List<String> ARRIVALS = List.of(
            "poisson: 40/s",
            "poisson: {rate: 3/m}",
            "poisson: {rate: 5/d}, poisson: 7/h",
            "{burst: {at: 10m, clients: 1.5k}}, {burst: {at: 10m, clients: 20, over: 1m}}",
            "schedule: [{from: 0s, rate: 0/s}, {from: 1m, rate: 2k/s}]",
            "diurnal: {mean: 2/s}",
            "diurnal: {mean: 2/s, amplitude: 12.5%, period: 7d, phase: 6h}",
            "on-off: {rate: 5/s, on: 1m, off: 10s, fixed: true}",
            "closed: {clients: 100, pause: {gamma: {shape: 2, mean: 1m}}}",
            "exact: {clients: 10, at: 5s, every: 250ms}");

    private static final List<String> CLIENTS = List.of(
            "affinity: perClient",
            "affinity: {zipf: {keys: 100k, exponent: 1.1}}",
            "sources: {addresses: 3k}",
            "sources: {addresses: 3k, skew: 1.1}",
            "start: even, settle: 0.1",
            "ping: {interval: 30s, timeout: 10s}, handshake: {requests: 3, samePod: false, timeout: 9s}",
            "reconnect: immediate",
            "honour: 80%, closeCodes: heeded",
            "handOver: 80%",
            "handOver: {share: 100%}",
            "reconnect: {fixed: 3s}",
            "reconnect: {fixed: {delay: 3s, spread: 2s, attempts: 7}}",
            "reconnect: {listed: [0s, 2s]}",
            "reconnect: {listed: {delays: [0s, 2s], thenGiveUp: true, jitter: 0.25}}",
            "reconnect: {exponential: {base: 1s, cap: 30s}}",
            "reconnect: {exponential: {base: 1s, factor: 1.5, cap: 30s, jitter: proportional, proportion: 20%,"
                    + " capped: afterJitter, exponentStart: 1, attempts: 20}}",
            "reconnect: signalr",
            "reconnect: {preset: signalr}");

    private static final List<String> BALANCER = List.of(
            "round-robin",
            "{round-robin: {slowStart: {window: 30s, aggression: 1.5, minWeightPercent: 15%}, label: slow}}",
            "{least-request: {choiceCount: 5, withReplacement: false, activeRequestBias: 0.5, selectionMethod: fullScan,"
                    + " slowStart: {window: 1m}}}",
            "{ring-hash: {minimumRingSize: 4096, hashFunction: murmur2, label: 'ring 4096: 100%/x'}}",
            "{maglev: {tableSize: 251, hashBalanceFactor: 120, label: \"10\"}}",
            "{jump: {label: Sprünge}}",
            "{rendezvous: }",
            "{multi-probe: {probes: 3}}",
            "{anchor: {capacity: 16}}",
            "memento",
            "{dx: {capacity: 16, label: d}}",
            "{power: {label: p}}",
            "{bounded-jump: {hashBalanceFactor: 101}}",
            "{peak-ewma: {decayTime: 1500ms}}",
            "{aperture: {aperture: 4, peers: 3, position: 2}}",
            "join-idle-queue",
            "{stale-least-conn: {staleness: 250ms, choiceCount: 2}}",
            "new-pod-first",
            "{client-list: {preset: grpcPickFirst, shuffleAddressList: true}}",
            "{client-list: {preset: grpcRoundRobin}}",
            "{haproxy: {balance: random(3), hash-balance-factor: 125, slowstart: 15s}}",
            "{haproxy: {balance: url_param user, hash-type: consistent wt6, label: wt6}}",
            "{nginx: {method: hash $arg_user consistent, zone: true, max_fails: 3, fail_timeout: 1m}}",
            "{ingress-nginx: {upstream-hash-by: $http_x_user}}",
            "kube-proxy",
            "{kube-proxy: {sessionAffinity: ClientIP, externalTrafficPolicy: Local}}",
            "{kube-proxy: {mode: nftables, sessionAffinity: ClientIP, sessionAffinityConfig: {clientIP: {timeoutSeconds:"
                    + " 60}}}}",
            "{kube-proxy: {mode: ipvs, entryNodes: 3, ipvs: {scheduler: lblcr}}}",
            "envoy",
            "{envoy: {round_robin_lb_config: {slow_start_config: {slow_start_window: 30s, aggression: {default_value: 2},"
                    + " min_weight_percent: 20}}, outlier_detection: {max_ejection_time: 40s, always_eject_one_host: true},"
                    + " retry_policy: {retry_on: 'reset, 5xx', num_retries: 3, retry_host_predicate: [{name:"
                    + " envoy.retry_host_predicates.previous_hosts}], host_selection_retry_max_attempts: 4},"
                    + " common_lb_config: {healthy_panic_threshold: {value: 10}, locality_weighted_lb_config: {}}}}",
            "{envoy: {lb_policy: RING_HASH, ring_hash_lb_config: {minimum_ring_size: 7, maximum_ring_size: 70,"
                    + " hash_function: MURMUR_HASH_2}, common_lb_config: {consistent_hashing_lb_config:"
                    + " {hash_balance_factor: 120}}, hash_policy: [{connection_properties: {source_ip: true}},"
                    + " {query_parameter: {name: user}}]}}",
            "{envoy: {lb_policy: MAGLEV, maglev_lb_config: {table_size: 251}}}",
            "{istio: {simple: ROUND_ROBIN, warmup: {duration: 30s, minimumPercent: 20, aggression: 1.5}, outlierDetection:"
                    + " {consecutive5xxErrors: 3, interval: 5s, baseEjectionTime: 7s, maxEjectionPercent: 40,"
                    + " minHealthPercent: 30}}}",
            "{istio: {consistentHash: {httpHeaderName: x, ringHash: {minimumRingSize: 2048}, share: 50%}}}",
            "{istio: {consistentHash: {httpCookie: {name: sid, ttl: 1h}, minimumRingSize: 512}}}",
            "{istio: {consistentHash: {httpQueryParameterName: user}}}",
            "{envoy: {lb_policy: LEAST_REQUEST, least_request_lb_config: {active_request_bias: 0.5, slow_start_config:"
                    + " {slow_start_window: 30s}}, outlier_detection: {max_ejection_percent: 100}}}",
            "{envoy: {lb_policy: RING_HASH, hash_policy: [{cookie: {name: sid, ttl: 0s}, share: 50%}, {header:"
                    + " {header_name: x}, terminal: true}], load_assignment: {endpoints: [{locality: {zone: 1}, priority: 1}]}}}",
            "istio",
            "{istio: {version: \"1.13\", consistentHash: {useSourceIp: true, maglev: {tableSize: 251}}, mode: tcp}}",
            "{istio: {zone: 0, localityLbSetting: {distribute: [{from: 0, to: {\"0\": 100}}]}, subsets: [a, b], http:"
                    + " [{match: {header: x, share: 10%}, route: [{subset: b}]}, {route: [{subset: a, weight: 1}, {subset:"
                    + " b, weight: 1}]}]}}");

    private static final List<String> ALL_PODS = List.of(
            "deployment: {}",
            "deployment: {strategy: {type: Recreate}, minReadySeconds: 5}",
            "deployment: {strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0%}}}",
            "deployment: {template: {spec: {terminationGracePeriodSeconds: 60, containers:"
                    + " [{name: a, resources: {requests: {cpu: 250m, memory: 1Gi}}},"
                    + " {name: b, lifecycle: {preStop: {sleep: {seconds: 5}}}},"
                    + " {name: d, resources: {limits: {cpu: 1, memory: 2Gi}}, startupProbe: {failureThreshold: 30,"
                    + " terminationGracePeriodSeconds: 5}, readinessProbe: {initialDelaySeconds: 3, periodSeconds: 5,"
                    + " timeoutSeconds: 2, successThreshold: 2}, livenessProbe: {}},"
                    + " {name: c, lifecycle: {preStop: {exec: {command: [sh, -c, sleep 5]}}}}]}}}",
            "nodes: {pools: [{name: a}]}\ndeployment: {template: {spec: {topologySpreadConstraints: [{maxSkew: 2, topologyKey:"
                    + " kubernetes.io/hostname, whenUnsatisfiable: DoNotSchedule}, {maxSkew: 1, topologyKey:"
                    + " topology.kubernetes.io/zone, whenUnsatisfiable: ScheduleAnyway, matchLabelKeys: [pod-template-hash],"
                    + " nodeTaintsPolicy: Honor}], affinity: {podAntiAffinity: {requiredDuringSchedulingIgnoredDuringExecution:"
                    + " [{topologyKey: kubernetes.io/hostname}], preferredDuringSchedulingIgnoredDuringExecution: [{weight: 1,"
                    + " podAffinityTerm: {topologyKey: topology.kubernetes.io/zone}}]}}, tolerations: [{operator: Exists}, {key:"
                    + " a, value: b, effect: NoExecute, tolerationSeconds: 5}]}}}",
            "deployment: {paused: true, progressDeadlineSeconds: 2147483647, podReplacementPolicy: TerminationComplete}",
            "statefulSet: {}",
            "statefulSet: {replicas: 3, updateStrategy: {rollingUpdate: {partition: 1}}, podManagementPolicy: OrderedReady}",
            "statefulSet: {updateStrategy: {type: OnDelete}, podManagementPolicy: Parallel, ordinals: {start: 5}}",
            "statefulSet: {updateStrategy: {rollingUpdate: {maxUnavailable: 34%}}}");

    private static final List<String> OTHERS = List.of(
            "balancers: [random, random: {label: other}]\n",
            BALANCERS
                    + "description: \"A \\\"text\\\": with #, \\\\, tab \\t and line\\nbreak; Größe \\U0001F600 \\u2028\"\n",
            BALANCERS + "description: \"null\"\nname: a.b-c\nseed: -5\nreplications: 1\n",
            BALANCERS
                    + "kubernetes: {version: \"1.27\", horizontalPodAutoscaler: {syncPeriod: 15.005s, tolerance: 0.05}}\n",
            BALANCERS + "workload: {drain: untilKilled, startup: {lognormal: {median: 20s, p95: 45s}}}\n",
            BALANCERS + "workload: {drain: {over: 20s}, cpu: {base: 100m}, memory: {perConnection: 40Ki}}\n",
            BALANCERS + "workload: {warmUp: {deterministic: 3s}, connectionLimit: 5k}\nendpoints: istiod\n",
            BALANCERS + "endpoints: {istiod: {updatesBatchPeriod: 1s, debounceAfter: 2s, debounceMax: 3s, push: 4s}}\n",
            BALANCERS + "endpoints: {kubeProxy: {updatesBatchPeriod: 1s, minSyncPeriod: 0s}}\n",
            BALANCERS + "endpoints: {immediate: {}}\n",
            BALANCERS + "workload: {drain: {batches: {size: 10k, every: 2s}}}\n",
            BALANCERS + "workload: {drain: {rate: 500/s}}\n",
            BALANCERS + "workload: {drain: {over: {window: 2m, after: 10s}}}\n",
            BALANCERS + "workload: {drain: phoenix}\n",
            BALANCERS + "workload: {drain: {preset: emqx-evacuate}}\n",
            BALANCERS + "workload: {reconnectHint: 30s}\n",
            BALANCERS + "connectionAge: {max: 30m}\ngoaway: 0.1%\nshedding: {}\n",
            BALANCERS
                    + "shedding: {preset: calico-typha, threshold: 1.5, absolute: 1k, rate: 5/s, every: 10s, until: 1.05,"
                    + " order: newest}\n",
            BALANCERS + "connectionAge: {preset: envoy-edge, max: 5m, jitter: 20%, jitterSide: above, grace: 0s}\n"
                    + "goaway: {chance: 2%, every: 30s, grace: 5s}\n",
            BALANCERS + "workload: {reconnectHint: {window: 30s}}\n",
            BALANCERS
                    + "workload: {accept: {rate: 500/s, backlog: 512, timeout: 3s, probes: apart}, downstream: {rate: 2k/s,"
                    + " backlog: 70}, memory: {perHandshake: 16Ki}}\nadmission: {preset: aws-apigw, rate: 500/s, burst: 512, retryAfter: 9s}\n",
            BALANCERS
                    + "workload: {drain: {after: 5s}, sidecar: {terminationDrainDuration: 3s}}\ncanary: {deployment: {replicas: 2}}\ngateway: {}\n"
                    + "events: [{reload: 1m}, {rollout: {at: 2m, of: gateway}}, {scale: {at: 3m, replicas: 1, of: canary}},"
                    + " {crash: {at: 4m, of: gateway, pods: 2}}]\n",
            BALANCERS
                    + "frontend: {balancer: {least-conn: {label: front}}, healthCheck: {interval: 10s, rise: 5, fall: 2},"
                    + " deregistration: 5m, idleTimeout: 350s, preset: aws-nlb}\ngateway: {deployment: {replicas: 2}, workload: {drain: {after: {delay: 5s}}},"
                    + " autoscaler: {maxReplicas: 4, metrics: [{type: Pods, pods: {metric: {name: open}, target: {type:"
                    + " AverageValue, averageValue: 10}}}]}, metrics: {open: {is: openConnections}}, concurrency: 2,"
                    + " endpointUpdates: reload, push: {uniform: {low: 0s, high: 1s}}, connect: {exponential: 20ms},"
                    + " healthCheck: {onMarkedDown: shutdownSessions}, connectTimeout: 3s}\n",
            BALANCERS + "gateway: {mode: tcp, timers: {idleTimeout: 0s, maxConnectionDuration: 7h}}\n",
            BALANCERS + "gateway: {preset: ingress-nginx, workerShutdownTimeout: 7m, timers: {version: \"1.35\","
                    + " streamIdleTimeout: 0s, timeout: 7s, maxStreamDuration: 3h}}\n"
                    + "events: [{configPush: 1m}, {configPush: {at: 2m, drain: 10m}}, {partition: {at: 3m, for: 20s}},"
                    + " {partition: {at: 3m, clients: 30%, for: 20s, noticed: atOnce}}]\n",
            BALANCERS + "gateway: {preset: istio, terminationDrainDuration: 7s}\n",
            BALANCERS + "gateway: {exitOnZeroActiveConnections: true, minimumDrainDuration: 9s}\n",
            BALANCERS + "workload: {drain: {idle: {}}, deletionCost: {of: openConnections, every: 1m}}\n",
            BALANCERS + "events: [{rollout: 5m}, {crash: {at: 5m, pods: 2}}, {leave: {at: 6m, clients: 2k}},"
                    + " {scale: {at: 7m, replicas: 0}}]\n",
            BALANCERS + "podDisruptionBudget: {minAvailable: 3}\nevents: [{evict: {at: 5m, pods: 2}}]\n",
            BALANCERS + "podDisruptionBudget: {maxUnavailable: 25%, unhealthyPodEvictionPolicy: AlwaysAllow}\n",
            BALANCERS
                    + "nodes: {pools: [{name: a}, {name: b-c, count: 4, zones: [x, y], capacity: {pods: 20, cpu: 4, memory:"
                    + " 16Gi}}]}\nworkload: {imagePull: {cold: {exponential: 20s}, cached: {deterministic: 500ms}}}\n"
                    + "kubernetes: {nodeLifecycle: {monitorGracePeriod: 20s, tolerationSeconds: 30}}\n"
                    + "events: [{drainNode: {at: 1m}}, {drainNode: {at: 1m, node: a-0}}, {uncordon: {at: 2m, node: a-0}},"
                    + " {uncordon: {at: 2m, nodes: 2}}, {reclaimNode: {at: 3m, node: b-c-3, notice: 0s}}, {reclaimNode: {at:"
                    + " 3m, nodes: 2}}, {loseNode: {at: 4m, node: b-c-0, for: 5m}}, {loseNode: {at: 5m, nodes: 2}}, {loseZone:"
                    + " {at: 6m, zone: y}}, {loseZone: {at: 7m, zone: a, for: 1m}}, {drainNode: {at: 8m, nodes: 1}}]\n",
            BALANCERS + "nodes: {pools: [{name: a, min: 1, max: 5}], autoscaler: karpenter}\n",
            BALANCERS
                    + "nodes: {pools: [{name: a}], autoscaler: {karpenter: {boot: {deterministic: 1m}, batchIdleDuration: 2s,"
                    + " batchMaxDuration: 9s, consolidationPolicy: WhenEmpty, consolidateAfter: 5m}}}\n",
            BALANCERS
                    + "nodes: {pools: [{name: a}], autoscaler: {clusterAutoscaler: {boot: {deterministic: 1m}, scanInterval:"
                    + " 30s, scaleDownDelayAfterAdd: 1m, scaleDownUnneededTime: 2m, scaleDownUtilizationThreshold: 0.7}}}\n",
            BALANCERS + "autoscaler: {maxReplicas: 9}\nworkload: {cpu: {}}\n",
            BALANCERS + "workload: {cpu: {}, memory: {}}\n"
                    + "metrics: {ws: {is: openConnections, scrape: 30s, phase: 1s, lag: 5s, terminating: true},"
                    + " \"1\": {is: handshakes, window: 1m}}\n"
                    + "autoscaler:\n  minReplicas: 0\n  maxReplicas: 9\n  metrics:\n"
                    + "    - {type: Pods, pods: {metric: {name: ws}, target: {type: AverageValue, averageValue: 1e3}}}\n"
                    + "    - {type: Resource, resource: {name: cpu, target: {type: Utilization, averageUtilization: 80}}}\n"
                    + "    - {type: ContainerResource, containerResource:"
                    + " {name: memory, container: a, target: {type: AverageValue, averageValue: 1Gi}}}\n"
                    + "    - {type: Object, object: {metric: {name: ws}, target: {type: Value, value: 0.5}}}\n"
                    + "    - {type: External, external: {metric: {name: \"1\"}, target: {type: Value, value: 20}}}\n"
                    + "  behavior:\n"
                    + "    scaleUp: {stabilizationWindowSeconds: 60, selectPolicy: Min, tolerance: 50m,"
                    + " policies: [{type: Percent, value: 100, periodSeconds: 15}]}\n"
                    + "    scaleDown: {selectPolicy: Disabled}\n",
            BALANCERS + "metrics: {ws: {is: openConnections}, tries: {is: attempts}}\n"
                    + "workload: {cpu: {}, memory: {}}\n"
                    + "kubernetes: {keda: {phase: 3s}}\n"
                    + "scaledObject: {kind: ScaledObject, apiVersion: keda.sh/v1alpha1, metadata: {name: x}, spec: {\n"
                    + "  minReplicaCount: 2, maxReplicaCount: 9, idleReplicaCount: 0, pollingInterval: 10, cooldownPeriod: 60,\n"
                    + "  initialCooldownPeriod: 5, triggers: [\n"
                    + "  {type: prometheus, name: ws, metadata: {query: \"sum(ws)\", threshold: \"100\", activationThreshold: \"5\"}},\n"
                    + "  {type: prometheus, metricType: Value, metadata: {metricName: tries, threshold: 0.5}},\n"
                    + "  {type: cpu, metricType: Utilization, metadata: {value: \"80\"}},\n"
                    + "  {type: memory, metricType: AverageValue, metadata: {value: 1Gi, containerName: app}}],\n"
                    + "  advanced: {horizontalPodAutoscalerConfig: {behavior: {scaleDown: {selectPolicy: Disabled}}}}}}\n"
                    + "events: [{restartAutoscaler: 5m}, {failMetric: {at: 5m, metric: ws, for: 30s}}]\n",
            BALANCERS + "scaler: {scheduled: {steps: [{from: 0s, replicas: 1}, {from: 1h, replicas: 2}], period: 2h,"
                    + " sync: 30s}}\n",
            BALANCERS + "metrics: {ws: {is: openConnections}}\n"
                    + "scaler: {predictive: {metric: ws, averageValue: 1.5k, maxReplicas: 9, minReplicas: 2, horizon: 1m,"
                    + " levelShare: 0.4, trendShare: 5%, downscaleStabilization: 0s, sync: 30s}}\n",
            BALANCERS + "columns: [storm.lost, \"imbalance.maxOverMean\", client.availability]\n",
            BALANCERS + "events: [{rollout: 5m}]\nobjectives:\n"
                    + "  - imbalance.maxOverMean: {quantile: p99.9, below: 1.5}\n"
                    + "  - imbalance.maxOverMean: {quantile: worst, event: 1, below: 2}\n"
                    + "  - storm.peakAttempts: {below: 2k/s}\n"
                    + "  - client.availability: {above: 99.9%}\n"
                    + "  - balance.timeToBalance: {event: 1, below: 5m}\n",
            """
            balancer: random
            compare:
              baseline: slow
              today:
              slow: {deployment: {strategy: {rollingUpdate: {maxSurge: 1, maxUnavailable: 0}}}}
              sets: {statefulSet: {replicas: 2}}
              round (1): {balancer: round-robin, clients: {lifetime: {exponential: 5m}, open: 70}}
              "5": {autoscaler: {maxReplicas: 3}, workload: {cpu: {}}, events: [{rollout: 5m}]}
            """);
}
