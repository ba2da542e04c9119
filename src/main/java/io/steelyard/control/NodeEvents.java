package io.steelyard.control;

import io.steelyard.kube.nodes.Node;
import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.ScenarioEvent.OfNodes;
import io.steelyard.scenario.ScenarioEvent.OfSomeNodes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** Carries out what a scenario does to nodes; where it names none they are drawn among those that it could befall. */
public final class NodeEvents {
    private final Cluster cluster;
    private final NodeFailures failures;
    private final NodeDrains drains;
    private final CounterStream draws;

    NodeEvents(Cluster cluster, NodeFailures failures, NodeDrains drains, CounterStream draws) {
        this.cluster = cluster;
        this.failures = failures;
        this.drains = drains;
        this.draws = draws;
    }

    /**
     * Carries out an event.
     *
     * @param number which event of the scenario, so that each draws nodes of its own
     */
    public void happen(OfNodes event, int number, long now) {
        if (event instanceof ScenarioEvent.DrainNode drain) {
            drains.drain(choose(drain, number, node -> !node.cordoned() && !node.beingRemoved()), now);
        } else if (event instanceof ScenarioEvent.Uncordon uncordon) {
            choose(uncordon, number, Node::cordoned).forEach(Node::uncordon);
            cluster.roomChanged(now);
        } else if (event instanceof ScenarioEvent.LoseNode lose) {
            List<Node> nodes = choose(lose, number, node -> !node.lost());
            failures.lose(nodes, now);
            lose.span()
                    .ifPresent(
                            span -> cluster.later(now + span.toNanos(), later -> failures.restore(nodes, now, later)));
        } else if (event instanceof ScenarioEvent.ReclaimNode reclaim) {
            List<Node> nodes = choose(reclaim, number, node -> !node.destroyed());
            nodes.forEach(node -> drains.drain(List.of(node), now));
            cluster.later(now + reclaim.notice().toNanos(), later -> failures.destroy(remaining(nodes), later));
        } else if (event instanceof ScenarioEvent.LoseZone lose) {
            failures.loseZone(lose.zone(), now);
            lose.span()
                    .ifPresent(span -> cluster.later(
                            now + span.toNanos(), later -> failures.restoreZone(lose.zone(), now, later)));
        }
    }

    private List<Node> remaining(List<Node> nodes) {
        return nodes.stream().filter(cluster.nodes()::contains).toList();
    }

    private List<Node> choose(OfSomeNodes event, int number, Predicate<Node> possible) {
        List<Node> left = new ArrayList<>(cluster.nodes().stream()
                .filter(node -> event.node().map(node.name()::equals).orElse(true))
                .filter(possible)
                .toList());
        List<Node> chosen = new ArrayList<>();
        for (int i = 0; i < event.count() && !left.isEmpty(); i++) {
            double place = draws.at(Purpose.FAILURE, number, i).nextDouble();
            chosen.add(left.remove((int) (place * left.size())));
        }
        chosen.sort(Comparator.comparingInt(Node::number));
        return chosen;
    }
}
