package io.steelyard.report.why;

import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.data.Summary.Value;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.scenario.Workload;
import io.steelyard.theory.Prediction;
import io.steelyard.theory.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The closed forms of one event: time to balance after a scale-up, moves in a rollout, the storm after a crash. */
final class EventTheory {

    private final Evidence evidence;
    private final int variant;
    private final int block;
    private final Setup setup;

    EventTheory(Evidence evidence, int variant, int block) {
        this.evidence = evidence;
        this.variant = variant;
        this.block = block;
        setup = evidence.setup(variant);
    }

    List<Theory> all() {
        List<ScenarioEvent> events = setup.events().stream()
                .filter(event -> Durations.seconds(event.at()) == start())
                .toList();
        if (events.size() != 1 || !new Stationary(setup).plainBalancer()) {
            return List.of();
        }
        List<Theory> theories = new ArrayList<>();
        if (events.get(0) instanceof ScenarioEvent.Scale scale) {
            new BalanceTheory(evidence, variant, block).after(scale).ifPresent(theories::add);
        } else if (events.get(0) instanceof ScenarioEvent.Rollout) {
            moves().ifPresent(theories::add);
        } else if (events.get(0) instanceof ScenarioEvent.Crash crash) {
            theories.addAll(new StormTheory(evidence, variant, block).after(crash));
        }
        return theories;
    }

    private double start() {
        return evidence.block(block).startSeconds();
    }

    private double mean(Metric metric) {
        return evidence.mean(block, metric, variant);
    }

    private Theory beside(Prediction prediction, Metric metric) {
        Value value = evidence.value(block, metric, variant);
        return Theories.beside(evidence, variant, block, prediction, value.mean(), value.halfWidth());
    }

    private Optional<Theory> moves() {
        boolean alone = !setup.scalesItself()
                && PlainPods.of(setup)
                && mean(StormMetrics.LOST_BY_ROLLOUT) == mean(StormMetrics.LOST)
                && mean(ClientMetrics.ARRIVALS) == 0
                && mean(ClientMetrics.DEPARTURES) == 0;
        boolean even = setup.clients().start() == Clients.Start.EVEN && block == 1;
        boolean complete = mean(RebalancingMetrics.FORCED) == mean(ClientMetrics.CONNECTIONS_MAX);
        Optional<Boolean> surge = OneByOne.surge(setup);
        if (!alone || !even || !complete || !backBeforeNextStep() || surge.isEmpty()) {
            return Optional.empty();
        }
        return Predictions.movesPerClient(new Stationary(setup).balancer(), setup.replicas(), surge.get())
                .map(prediction -> beside(prediction, RebalancingMetrics.HOPS_MEAN));
    }

    private boolean backBeforeNextStep() {
        boolean atOnce = setup.workload().drain() instanceof Workload.Drain.AtOnce;
        return atOnce
                && setup.workload().startup() instanceof Law.Deterministic startup
                && mean(ClientMetrics.DOWNTIME_MAX) < Durations.seconds(startup.value());
    }
}
