package io.steelyard.report.why;

import io.steelyard.observe.AttemptMetrics;
import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.ClientMetrics;
import io.steelyard.observe.RunResult;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.data.Summary.Value;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.sim.Comparison;
import io.steelyard.stats.Interval;
import io.steelyard.stats.Intervals;
import io.steelyard.theory.Prediction;
import io.steelyard.theory.Predictions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The closed forms of a run that stays in the stationary state: how many clients are open, and how far pods differ. */
final class StationaryTheory {
    private final Evidence evidence;
    private final int variant;
    private final Setup setup;
    private final Stationary stationary;

    StationaryTheory(Evidence evidence, int variant) {
        this.evidence = evidence;
        this.variant = variant;
        setup = evidence.setup(variant);
        stationary = new Stationary(setup);
    }

    List<Theory> all() {
        List<Theory> theories = new ArrayList<>();
        if (!stationary.startsSo()) {
            return theories;
        }
        refusals().ifPresent(theories::add);
        if (disturbed()) {
            return theories;
        }
        Predictions.openClients(setup.clients().arrivals(), stationary.lifetime())
                .ifPresent(prediction -> {
                    Value value = evidence.value(0, ClientMetrics.CONNECTIONS, variant);
                    theories.add(Theories.beside(evidence, variant, 0, prediction, value.mean(), value.halfWidth()));
                });
        variation().ifPresent(theories::add);
        return theories;
    }

    /** What full pods refuse, where nobody who was refused came back in the run. */
    private Optional<Theory> refusals() {
        int pods = setup.replicas();
        double refused = evidence.mean(0, AttemptMetrics.REFUSED_FULL, variant);
        boolean once =
                evidence.mean(0, AttemptMetrics.MADE, variant) == evidence.mean(0, ClientMetrics.ARRIVALS, variant)
                        && evidence.mean(0, ClientMetrics.FIRST_FAILURES, variant) == refused
                        && evidence.mean(0, StormMetrics.LOST, variant) == 0;
        boolean settled = setup.clients().start() == Clients.Start.SETTLED;
        if (setup.workload().connectionLimit().isEmpty()
                || !once
                || !settled
                || !stationary.plainBalancer()
                || !podsStay(pods)) {
            return Optional.empty();
        }
        RunResult.Block whole = evidence.runs(variant).get(0).blocks().get(0);
        double seconds = (whole.endNanos() - whole.startNanos()) / 1e9;
        return Predictions.refusedFull(
                        stationary.balancer(),
                        setup.clients().arrivals(),
                        stationary.lifetime(),
                        pods,
                        (int) setup.workload().connectionLimit().get().value(),
                        seconds)
                .map(prediction -> {
                    Value value = evidence.value(0, AttemptMetrics.REFUSED_FULL, variant);
                    return Theories.beside(evidence, variant, 0, prediction, value.mean(), value.halfWidth());
                });
    }

    private boolean disturbed() {
        boolean leaves = setup.events().stream().anyMatch(ScenarioEvent.Leave.class::isInstance);
        return leaves
                || evidence.mean(0, StormMetrics.LOST, variant) > 0
                || evidence.mean(0, ClientMetrics.FIRST_FAILURES, variant) > 0;
    }

    private Optional<Theory> variation() {
        int pods = setup.replicas();
        boolean settled = setup.clients().start() == Clients.Start.SETTLED;
        if (!settled || !stationary.plainBalancer() || !podsStay(pods)) {
            return Optional.empty();
        }
        return Predictions.variation(stationary.balancer(), setup.clients().arrivals(), stationary.lifetime(), pods)
                .map(prediction -> {
                    Interval simulated = rootMeanSquare(pods);
                    return Theories.beside(
                            evidence,
                            variant,
                            0,
                            asRootMeanSquare(prediction),
                            simulated.mean(),
                            simulated.halfWidth());
                });
    }

    private boolean podsStay(int pods) {
        for (RunResult run : evidence.runs(variant)) {
            Timeline timeline = new Timeline(run);
            for (int sample = 0; sample < timeline.samples(); sample++) {
                if (timeline.serving(sample) != pods) {
                    return false;
                }
            }
        }
        return pods > 1;
    }

    /** The root of the variance over the mean load: what the closed forms give, and not the mean of the ratio. */
    private Interval rootMeanSquare(int pods) {
        double[] values = evidence.runs(variant).stream()
                .map(run -> run.blocks().get(0))
                .mapToDouble(run ->
                        Math.sqrt(run.value(BalanceMetrics.VARIANCE)) / (run.value(ClientMetrics.CONNECTIONS) / pods))
                .toArray();
        return Intervals.student(values, Comparison.LEVEL);
    }

    private static Prediction asRootMeanSquare(Prediction prediction) {
        return new Prediction(
                prediction.metric(),
                prediction.value(),
                prediction.unit(),
                prediction.kind(),
                prediction.assumptions(),
                prediction.source() + "; as the root of the mean square");
    }
}
