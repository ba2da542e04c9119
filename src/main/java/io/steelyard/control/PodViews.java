package io.steelyard.control;

import io.steelyard.fleet.PodTable;
import io.steelyard.kube.hpa.PodView;
import io.steelyard.kube.hpa.PodView.ContainerRequests;
import io.steelyard.kube.hpa.PodView.ReadyCondition;
import io.steelyard.kube.hpa.PodView.ReadyCondition.Status;
import io.steelyard.scenario.kubernetes.Container;
import io.steelyard.scenario.kubernetes.PodSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** The pods of a workload as its autoscaler sees them. */
final class PodViews {
    /** What a template without containers is taken to have. */
    private static final String ONLY_CONTAINER = "app";

    private final PodTable table;
    private final LivePods live;
    private final List<ContainerRequests> requests;

    PodViews(PodTable table, LivePods live, PodSpec pod) {
        this.table = table;
        this.live = live;
        requests = requests(pod);
    }

    private static List<ContainerRequests> requests(PodSpec pod) {
        List<ContainerRequests> requests = new ArrayList<>();
        for (Container container : pod.containers()) {
            Map<String, Long> milli = new LinkedHashMap<>();
            container.resources().requestedCpu().ifPresent(cpu -> milli.put("cpu", cpu.milliValue()));
            container.resources().requestedMemory().ifPresent(memory -> milli.put("memory", memory.milliValue()));
            requests.add(new ContainerRequests(container.name(), milli));
        }
        return requests.isEmpty() ? List.of(new ContainerRequests(ONLY_CONTAINER, Map.of())) : List.copyOf(requests);
    }

    /** The names of the containers; the first one serves the connections. */
    List<String> containers() {
        return requests.stream().map(ContainerRequests::name).toList();
    }

    List<PodView> all() {
        List<PodView> views = new ArrayList<>();
        for (int i = 0; i < live.size(); i++) {
            views.add(view(live.pod(i)));
        }
        return views;
    }

    private PodView view(int pod) {
        boolean ready = table.ready(pod);
        long since = ready ? table.readySinceNanos(pod) : notReadySince(pod);
        return new PodView(
                table.name(pod),
                live.phase(pod),
                live.deleted(pod),
                table.boundNanos(pod) == PodTable.UNSET ? OptionalLong.empty() : OptionalLong.of(table.boundNanos(pod)),
                Optional.of(new ReadyCondition(ready ? Status.True : Status.False, since)),
                requests);
    }

    private long notReadySince(int pod) {
        return table.unreadySinceNanos(pod) == PodTable.UNSET ? table.createdNanos(pod) : table.unreadySinceNanos(pod);
    }
}
