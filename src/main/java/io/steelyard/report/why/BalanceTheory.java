package io.steelyard.report.why;

import io.steelyard.observe.BalanceMetrics;
import io.steelyard.observe.StormMetrics;
import io.steelyard.report.data.Summary.Theory;
import io.steelyard.report.data.Summary.Value;
import io.steelyard.report.text.Figures;
import io.steelyard.scenario.ConnectionAge;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Law;
import io.steelyard.scenario.Reconnect;
import io.steelyard.scenario.ScenarioEvent;
import io.steelyard.scenario.Setup;
import io.steelyard.theory.NoiseFloor;
import io.steelyard.theory.Prediction;
import io.steelyard.theory.Predictions;
import io.steelyard.theory.RandomPlacement;
import io.steelyard.theory.RoundRobinSpread;
import java.util.Optional;

/** The closed form of the time to balance after the first event of a run, where that adds pods to a settled fleet. */
final class BalanceTheory {
    /** The tolerance of balance.timeToBalance: the greater of the two. */
    private static final double LEAST_TOLERANCE = 0.05;

    private static final double FLOOR_FACTOR = 1.5;

    /** For how long balance.timeToBalance wants balance to hold. */
    private static final double WINDOW_SECONDS = 60;

    private final Evidence evidence;
    private final int variant;
    private final int block;
    private final Setup setup;
    private final Stationary stationary;

    BalanceTheory(Evidence evidence, int variant, int block) {
        this.evidence = evidence;
        this.variant = variant;
        this.block = block;
        setup = evidence.setup(variant);
        stationary = new Stationary(setup);
    }

    Optional<Theory> after(ScenarioEvent.Scale scale) {
        int before = setup.replicas();
        boolean first = block == 1 && !setup.scalesItself();
        boolean together = setup.workload().startup() instanceof Law.Deterministic && PlainPods.of(setup);
        if (!first || !together || scale.replicas() <= before || !(load() > 0)) {
            return Optional.empty();
        }
        double limit = limit(before, scale.replicas());
        double span = evidence.block(block).endSeconds() - evidence.block(block).startSeconds();
        if (!(limit > 1)) {
            return Optional.empty();
        }
        return prediction(before, scale.replicas() - before, limit)
                .filter(prediction -> prediction.value() < span)
                .map(this::beside);
    }

    private Optional<Prediction> prediction(int before, int added, double limit) {
        Optional<ConnectionAge> age = setup.connectionAge();
        return age.isPresent()
                ? Predictions.timeToBalanceByAge(
                        stationary.balancer(),
                        Math.round(load()),
                        (double) age.get().limit().toNanos(),
                        age.get().jitterShare(),
                        before,
                        added,
                        limit)
                : Predictions.timeToBalance(
                        stationary.balancer(), setup.clients().arrivals(), stationary.lifetime(), before, added, limit);
    }

    /** Connections that stay as many: of clients who come and go, or of those who come back at an age; NaN for others. */
    private double load() {
        double lost = evidence.mean(block, StormMetrics.LOST, variant);
        if (setup.connectionAge().isEmpty()) {
            return lost == 0 && stationary.startsSo() ? stationary.load() : Double.NaN;
        }
        ConnectionAge age = setup.connectionAge().get();
        boolean byAge = lost > 0
                && evidence.mean(block, StormMetrics.LOST_BY_AGE, variant) == lost
                && evidence.mean(block, StormMetrics.FAILURES, variant) == 0
                && age.graceLimit().isZero()
                && (age.side() == ConnectionAge.JitterSide.BOTH || age.jitterShare() == 0)
                && setup.goaway().isEmpty()
                && setup.workload().reconnectHint().isEmpty();
        boolean endless = setup.clients().lifetime().law() instanceof Law.Never
                && setup.clients().arrivals().isEmpty()
                && setup.clients().reconnect() instanceof Reconnect.Immediate;
        return byAge && endless
                ? setup.clients().open().map(open -> (double) open.value()).orElse(Double.NaN)
                : Double.NaN;
    }

    private Theory beside(Prediction prediction) {
        Value value = evidence.value(block, BalanceMetrics.TIME_TO_BALANCE, variant);
        double startup = startupSeconds();
        // The wait counts from the event, unless balance holds for its whole window before the new pods are there.
        double later = startup < WINDOW_SECONDS ? startup : 0;
        Prediction lowered = new Prediction(
                prediction.metric(),
                prediction.value() + later,
                prediction.unit(),
                prediction.kind(),
                prediction.assumptions() + ", a limit lowered by what chance adds"
                        + (later > 0 ? ", new pods there after " + Figures.span(later) : ""),
                prediction.source());
        return Theories.beside(evidence, variant, block, lowered, value.mean(), value.halfWidth());
    }

    private double startupSeconds() {
        return setup.workload().startup() instanceof Law.Deterministic startup ? Durations.seconds(startup.value()) : 0;
    }

    /** What max/mean has to fall to without chance: the limit of balance over what chance adds to the older pods. */
    private double limit(int before, int after) {
        double floor = evidence.mean(block, BalanceMetrics.NOISE_FLOOR, variant) - 1;
        return (1 + Math.max(LEAST_TOLERANCE, FLOOR_FACTOR * floor)) / (1 + chance(before, after));
    }

    /** By how much the fullest of the older pods is above their mean, as a share of it, when balance is near. */
    private double chance(int before, int after) {
        double load = load() / after;
        double random = new NoiseFloor().expectedMaxOverMean(before, Math.round(load * before)) - 1;
        return switch (stationary.balancer()) {
            case "round-robin" ->
                random
                        * Math.sqrt(RoundRobinSpread.variance(after, load, stationary.lifetime())
                                / RandomPlacement.meanVariance(after, load));
            // Even at first, then only leaving: binomial, with the share that is left.
            case "least-conn" -> random * Math.sqrt(1 - (double) before / after);
            // Two choices keep pods within a few connections of each other.
            case "least-request" -> 0;
            default -> random;
        };
    }
}
