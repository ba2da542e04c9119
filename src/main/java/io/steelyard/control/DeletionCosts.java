package io.steelyard.control;

import io.steelyard.engine.Rank;
import io.steelyard.fleet.PodTable;
import io.steelyard.scenario.Workload.DeletionCost;
import java.util.Arrays;
import java.util.Optional;

/** The pods' annotations {@code controller.kubernetes.io/pod-deletion-cost}, and the agent that writes them in rounds. */
final class DeletionCosts {
    private final PodEvents.Scope events;
    private final PodTable table;
    private final Optional<DeletionCost> agent;
    private int[] costs = new int[16];

    /**
     * @param agent what it writes and how often; absent: there is none, and all costs are 0
     */
    DeletionCosts(PodEvents.Scope events, PodTable table, Optional<DeletionCost> agent) {
        this.events = events;
        this.table = table;
        this.agent = agent;
        events.on(Rank.DELETION_COST, (now, entity) -> annotate(now));
    }

    /** Plans the first round at this instant. */
    void start() {
        if (agent.isPresent()) {
            events.schedule(events.now(), Rank.DELETION_COST, 0);
        }
    }

    private void annotate(long now) {
        if (costs.length < table.count()) {
            costs = Arrays.copyOf(costs, 2 * table.count());
        }
        for (int i = 0; i < table.liveCount(); i++) {
            int pod = table.live(i);
            costs[pod] = switch (agent.orElseThrow().of()) {
                case OPEN_CONNECTIONS -> table.openConnections(pod);
            };
        }
        events.schedule(now + agent.orElseThrow().every().toNanos(), Rank.DELETION_COST, 0);
    }

    /** The pod's deletion cost; 0 until it is annotated. */
    int of(int pod) {
        return pod < costs.length ? costs[pod] : 0;
    }
}
