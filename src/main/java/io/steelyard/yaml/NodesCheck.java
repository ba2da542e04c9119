package io.steelyard.yaml;

import io.steelyard.scenario.Nodes;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.yaml.Tree.Entry;
import io.steelyard.yaml.Tree.Keys;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Notes what is said of nodes and budgets and can have no effect, because there are no nodes or nobody evicts. */
final class NodesCheck {
    private final Findings findings;

    NodesCheck(Findings findings) {
        this.findings = findings;
    }

    void check(Setup setup, Keys tree) {
        if (setup.nodes().isEmpty()) {
            for (String workload : List.of("deployment", "statefulSet")) {
                Keys spec = keys(keys(keys(tree, workload), "template"), "spec");
                idle(spec, "topologySpreadConstraints", "has no effect: there are no nodes to spread over");
                idle(spec, "tolerations", "has no effect: there are no nodes that could be lost");
            }
        }
        if (setup.podDisruptionBudget().isPresent() && !anybodyEvicts(setup)) {
            idle(tree, "podDisruptionBudget", "has no effect: nobody asks for an eviction");
        }
    }

    private static boolean anybodyEvicts(Setup setup) {
        return setup.nodes().flatMap(Nodes::autoscaler).isPresent()
                || setup.events().stream()
                        .anyMatch(event -> event instanceof ScenarioEvent.Evict
                                || event instanceof ScenarioEvent.DrainNode
                                || event instanceof ScenarioEvent.ReclaimNode);
    }

    private static @Nullable Keys keys(@Nullable Keys tree, String key) {
        return tree != null && tree.get(key) instanceof Keys keys ? keys : null;
    }

    private void idle(@Nullable Keys tree, String key, String why) {
        Entry entry = tree == null ? null : tree.entries().get(key);
        if (entry != null) {
            findings.idle(entry.key(), why);
        }
    }
}
