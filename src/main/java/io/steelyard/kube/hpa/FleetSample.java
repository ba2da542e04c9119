package io.steelyard.kube.hpa;

import java.util.List;

/**
 * What an autoscaler knows of its workload at one tick.
 *
 * @param specReplicas wanted replicas ({@code spec.replicas} of the scale)
 * @param statusReplicas existing replicas ({@code status.replicas} of the scale): during a rolling update more
 * @param pods all pods of the workload, of every revision, terminating ones too
 * @param readings what the metrics read, in the order of the autoscaler's metrics
 */
public record FleetSample(int specReplicas, int statusReplicas, List<PodView> pods, List<MetricReading> readings) {
    public FleetSample {
        pods = List.copyOf(pods);
        readings = List.copyOf(readings);
    }
}
