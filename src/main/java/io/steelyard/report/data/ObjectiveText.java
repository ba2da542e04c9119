package io.steelyard.report.data;

import io.steelyard.scenario.Decimals;
import io.steelyard.scenario.Durations;
import io.steelyard.scenario.Objective;
import io.steelyard.sim.ObjectiveOutcome;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** The text of an objective, for example {@code p99 of imbalance.maxOverMean < 1.5 in "crash at 35m"}. */
final class ObjectiveText {
    private ObjectiveText() {}

    static String of(ObjectiveOutcome outcome, String block) {
        Objective objective = outcome.objective();
        String of = objective.quantile().map(quantile -> quantile + " of ").orElse("");
        String sign = objective.below().isPresent() ? " < " : " > ";
        double limit = objective.below().orElseGet(() -> objective.above().orElseThrow());
        String in = outcome.block() == 0 ? "" : " in \"" + block + "\"";
        return of + objective.metric() + sign + limit(limit, outcome.metric().unit()) + in;
    }

    private static String limit(double limit, String unit) {
        return switch (unit) {
            case "1/s" -> Decimals.text(limit) + "/s";
            case "s" -> span(limit);
            default -> Decimals.text(limit);
        };
    }

    private static String span(double seconds) {
        BigDecimal nanos = new BigDecimal(seconds).movePointRight(9).setScale(0, RoundingMode.HALF_EVEN);
        return nanos.signum() < 0 || nanos.precision() > 18
                ? Decimals.text(seconds) + " s"
                : Durations.text(Duration.ofNanos(nanos.longValueExact()));
    }
}
