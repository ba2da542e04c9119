package io.steelyard.observe;

import io.steelyard.fleet.PodTable;

/** Measures at samples which share of the connections the pods of the second Deployment hold. */
final class CanaryRecorder {
    private final PodTable pods;
    private double sumInBlock;
    private long samplesInBlock;
    private double sumInRun;
    private long samplesInRun;

    CanaryRecorder(PodTable pods) {
        this.pods = pods;
    }

    void sample() {
        boolean any = false;
        long connections = 0;
        long ofCanary = 0;
        for (int i = 0; i < pods.liveCount(); i++) {
            int pod = pods.live(i);
            connections += pods.openConnections(pod);
            if (pods.subset(pod) != 0) {
                any = true;
                ofCanary += pods.openConnections(pod);
            }
        }
        if (any && connections > 0) {
            sumInBlock += (double) ofCanary / connections;
            samplesInBlock++;
        }
    }

    /** Gives the metric of the block that ends now; the next one begins. */
    void endBlock(MetricValues values) {
        values.set(PodMetrics.CANARY_SHARE, sumInBlock / samplesInBlock);
        sumInRun += sumInBlock;
        samplesInRun += samplesInBlock;
        sumInBlock = 0;
        samplesInBlock = 0;
    }

    /** Gives the metric of the run, after the last block has ended. */
    void fillRun(MetricValues values) {
        values.set(PodMetrics.CANARY_SHARE, sumInRun / samplesInRun);
    }
}
