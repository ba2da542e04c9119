package io.steelyard.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How a client that lost its connection, or could not get one, tries again. */
public sealed interface Reconnect
        permits Reconnect.Immediate, Reconnect.Fixed, Reconnect.Listed, Reconnect.Exponential, Reconnect.Preset {

    /** At once, without any wait. */
    record Immediate() implements Reconnect {}

    /** After the same wait every time; {@code spread} adds a uniformly random part of up to that length. */
    @Shorthand("delay")
    record Fixed(Duration delay, @Default("0s") Duration spread, Optional<Integer> attempts) implements Reconnect {
        public Fixed {
            Checks.notNegative("delay", delay);
            Checks.notNegative("spread", spread);
            attempts.ifPresent(value -> Checks.atLeast("attempts", 1, value));
        }
    }

    /** By a list of waits; after the last one the client repeats it, or gives up where {@code thenGiveUp}. */
    @Shorthand("delays")
    record Listed(
            List<Duration> delays,
            @Default("false") boolean thenGiveUp,
            @Default("0%") Fraction jitter) implements Reconnect {
        public Listed {
            delays = List.copyOf(delays);
            if (delays.isEmpty()) {
                throw new IllegalArgumentException("delays must not be empty");
            }
            delays.forEach(delay -> Checks.notNegative("delays", delay));
        }
    }

    /**
     * Exponential: the k-th wait, k from 0, is {@code base * factor^k}, limited by {@code cap}, with jitter.
     *
     * @param exponentStart the k of the first wait (the AWS simulator begins at 1)
     * @param proportion the half-width of the jitter called proportional, as a share of the wait
     * @param capped whether the cap applies before or after the jitter (socket.io: after, so late waits lose theirs)
     */
    record Exponential(
            Duration base,
            @Default("2.0") double factor,
            Duration cap,
            @Default("full") Jitter jitter,
            @Default("50%") Fraction proportion,
            @Default("beforeJitter") Capped capped,
            @Default("0") int exponentStart,
            Optional<Integer> attempts)
            implements Reconnect {
        public Exponential {
            Checks.positive("base", base);
            if (!(factor >= 1) || Double.isInfinite(factor)) {
                throw new IllegalArgumentException("factor must be at least 1 but is " + factor);
            }
            if (cap.compareTo(base) < 0) {
                throw new IllegalArgumentException("cap must not be shorter than base but is " + Durations.text(cap));
            }
            Checks.atLeast("exponentStart", 0, exponentStart);
            attempts.ifPresent(value -> Checks.atLeast("attempts", 1, value));
        }
    }

    /** The policy of a real client library, by name; {@code list presets} tells which. */
    @Shorthand("name")
    record Preset(String name) implements Reconnect {}

    /** How a computed wait v is randomised. */
    enum Jitter {
        /** v itself. */
        NONE,
        /** Uniform between 0 and v. */
        FULL,
        /** v/2 plus uniform between 0 and v/2. */
        EQUAL,
        /** min(cap, uniform between base and three times the wait before). */
        DECORRELATED,
        /** Uniform between v * (1 - proportion) and v * (1 + proportion). */
        PROPORTIONAL
    }

    /** Where the cap stands in the computation. */
    enum Capped {
        /** The wait is capped, then jittered: it may exceed the cap. */
        BEFORE_JITTER,
        /** The wait is jittered, then capped. */
        AFTER_JITTER
    }
}
