package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.kube.hpa.PodView;
import io.steelyard.kube.rollout.WorkloadController;
import java.util.List;

/** What an autoscaler sees of the workload that it scales, and how it sets the replicas. */
final class ScaleTarget {
    private final WorkloadController controller;
    private final WorkloadDriver workload;
    private final PodViews views;
    private final PodTable table;

    ScaleTarget(WorkloadController controller, WorkloadDriver workload, PodViews views, PodTable table) {
        this.controller = controller;
        this.workload = workload;
        this.views = views;
        this.table = table;
    }

    int specReplicas() {
        return controller.specReplicas();
    }

    int statusReplicas() {
        return controller.statusReplicas();
    }

    List<PodView> pods() {
        return views.all();
    }

    void scale(long now, int replicas) {
        workload.scale(now, replicas);
    }

    /** Pods that are ready and not terminating. */
    int readyPods() {
        int ready = 0;
        for (int i = 0; i < table.liveCount(); i++) {
            ready += table.serving(table.live(i)) ? 1 : 0;
        }
        return ready;
    }

    /** Connections on all pods, terminating ones included. */
    long connections() {
        long open = 0;
        for (int i = 0; i < table.liveCount(); i++) {
            open += table.openConnections(table.live(i));
        }
        return open;
    }

    /** The most connections on one serving pod. */
    int hottestPod() {
        int most = 0;
        for (int i = 0; i < table.liveCount(); i++) {
            int pod = table.live(i);
            if (table.serving(pod)) {
                most = Math.max(most, table.openConnections(pod));
            }
        }
        return most;
    }
}
