package io.steelyard.scenario.kubernetes;

/**
 * A rule of affinity with its weight (core/v1 {@code WeightedPodAffinityTerm}).
 *
 * @param weight 1 to 100
 * @param podAffinityTerm the rule
 */
public record WeightedPodAffinityTerm(int weight, PodAffinityTerm podAffinityTerm) {
    private static final int MOST = 100;

    public WeightedPodAffinityTerm {
        Check.between("weight", weight, 1, MOST);
    }
}
