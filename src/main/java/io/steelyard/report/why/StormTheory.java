package io.steelyard.report.why;

import io.steelyard.observe.Metric;
import io.steelyard.observe.RebalancingMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.data.Summary.Value;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.sim.RetryStorms;
import io.steelyard.theory.FirstWave;
import io.steelyard.theory.Prediction;
import io.steelyard.theory.Predictions;
import io.steelyard.theory.RetryStorm;
import io.steelyard.traffic.ReconnectPresets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The closed forms of a crash: the first wave of attempts, the attempts of an outage, and how soon all can be back. */
final class StormTheory {
    private final Evidence evidence;
    private final int variant;
    private final int block;
    private final Setup setup;

    StormTheory(Evidence evidence, int variant, int block) {
        this.evidence = evidence;
        this.variant = variant;
        this.block = block;
        setup = evidence.setup(variant);
    }

    List<Theory> after(ScenarioEvent.Crash crash) {
        List<Theory> theories = new ArrayList<>();
        double lost = mean(StormMetrics.LOST);
        boolean alone = lost > 0
                && crash.of() == ScenarioEvent.Workload.PODS
                && evidence.nobodyKilled(block, variant)
                && mean(StormMetrics.LOST_BY_CRASH) == lost;
        if (alone) {
            firstWave(lost).ifPresent(theories::add);
            outage(crash).ifPresent(theories::add);
            leastTime(lost).ifPresent(theories::add);
        }
        return theories;
    }

    private double mean(Metric metric) {
        return evidence.mean(block, metric, variant);
    }

    private Theory beside(Prediction prediction, Metric metric) {
        Value value = evidence.value(block, metric, variant);
        return Theories.beside(evidence, variant, block, prediction, value.mean(), value.halfWidth());
    }

    private Optional<Theory> firstWave(double lost) {
        double start = evidence.block(block).startSeconds();
        boolean once = mean(StormMetrics.ATTEMPTS) == lost && mean(StormMetrics.FAILURES) == 0;
        return once && start == Math.rint(start)
                ? FirstWait.of(setup.clients().reconnect())
                        .flatMap(wait ->
                                Predictions.firstWavePeak(new FirstWave(Math.round(lost), wait.from(), wait.to())))
                        .map(prediction -> beside(prediction, StormMetrics.PEAK_ATTEMPTS))
                : Optional.empty();
    }

    /** All pods crash, and all are back after their startup: a container's first restart follows at once. */
    private Optional<Theory> outage(ScenarioEvent.Crash crash) {
        boolean all = crash.pods() >= setup.replicas() && !setup.scalesItself() && block == 1;
        boolean allBack = mean(RebalancingMetrics.MOVES) == mean(StormMetrics.LOST)
                && mean(StormMetrics.REFUSED) + mean(StormMetrics.WITHOUT_ENDPOINT) == mean(StormMetrics.FAILURES);
        if (!all
                || !allBack
                || !PlainPods.of(setup)
                || !(setup.workload().startup() instanceof Law.Deterministic startup)) {
            return Optional.empty();
        }
        return Predictions.amplificationOfOutage(reconnect(), Durations.seconds(startup.value()))
                .map(prediction -> beside(prediction, StormMetrics.AMPLIFICATION));
    }

    private Reconnect reconnect() {
        Reconnect reconnect = setup.clients().reconnect();
        return reconnect instanceof Reconnect.Preset preset
                ? ReconnectPresets.named(preset.name()).policy()
                : reconnect;
    }

    private Optional<Theory> leastTime(double lost) {
        Optional<RetryStorm> pod = RetryStorms.atPod(setup);
        return pod.isEmpty() || setup.scalesItself()
                ? Optional.empty()
                : Predictions.leastTimeToRecover(
                                Math.round(lost), setup.replicas(), pod.get().handshakesPerSecond())
                        .map(prediction -> beside(prediction, StormMetrics.TIME_TO_100));
    }
}
