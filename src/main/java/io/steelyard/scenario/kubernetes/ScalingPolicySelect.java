package io.steelyard.scenario.kubernetes;

/** Which of several scaling policies holds: the one that allows most change, least change, or no change at all. */
public enum ScalingPolicySelect {
    Max,
    Min,
    Disabled
}
