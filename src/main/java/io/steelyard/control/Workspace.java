package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.fleet.Reception;
import io.steelyard.observe.Observer;
import io.steelyard.random.CounterStream;

/**
 * All that the control plane of one workload works on.
 *
 * @param events the events of its pods
 * @param pods its pods
 * @param reception whether they take connections
 * @param placement where they go
 * @param draws source of their draws
 * @param listener follows them
 * @param observer is told of replicas and decisions
 */
public record Workspace(
        PodEvents.Scope events,
        PodTable pods,
        Reception reception,
        Placement placement,
        CounterStream draws,
        PodListener listener,
        Observer observer) {}
