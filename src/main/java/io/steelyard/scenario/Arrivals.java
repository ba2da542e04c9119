package io.steelyard.scenario;

import java.time.Duration;
import java.util.List;

/** A stream of arriving clients. */
@NotModelled({"trace"})
public sealed interface Arrivals
        permits Arrivals.Poisson,
                Arrivals.Burst,
                Arrivals.Schedule,
                Arrivals.Diurnal,
                Arrivals.OnOff,
                Arrivals.Closed,
                Arrivals.Exact {

    /** Whether clients come all the time, so that a stationary population exists where lifetimes have a mean. */
    default boolean everlasting() {
        return !(this instanceof Burst) && !(this instanceof Exact) && !(this instanceof Closed);
    }

    /** Poisson arrivals of constant rate. */
    @Shorthand("rate")
    record Poisson(Rate rate) implements Arrivals {}

    /** Exactly so many clients, each at an instant drawn uniformly from a window (all at once where it has no length). */
    record Burst(Duration at, Count clients, @Default("0s") Duration over) implements Arrivals {
        public Burst {
            Checks.notNegative("at", at);
            Checks.notNegative("over", over);
        }
    }

    /** Poisson arrivals whose rate is constant between the listed instants; the last one holds until the end. */
    @Shorthand("steps")
    record Schedule(List<Step> steps) implements Arrivals {
        public Schedule {
            steps = List.copyOf(steps);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("steps must not be empty");
            }
            for (int i = 1; i < steps.size(); i++) {
                if (steps.get(i).from().compareTo(steps.get(i - 1).from()) <= 0) {
                    throw new IllegalArgumentException("steps must be in the order of time");
                }
            }
        }

        /** From this instant on, this rate. */
        public record Step(Duration from, Rate rate) {
            public Step {
                Checks.notNegative("from", from);
            }
        }
    }

    /** Poisson arrivals whose rate swings as a sine: {@code mean * (1 + amplitude * sin(2 pi (t - phase) / period))}. */
    record Diurnal(
            Rate mean,
            @Default("50%") Fraction amplitude,
            @Default("1d") Duration period,
            @Default("0s") Duration phase)
            implements Arrivals {
        public Diurnal {
            Checks.positive("period", period);
        }
    }

    /** Poisson arrivals that are switched on and off in turn; both spans are exponential, or fixed where asked for. */
    @Key("on-off")
    record OnOff(
            Rate rate,
            Duration on,
            Duration off,
            @Default("false") boolean fixed) implements Arrivals {
        public OnOff {
            Checks.positive("on", on);
            Checks.positive("off", off);
        }
    }

    /** A closed population: each client stays its lifetime, pauses, and comes again. */
    record Closed(Count clients, Law pause) implements Arrivals {
        public Closed {
            Checks.atLeast("clients", 1, clients.value());
            Checks.atMost("clients", Integer.MAX_VALUE, clients.value());
            if (!pause.hasFiniteMean()) {
                throw new IllegalArgumentException("pause must have a finite mean");
            }
        }
    }

    /** Exactly so many clients at evenly spaced instants from {@code at} on. */
    record Exact(
            Count clients,
            @Default("0s") Duration at,
            @Default("0s") Duration every) implements Arrivals {
        public Exact {
            Checks.notNegative("at", at);
            Checks.notNegative("every", every);
        }
    }
}
