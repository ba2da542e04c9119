package io.steelyard.traffic;

import io.steelyard.scenario.Arrivals;
import java.util.List;

/**
 * The mean intensity of a scenario's arrivals, without drawing any.
 *
 * <p>Closed entries count as nothing here: their arrivals depend on how long the clients stay. On-off arrivals with
 * exponential spans count by their mean over the states of the switch.
 */
public final class ArrivalRates {
    private ArrivalRates() {}

    /**
     * Returns the mean number of arrivals per second at an instant; instants at which many arrive at once add nothing.
     *
     * @param atNanos nanoseconds from the start of the run; may be negative
     */
    public static double meanRatePerSecond(List<Arrivals> arrivals, long atNanos) {
        double sum = 0;
        for (Arrivals entry : arrivals) {
            sum += rate(entry, (double) atNanos);
        }
        return sum;
    }

    /** Returns the mean number of arrivals at instants from {@code fromNanos} on and before {@code toNanos}. */
    public static double expectedArrivals(List<Arrivals> arrivals, long fromNanos, long toNanos) {
        double sum = 0;
        for (Arrivals entry : arrivals) {
            sum += Math.max(0, expectedBefore(entry, (double) toNanos) - expectedBefore(entry, (double) fromNanos));
        }
        return sum;
    }

    private static double rate(Arrivals entry, double at) {
        if (entry instanceof Arrivals.Poisson poisson) {
            return poisson.rate().perSecond();
        }
        if (entry instanceof Arrivals.Burst burst) {
            double over = Nanos.of(burst.over());
            double since = at - Nanos.of(burst.at());
            return since >= 0 && since < over ? burst.clients().value() / over * Nanos.PER_SECOND : 0;
        }
        if (entry instanceof Arrivals.Schedule schedule) {
            return scheduledRate(schedule.steps(), at);
        }
        if (entry instanceof Arrivals.Diurnal diurnal) {
            double sine = DiurnalArrivals.sine(at - Nanos.of(diurnal.phase()), Nanos.of(diurnal.period()));
            return diurnal.mean().perSecond() * (1 + diurnal.amplitude().value() * sine);
        }
        if (entry instanceof Arrivals.OnOff onOff) {
            double on = Nanos.of(onOff.on());
            double cycle = on + Nanos.of(onOff.off());
            double share = onOff.fixed() ? (at - Math.floor(at / cycle) * cycle < on ? 1 : 0) : on / cycle;
            return onOff.rate().perSecond() * share;
        }
        if (entry instanceof Arrivals.Exact exact) {
            double every = Nanos.of(exact.every());
            double since = at - Nanos.of(exact.at());
            return since >= 0 && since < every * exact.clients().value() ? Nanos.PER_SECOND / every : 0;
        }
        return 0;
    }

    private static double scheduledRate(List<Arrivals.Schedule.Step> steps, double at) {
        double rate = 0;
        for (Arrivals.Schedule.Step step : steps) {
            if (Nanos.of(step.from()) <= Math.max(0, at)) {
                rate = step.rate().perSecond();
            }
        }
        return rate;
    }

    /** The mean number of arrivals before an instant, counted from the start of the run: negative before it. */
    private static double expectedBefore(Arrivals entry, double at) {
        double seconds = at / Nanos.PER_SECOND;
        if (entry instanceof Arrivals.Poisson poisson) {
            return poisson.rate().perSecond() * seconds;
        }
        if (entry instanceof Arrivals.Burst burst) {
            double over = Nanos.of(burst.over());
            double since = at - Nanos.of(burst.at());
            return since <= 0 ? 0 : burst.clients().value() * (since >= over ? 1 : since / over);
        }
        if (entry instanceof Arrivals.Schedule schedule) {
            return scheduledBefore(schedule.steps(), at);
        }
        if (entry instanceof Arrivals.Diurnal diurnal) {
            double period = Nanos.of(diurnal.period());
            double phase = Nanos.of(diurnal.phase());
            double swing = diurnal.amplitude().value() * (period / Nanos.PER_SECOND) / (2 * Math.PI);
            double cosines = cosine(-phase, period) - cosine(at - phase, period);
            return diurnal.mean().perSecond() * (seconds + swing * cosines);
        }
        if (entry instanceof Arrivals.OnOff onOff) {
            return onOff.rate().perSecond() * onSeconds(onOff, at);
        }
        if (entry instanceof Arrivals.Exact exact) {
            double since = at - Nanos.of(exact.at());
            double every = Nanos.of(exact.every());
            double arrived = every == 0 ? exact.clients().value() : Math.ceil(since / every);
            return since <= 0 ? 0 : Math.min((double) exact.clients().value(), arrived);
        }
        return 0;
    }

    private static double onSeconds(Arrivals.OnOff onOff, double at) {
        double on = Nanos.of(onOff.on());
        double cycle = on + Nanos.of(onOff.off());
        if (!onOff.fixed()) {
            return at / Nanos.PER_SECOND * on / cycle;
        }
        double cycles = Math.floor(at / cycle);
        return (cycles * on + Math.min(on, at - cycles * cycle)) / Nanos.PER_SECOND;
    }

    private static double scheduledBefore(List<Arrivals.Schedule.Step> steps, double at) {
        if (at < 0) {
            return scheduledRate(steps, 0) * at / Nanos.PER_SECOND;
        }
        double sum = 0;
        for (int i = 0; i < steps.size(); i++) {
            double from = Nanos.of(steps.get(i).from());
            double until = i + 1 < steps.size()
                    ? Math.min(at, Nanos.of(steps.get(i + 1).from()))
                    : at;
            sum += Math.max(0, until - from)
                    / Nanos.PER_SECOND
                    * steps.get(i).rate().perSecond();
        }
        return sum;
    }

    private static double cosine(double nanos, double periodNanos) {
        return DiurnalArrivals.sine(nanos + periodNanos / 4, periodNanos);
    }
}
