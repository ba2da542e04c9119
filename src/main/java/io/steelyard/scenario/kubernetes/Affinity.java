package io.steelyard.scenario.kubernetes;

import io.steelyard.scenario.NotModelled;
import java.util.Optional;

/**
 * Where pods go by what is there already (core/v1 {@code Affinity}), so far as it keeps them apart.
 *
 * @param podAntiAffinity which pods do not share a node or a zone
 */
@NotModelled({"nodeAffinity", "podAffinity"})
public record Affinity(Optional<PodAntiAffinity> podAntiAffinity) {}
