package io.steelyard.traffic;

import io.steelyard.random.CounterStream;
import io.steelyard.scenario.Arrivals;
import java.util.ArrayList;
import java.util.List;

/** The registry of arrival processes: one line for each kind of entry in a scenario. */
public final class ArrivalProcesses {
    private ArrivalProcesses() {}

    /**
     * The span that arrivals are wanted for, and where their draws come from.
     *
     * @param startNanos the first instant; negative where the run is settled before its start
     * @param endNanos the instant before which arrivals come
     */
    record Window(long startNanos, long endNanos, CounterStream draws) {}

    /**
     * Returns the superposition of all open entries; ties go to the earlier entry. The draws of an entry depend on its
     * index in the list and on nothing else. {@link Arrivals.Closed} entries are left to {@link ClosedClients}.
     *
     * @param startNanos where Poisson, scheduled, diurnal and on-off arrivals begin; may be negative. Bursts and exact
     *     counts come at their own instants, which are never negative
     * @param endNanos arrivals come before this instant
     */
    public static ArrivalProcess create(
            List<Arrivals> arrivals, long startNanos, long endNanos, long seed, int replication) {
        Window window = new Window(startNanos, endNanos, new CounterStream(seed, replication));
        List<ArrivalProcess> parts = new ArrayList<>();
        for (int entry = 0; entry < arrivals.size(); entry++) {
            if (!(arrivals.get(entry) instanceof Arrivals.Closed)) {
                parts.add(create(arrivals.get(entry), window, entry));
            }
        }
        if (parts.isEmpty()) {
            return () -> ArrivalProcess.NONE;
        }
        return parts.size() == 1 ? parts.get(0) : new MergedArrivals(parts);
    }

    private static ArrivalProcess create(Arrivals arrivals, Window window, long entry) {
        if (arrivals instanceof Arrivals.Poisson poisson) {
            return new PoissonArrivals(poisson.rate().perSecond(), window, entry);
        }
        if (arrivals instanceof Arrivals.Burst burst) {
            return new BurstArrivals(burst, window, entry);
        }
        if (arrivals instanceof Arrivals.Schedule schedule) {
            return new ScheduledArrivals(schedule.steps(), window, entry);
        }
        if (arrivals instanceof Arrivals.Diurnal diurnal) {
            return new DiurnalArrivals(diurnal, window, entry);
        }
        if (arrivals instanceof Arrivals.OnOff onOff) {
            return new OnOffArrivals(onOff, window, entry);
        }
        return new ExactArrivals((Arrivals.Exact) arrivals, window);
    }
}
