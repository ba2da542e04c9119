package io.steelyard.scenario;

import java.time.Duration;
import java.util.Optional;

/**
 * The greatest age of a connection, at which its pod tells the client to go.
 *
 * <p>A client that does not hand over its connection keeps it for {@code grace}; then the pod closes it.
 *
 * @param preset a product, whose values stand where nothing else is said
 * @param max the age
 * @param jitter by which share of {@code max} ages vary; without it 10 %
 * @param jitterSide to which side they vary; without it both
 * @param grace from the word to go until the pod closes the connection; without it 30 s
 */
public record ConnectionAge(
        Optional<Preset> preset,
        Optional<Duration> max,
        Optional<Fraction> jitter,
        Optional<JitterSide> jitterSide,
        Optional<Duration> grace) {
    private static final Duration ENDLESS = Duration.ofDays(36_500);

    public ConnectionAge {
        max.ifPresent(age -> Checks.positive("max", age));
        grace.ifPresent(span -> Checks.notNegative("grace", span));
        if (max.or(() -> preset.flatMap(Preset::max)).isEmpty()) {
            throw new IllegalArgumentException("max must be given"
                    + (preset.isPresent() ? ": this preset has no maximum age" : ", or a preset that has one"));
        }
    }

    /** To which side of the maximum the ages vary; always uniformly. */
    public enum JitterSide {
        /** From {@code max (1 - jitter)} to {@code max (1 + jitter)}, as in gRPC (gRFC A9). */
        BOTH,
        /** From {@code max} to {@code max (1 + jitter)}, as in Envoy 1.39 ({@code max_connection_duration_jitter}). */
        ABOVE,
        /** From {@code max (1 - jitter)} to {@code max}, as proposed for Armeria (line/armeria#6933). */
        BELOW
    }

    /** A product's values. */
    public enum Preset {
        /** gRPC servers. */
        GRPC(
                Optional.empty(),
                10,
                JitterSide.BOTH,
                ENDLESS,
                "gRPC (gRFC A9, grpc-java#5366): no maximum, so give `max`; ages vary by 10 % to both sides; the grace is"
                        + " endless: nothing is closed unless `grace` is given, only clients that hand over move"),
        /** The configuration server of Istio. */
        ISTIOD(
                Optional.of(Duration.ofMinutes(30)),
                10,
                JitterSide.BOTH,
                Duration.ofSeconds(10),
                "istiod (pkg/keepalive/options.go, --keepaliveMaxServerConnectionAge of its chart): 30 min and 10 s of"
                        + " grace; gRPC varies ages by 10 %"),
        /** WebSocket APIs of Amazon API Gateway. */
        @Key("aws-apigw")
        AWS_APIGW(
                Optional.of(Duration.ofHours(2)),
                0,
                JitterSide.BOTH,
                Duration.ZERO,
                "Amazon API Gateway, quotas of WebSocket APIs: cut after exactly 2 h, without a word before"),
        /** An Envoy at the edge. */
        @Key("envoy-edge")
        ENVOY_EDGE(
                Optional.of(Duration.ofSeconds(300)),
                0,
                JitterSide.ABOVE,
                Duration.ofSeconds(60),
                "Envoy as one user set it up (scalar-terraform#320): max_connection_duration 300 s, drain 60 s, no jitter");

        private final Optional<Duration> max;
        private final int jitterPercent;
        private final JitterSide jitterSide;
        private final Duration grace;
        private final String source;

        Preset(Optional<Duration> max, int jitterPercent, JitterSide jitterSide, Duration grace, String source) {
            this.max = max;
            this.jitterPercent = jitterPercent;
            this.jitterSide = jitterSide;
            this.grace = grace;
            this.source = source;
        }

        private Optional<Duration> max() {
            return max;
        }

        /** Whose values they are, and what they are. */
        public String source() {
            return source;
        }
    }

    /** The age that holds: what is given, else the preset's. */
    public Duration limit() {
        return max.or(() -> preset.flatMap(Preset::max)).orElseThrow();
    }

    /** The jitter that holds: what is given, else the preset's, else 10 %. */
    public double jitterShare() {
        return jitter.map(Fraction::value)
                .orElseGet(() -> preset.map(of -> of.jitterPercent).orElse(10) / 100.0);
    }

    /** The side that holds: what is given, else the preset's, else both. */
    public JitterSide side() {
        return jitterSide.orElseGet(() -> preset.map(of -> of.jitterSide).orElse(JitterSide.BOTH));
    }

    /** The grace that holds: what is given, else the preset's, else 30 s. */
    public Duration graceLimit() {
        return grace.orElseGet(() -> preset.map(of -> of.grace).orElse(Duration.ofSeconds(30)));
    }
}
