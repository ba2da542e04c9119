package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.Default;
import io.steelyard.scenario.Inert;

/**
 * The template of the pods of a workload (core/v1 {@code PodTemplateSpec}). Its metadata is the same for every pod of a
 * version, so that even a deletion cost in it ranks no pod before another.
 *
 * @param spec the pods' spec
 */
@Inert({"metadata"})
public record PodTemplateSpec(@Default("{}") PodSpec spec) {}
