package io.steelyard.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The probability law of a span of time: how long a client stays, how long a pod takes to start. */
public sealed interface Law
        permits Law.Exponential,
                Law.Lognormal,
                Law.Weibull,
                Law.Pareto,
                Law.Gamma,
                Law.Uniform,
                Law.Deterministic,
                Law.Mixture,
                Law.Empirical,
                Law.Never,
                Law.Preset {

    /** Whether the mean span is finite; it is not for {@code never} and for a Pareto law with alpha of 1 or less. */
    default boolean hasFiniteMean() {
        if (this instanceof Mixture mixture) {
            return mixture.parts().stream().allMatch(part -> part.law().hasFiniteMean());
        }
        return !(this instanceof Never) && !(this instanceof Pareto pareto && pareto.alpha() <= 1);
    }

    /** Exponential with the given mean. */
    @Shorthand("mean")
    record Exponential(Duration mean) implements Law {
        public Exponential {
            Checks.positive("mean", mean);
        }
    }

    /**
     * Lognormal, given by its median and one more figure: the standard deviation of the logarithm, the 95th percentile,
     * or the mean with its coefficient of variation.
     */
    record Lognormal(
            Optional<Duration> median,
            Optional<Double> sigma,
            Optional<Duration> p95,
            Optional<Duration> mean,
            Optional<Double> cv)
            implements Law {
        public Lognormal {
            boolean byMedian =
                    median.isPresent() && (sigma.isPresent() != p95.isPresent()) && mean.isEmpty() && cv.isEmpty();
            boolean byMean = mean.isPresent() && cv.isPresent() && median.isEmpty() && sigma.isEmpty() && p95.isEmpty();
            if (!byMedian && !byMean) {
                throw new IllegalArgumentException(
                        "lognormal takes median with sigma, median with p95, or mean with cv (coefficient of variation)");
            }
            median.ifPresent(value -> Checks.positive("median", value));
            mean.ifPresent(value -> Checks.positive("mean", value));
            sigma.ifPresent(value -> Checks.positive("sigma", value));
            cv.ifPresent(value -> Checks.positive("cv", value));
            p95.ifPresent(value -> {
                if (value.compareTo(median.orElseThrow()) <= 0) {
                    throw new IllegalArgumentException(
                            "p95 must be longer than the median but is " + Durations.text(value));
                }
            });
        }
    }

    /** Weibull: shape below 1 has many short spans and a long tail; give the scale or the mean. */
    record Weibull(double shape, Optional<Duration> scale, Optional<Duration> mean) implements Law {
        public Weibull {
            Checks.positive("shape", shape);
            Checks.oneOf("scale", scale, "mean", mean);
            scale.ifPresent(value -> Checks.positive("scale", value));
            mean.ifPresent(value -> Checks.positive("mean", value));
        }
    }

    /** Pareto (type I): no span is shorter than {@code min}; the mean is infinite where alpha is 1 or less. */
    record Pareto(double alpha, Optional<Duration> min, Optional<Duration> mean) implements Law {
        public Pareto {
            Checks.positive("alpha", alpha);
            Checks.oneOf("min", min, "mean", mean);
            min.ifPresent(value -> Checks.positive("min", value));
            mean.ifPresent(value -> Checks.positive("mean", value));
            if (mean.isPresent() && alpha <= 1) {
                throw new IllegalArgumentException("alpha must be above 1 for the mean to exist but is " + alpha);
            }
        }
    }

    /** Gamma by shape and mean. */
    record Gamma(double shape, Duration mean) implements Law {
        public Gamma {
            Checks.positive("shape", shape);
            Checks.positive("mean", mean);
        }
    }

    /** Uniform between two spans. */
    record Uniform(Duration low, Duration high) implements Law {
        public Uniform {
            Checks.notNegative("low", low);
            if (high.compareTo(low) <= 0) {
                throw new IllegalArgumentException("high must be longer than low but is " + Durations.text(high));
            }
        }
    }

    /** Always the same span. */
    @Shorthand("value")
    record Deterministic(Duration value) implements Law {
        public Deterministic {
            Checks.notNegative("value", value);
        }
    }

    /** One of several laws, drawn by weight. */
    @Shorthand("parts")
    record Mixture(List<Part> parts) implements Law {
        public Mixture {
            parts = List.copyOf(parts);
            if (parts.isEmpty()) {
                throw new IllegalArgumentException("parts must not be empty");
            }
        }

        /** A law and its weight in a mixture; weights need not sum to 1. */
        public record Part(double weight, @Inline Law law) {
            public Part {
                Checks.positive("weight", weight);
            }
        }
    }

    /** One of the listed spans, each with the same probability. */
    @Shorthand("values")
    record Empirical(List<Duration> values) implements Law {
        public Empirical {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("values must not be empty");
            }
            values.forEach(value -> Checks.positive("values", value));
        }
    }

    /** Without end: the client stays until the run is over. */
    record Never() implements Law {}

    /** A law fitted from real sessions, by name; {@code list distributions} tells which. */
    @Shorthand("name")
    record Preset(String name) implements Law {}
}
