package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.random.Distribution;
import io.steelyard.random.Purpose;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Clients;
import io.steelyard.theory.InfiniteServer;
import java.util.List;

/**
 * How many clients are there at the first instant of a run, besides those of closed entries.
 *
 * <p>Without {@code open} it is a Poisson number with the mean that the arrivals keep up; with residual lifetimes from
 * {@link Lifetimes#residual} this is the exact stationary state for arrivals of constant rate and every lifetime law
 * (M/G/infinity). For scheduled arrivals it is exact too, since what holds at the start held before. For diurnal
 * arrivals the mean is exact, for on-off arrivals it is that over a cycle, and in both the residual lifetimes are those of
 * constant arrivals; settling before the start takes that out. Bursts and exact counts begin with nobody.
 */
public final class Population {
    private Population() {}

    /**
     * Returns the number of clients at the first instant.
     *
     * @param lifetime the law of {@code clients.lifetime()}, nanoseconds
     * @param startNanos the first instant that is simulated; may be negative
     * @throws IllegalArgumentException if the lifetime has no finite mean, so that arrivals would pile up without end
     */
    public static long initial(Clients clients, Distribution lifetime, long startNanos, CounterStream draws) {
        if (clients.start() == Clients.Start.EMPTY) {
            return 0;
        }
        if (clients.open().isPresent()) {
            return clients.open().get().value();
        }
        double mean = expectedOpen(clients, lifetime, startNanos);
        return PoissonCount.sample(mean, draws.at(Purpose.PHASE, Long.MIN_VALUE, 0));
    }

    /**
     * Returns the mean number of open clients at an instant, when the arrivals have been going on for ever.
     *
     * @throws IllegalArgumentException if it is infinite
     */
    public static double expectedOpen(Clients clients, Distribution lifetime, long atNanos) {
        double sum = 0;
        for (Arrivals entry : clients.arrivals()) {
            sum += expectedOpen(entry, lifetime, atNanos);
        }
        if (sum == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException(
                    "lifetime must have a finite mean where the clients at the start are to be"
                            + " those that the arrivals keep up; give open, or start: empty");
        }
        return sum;
    }

    private static double expectedOpen(Arrivals entry, Distribution lifetime, long atNanos) {
        double rate = 0;
        if (entry instanceof Arrivals.Poisson || entry instanceof Arrivals.Schedule) {
            rate = ArrivalRates.meanRatePerSecond(List.of(entry), Math.min(0, atNanos));
        } else if (entry instanceof Arrivals.OnOff onOff) {
            double on = Nanos.of(onOff.on());
            rate = onOff.rate().perSecond() * on / (on + Nanos.of(onOff.off()));
        } else if (entry instanceof Arrivals.Diurnal diurnal) {
            rate = delayedRate(diurnal, lifetime, (double) atNanos);
        }
        return rate == 0 ? 0 : rate / Nanos.PER_SECOND * lifetime.mean();
    }

    /** The rate that the number of clients follows: the sine, weakened and late. */
    private static double delayedRate(Arrivals.Diurnal diurnal, Distribution lifetime, double atNanos) {
        if (lifetime.mean() == Double.POSITIVE_INFINITY) {
            return diurnal.mean().perSecond();
        }
        double period = Nanos.of(diurnal.period());
        InfiniteServer.Response response = InfiniteServer.response(lifetime, period);
        double sine = DiurnalArrivals.sine(atNanos - Nanos.of(diurnal.phase()) - response.lag(), period);
        return diurnal.mean().perSecond() * (1 + diurnal.amplitude().value() * response.gain() * sine);
    }
}
