package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Reconnect;

/**
 * Exponential waits with no, full, equal or proportional jitter, capped before or after it.
 *
 * <p>Full and equal jitter as M. Brooker defines them ("Exponential Backoff And Jitter", AWS Architecture Blog, 2015);
 * proportional jitter as in socket.io and other client libraries.
 */
final class ExponentialBackoff implements ReconnectPolicy {
    private static final int TABLE = 64;

    private static final double HUGE = 1e30;

    private final double[] uncappedNanos = new double[TABLE];
    private final double baseNanos;
    private final double logFactor;
    private final int exponentStart;
    private final double capNanos;
    private final boolean capFirst;
    private final double least;
    private final double width;
    private final int attempts;

    ExponentialBackoff(Reconnect.Exponential backoff) {
        baseNanos = Nanos.of(backoff.base());
        double factor = backoff.factor();
        logFactor = StrictMath.log(factor);
        exponentStart = backoff.exponentStart();
        capNanos = Nanos.of(backoff.cap());
        capFirst = backoff.capped() == Reconnect.Capped.BEFORE_JITTER;
        attempts = backoff.attempts().orElse(Integer.MAX_VALUE);
        double proportion = backoff.proportion().value();
        least = switch (backoff.jitter()) {
            case FULL -> 0;
            case EQUAL -> 0.5;
            case PROPORTIONAL -> 1 - proportion;
            default -> 1;
        };
        width = switch (backoff.jitter()) {
            case FULL -> 1;
            case EQUAL -> 0.5;
            case PROPORTIONAL -> 2 * proportion;
            default -> 0;
        };
        for (int k = 0; k < TABLE; k++) {
            uncappedNanos[k] = Math.min(HUGE, baseNanos * StrictMath.pow(factor, (double) k + exponentStart));
        }
    }

    /** Beyond the table, without {@link StrictMath#pow}, which allocates in some JDKs. */
    private double beyondTable(int failures) {
        double exponent = (double) failures + exponentStart;
        return Math.min(HUGE, baseNanos * StrictMath.exp(exponent * logFactor));
    }

    @Override
    public long delayNanos(CounterStream draws, long client, long attempt, int failures) {
        if (failures >= attempts) {
            return GIVE_UP;
        }
        double wait = failures < TABLE ? uncappedNanos[failures] : beyondTable(failures);
        if (capFirst) {
            wait = Math.min(wait, capNanos);
        }
        if (width > 0) {
            wait *= least + width * draws.at(Purpose.BACKOFF, client, attempt).nextDouble();
        }
        return Nanos.rounded(capFirst ? wait : Math.min(wait, capNanos));
    }
}
