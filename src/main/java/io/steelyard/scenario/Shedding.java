package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * Pods letting clients go to others because they hold more connections than the others.
 *
 * <p>A pod begins when it holds more than {@code threshold} times the mean of the serving pods and more than {@code
 * absolute} above it, and ends when it holds no more than {@code until} times the mean.
 *
 * @param preset a product, whose values stand where nothing else is said
 * @param threshold the mean's multiple above which a pod begins; without it 1.1
 * @param absolute how many connections above the mean it must hold to begin; without it 100
 * @param rate at which a pod that has begun closes connections; without it 10/s
 * @param every time from one look at the pods to the next; without it 1 s
 * @param until the mean's multiple at which a pod ends; without it 1
 * @param order which connections it closes first; without it random ones
 */
public record Shedding(
        Optional<Preset> preset,
        Optional<Double> threshold,
        Optional<Count> absolute,
        Optional<Rate> rate,
        Optional<Duration> every,
        Optional<Double> until,
        Optional<Order> order) {
    public Shedding {
        threshold.ifPresent(multiple -> atLeastOne("threshold", multiple));
        until.ifPresent(multiple -> atLeastOne("until", multiple));
        rate.ifPresent(some -> Checks.positive("rate", some));
        every.ifPresent(span -> Checks.positive("every", span));
        double begins = threshold(preset, threshold);
        if (until(preset, until) > begins) {
            throw new IllegalArgumentException("until must be at most the threshold, " + Checks.shown(begins)
                    + ", but is " + Checks.shown(until(preset, until)));
        }
    }

    private static void atLeastOne(String name, double multiple) {
        if (!(multiple >= 1) || Double.isInfinite(multiple)) {
            throw new IllegalArgumentException(name + " must be at least 1 but is " + Checks.shown(multiple));
        }
    }

    /** Which connections are closed first. */
    public enum Order {
        /** Any. */
        RANDOM,
        /** Those that have stood longest. */
        OLDEST,
        /** Those that have stood shortest. */
        NEWEST
    }

    /** A product's values. */
    public enum Preset {
        /** The rebalancing of EMQX by its own defaults. */
        EMQX(
                1.1,
                1_000,
                500,
                1,
                "EMQX, rebalancing (emqx_node_rebalance: rel-conn-threshold 1.1, abs-conn-threshold 1000, conn-evict-rate"
                        + " 500/s, a round each second). There a person starts it, once; here it never rests"),
        /** The example of its operator. */
        @Key("emqx-operator")
        EMQX_OPERATOR(
                1.1,
                100,
                10,
                1,
                "EMQX operator, the Rebalance of its documentation: relConnThreshold 1.1, absConnThreshold 100,"
                        + " connEvictRate 10"),
        /** Typha of Calico. */
        @Key("calico-typha")
        CALICO_TYPHA(
                1.2,
                0,
                1,
                1.2,
                "Calico's Typha (calico#6973, ConnectionDropIntervalSecs 1): one a second while above 120 % of the share,"
                        + " which it counts for one Typha less than there are, and never below 400");

        private final double threshold;
        private final long absolute;
        private final double perSecond;
        private final double until;
        private final String source;

        Preset(double threshold, long absolute, double perSecond, double until, String source) {
            this.threshold = threshold;
            this.absolute = absolute;
            this.perSecond = perSecond;
            this.until = until;
            this.source = source;
        }

        /** Whose values they are, and what they are. */
        public String source() {
            return source;
        }
    }

    private static double threshold(Optional<Preset> preset, Optional<Double> given) {
        return given.orElseGet(() -> preset.map(of -> of.threshold).orElse(1.1));
    }

    private static double until(Optional<Preset> preset, Optional<Double> given) {
        return given.orElseGet(() -> preset.map(of -> of.until).orElse(1.0));
    }

    /** The multiple above which a pod begins: what is given, else the preset's, else 1.1. */
    public double beginsAbove() {
        return threshold(preset, threshold);
    }

    /** The multiple at which a pod ends: what is given, else the preset's, else 1. */
    public double endsAt() {
        return until(preset, until);
    }

    /** The connections above the mean that it takes to begin: what is given, else the preset's, else 100. */
    public long leastExcess() {
        return absolute.map(Count::value)
                .orElseGet(() -> preset.map(of -> of.absolute).orElse(100L));
    }

    /** The rate that holds: what is given, else the preset's, else 10/s. */
    public double perSecond() {
        return rate.map(Rate::perSecond)
                .orElseGet(() -> preset.map(of -> of.perSecond).orElse(10.0));
    }

    /** The time between two looks: what is given, else 1 s. */
    public Duration period() {
        return every.orElse(Duration.ofSeconds(1));
    }

    /** The order that holds: what is given, else random. */
    public Order first() {
        return order.orElse(Order.RANDOM);
    }
}
