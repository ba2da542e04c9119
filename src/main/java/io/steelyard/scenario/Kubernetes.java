package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * The control plane: the Kubernetes version whose rules decide, and the settings of its controllers.
 *
 * @param version major and minor, for example {@code 1.34}
 * @param horizontalPodAutoscaler the flags of its controller
 * @param keda its operator
 * @param nodeLifecycle how lost nodes are dealt with
 */
public record Kubernetes(
        @Default("\"1.34\"") String version,
        @Default("{}") HorizontalPodAutoscaler horizontalPodAutoscaler,
        @Default("{}") Keda keda,
        @Default("{}") NodeLifecycle nodeLifecycle) {
    public Kubernetes {
        if (!version.matches("1\\.\\d{1,2}")) {
            throw new IllegalArgumentException("version must look like \"1.34\" (in quotes) but is " + version);
        }
        int minor = Integer.parseInt(version.substring(2));
        if (minor < 27 || minor > 37) {
            throw new IllegalArgumentException("version must be between 1.27 and 1.37 but is " + version);
        }
    }

    /** The minor version, 34 for 1.34. */
    public int minor() {
        return Integer.parseInt(version.substring(2));
    }

    /**
     * The flags of kube-controller-manager that begin with {@code --horizontal-pod-autoscaler-}.
     *
     * @param syncPeriod time between two decisions. In a cluster it is some milliseconds more than the flag says, so that
     *     nothing is ever exactly as old as a window or a period, which the rules tell apart: {@code 15.005s} does the same
     * @param phase time of the first decision of the run; no flag, but a cluster's own accident
     * @param tolerance deviation of the ratio from 1 that is tolerated
     * @param downscaleStabilization window of recommendations looked back on before a scale-down
     * @param cpuInitializationPeriod how long cpu samples of a starting pod are distrusted
     * @param initialReadinessDelay how long a pod that was never ready counts as starting
     */
    public record HorizontalPodAutoscaler(
            @Default("15s") Duration syncPeriod,
            @Default("15s") Duration phase,
            @Default("0.1") double tolerance,
            @Default("5m") Duration downscaleStabilization,
            @Default("5m") Duration cpuInitializationPeriod,
            @Default("30s") Duration initialReadinessDelay) {
        public HorizontalPodAutoscaler {
            Checks.positive("syncPeriod", syncPeriod);
            Checks.notNegative("phase", phase);
            Checks.notNegative("tolerance", tolerance);
            Checks.notNegative("downscaleStabilization", downscaleStabilization);
            Checks.notNegative("cpuInitializationPeriod", cpuInitializationPeriod);
            Checks.notNegative("initialReadinessDelay", initialReadinessDelay);
        }
    }

    /**
     * KEDA's operator.
     *
     * @param phase time of the first look at the triggers; a cluster's own accident
     */
    public record Keda(@Default("0s") Duration phase) {
        public Keda {
            Checks.notNegative("phase", phase);
        }
    }

    /**
     * How a lost node is noticed and its pods are let go of.
     *
     * @param monitorGracePeriod silence after which a node is NotReady; without it 50s, and 40s before version 1.32
     * @param tolerationSeconds how long pods stay bound to a node that is NotReady
     */
    public record NodeLifecycle(
            Optional<Duration> monitorGracePeriod,
            @Default("300") int tolerationSeconds) {
        public NodeLifecycle {
            monitorGracePeriod.ifPresent(period -> Checks.positive("monitorGracePeriod", period));
            Checks.atLeast("tolerationSeconds", 0, tolerationSeconds);
        }
    }
}
