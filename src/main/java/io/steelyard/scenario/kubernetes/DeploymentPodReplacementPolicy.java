package io.steelyard.scenario.kubernetes;

/**
 * When a Deployment creates the pod that takes the place of another (KEP-3973 and KEP-5882). The terminating pods by which
 * it goes are counted by default since Kubernetes 1.35.
 */
public enum DeploymentPodReplacementPolicy {
    /** As soon as the old pod's deletion has been asked for: there may be more pods than replicas and surge. */
    TerminationStarted,
    /** Only when the old pod has ended: terminating pods count towards replicas and surge. */
    TerminationComplete
}
