package io.steelyard.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** One line for each law and each event that a scenario can name. */
final class Phrases {
    static final Map<String, String> LAWS = laws();
    static final Map<String, String> EVENTS = events();

    private Phrases() {}

    private static Map<String, String> laws() {
        Map<String, String> laws = new LinkedHashMap<>();
        laws.put("exponential", "{mean: 10m}, or the mean alone: memoryless");
        laws.put("lognormal", "{median: 3m, sigma: 1.2}, {median: 20s, p95: 45s} or {mean: 5m, cv: 2}");
        laws.put("weibull", "{shape: 0.5, mean: 1h}, or scale instead of mean: a shape below 1 has a long tail");
        laws.put("pareto", "{alpha: 1.5, min: 10s}, or mean instead of min: no mean where alpha is 1 or less");
        laws.put("gamma", "{shape: 2, mean: 10m}");
        laws.put("uniform", "{low: 1m, high: 5m}");
        laws.put("deterministic", "always the same: deterministic: 5m");
        laws.put("mixture", "[{weight: 1, exponential: 5s}, {weight: 1, exponential: 1h}]");
        laws.put("empirical", "one of the listed spans: empirical: [10s, 2m, 1h]");
        laws.put("never", "without end");
        return Collections.unmodifiableMap(laws);
    }

    private static Map<String, String> events() {
        Map<String, String> events = new LinkedHashMap<>();
        events.put(
                "rollout",
                "{at: 25m}, with of: gateway for the gateways: a new revision by the workload's own strategy");
        events.put("crash", "{at: 35m, pods: 1}: the containers of some serving pods crash and restart in place");
        events.put("leave", "{at: 30s, clients: 20k}: some connected clients, drawn at random, leave at one instant");
        events.put("scale", "{at: 10m, replicas: 20}: somebody sets the replicas, as kubectl scale does");
        events.put(
                "reload", "{at: 10m}: the processes of all gateways are replaced by new ones, which know of no client");
        events.put(
                "configPush",
                "{at: 10m, drain: 45s}: the gateways' listeners are replaced; what the old ones carry is cut after the drain");
        events.put(
                "partition",
                "{at: 10m, clients: 30%, for: 20s}: the network forgets the flows of a share of the clients");
        events.put(
                "restartAutoscaler",
                "{at: 10m}: another instance takes over the autoscaler's controller, which forgets");
        events.put("failMetric", "{at: 10m, metric: open, for: 5m}: the metrics API answers with an error");
        events.put("evict", "{at: 10m, pods: 1}: somebody asks for the eviction of ready pods; a budget may refuse it");
        events.put("drainNode", "{at: 10m, node: workers-0}, or nodes: 2: cordoned and drained, as by kubectl drain");
        events.put("uncordon", "{at: 10m, node: workers-0}, or nodes: 2: cordoned nodes take pods again");
        events.put("loseNode", "{at: 10m, nodes: 1, for: 5m}: nodes stop without a word; without for, they stay away");
        events.put("reclaimNode", "{at: 10m, nodes: 1, notice: 2m}: the cloud takes machines back, after a notice");
        events.put("loseZone", "{at: 10m, zone: b, for: 5m}: all nodes of a zone stop without a word");
        return Collections.unmodifiableMap(events);
    }
}
