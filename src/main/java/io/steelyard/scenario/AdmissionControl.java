package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * A token bucket before the whole service: attempts beyond it are turned away at once, whoever makes them.
 *
 * @param preset a product, whose values stand where nothing else is said
 * @param rate attempts admitted per second in the long run
 * @param burst attempts admitted at once after a quiet time; without it the preset's, or 1
 * @param retryAfter what a client is told that is turned away; those that honour it wait at least so long, and at most
 *     twice as long at random, so that they do not come back together; absent: nothing
 */
public record AdmissionControl(
        Optional<Preset> preset, Optional<Rate> rate, Optional<Count> burst, Optional<Duration> retryAfter) {
    public AdmissionControl {
        rate.ifPresent(value -> Checks.positive("rate", value));
        burst.ifPresent(value -> Checks.atLeast("burst", 1, value.value()));
        retryAfter.ifPresent(span -> Checks.positive("retryAfter", span));
        if (rate.isEmpty() && preset.isEmpty()) {
            throw new IllegalArgumentException("rate must be given, or a preset");
        }
    }

    /** A product's values. */
    public enum Preset {
        /** WebSocket APIs of Amazon API Gateway. */
        @Key("aws-apigw")
        AWS_APIGW(
                500,
                500,
                "Amazon API Gateway, quotas of WebSocket APIs: 500 new connections a second for an account and region; as"
                        + " many at once is this project's choice");

        private final double perSecond;
        private final long burst;
        private final String source;

        Preset(double perSecond, long burst, String source) {
            this.perSecond = perSecond;
            this.burst = burst;
            this.source = source;
        }

        /** Whose values they are, and what they are. */
        public String source() {
            return source;
        }
    }

    /** The attempts per second that are admitted: what is given, else the preset's. */
    public double perSecond() {
        return rate.map(Rate::perSecond).orElseGet(() -> preset.orElseThrow().perSecond);
    }

    /** The attempts that are admitted at once: what is given, else the preset's, else 1. */
    public long atOnce() {
        return burst.map(Count::value)
                .orElseGet(() -> preset.map(of -> of.burst).orElse(1L));
    }
}
