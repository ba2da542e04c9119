package io.steelyard.kube.hpa;

import java.util.OptionalInt;

/**
 * What one metric asks for.
 *
 * @param replicas the replicas it asks for
 * @param usageMilli the metric's value in milli-units: per pod, or the whole for a target of type Value
 * @param utilization the use in percent of the requests, where the target is one
 */
public record Proposal(int replicas, long usageMilli, OptionalInt utilization) {}
