package io.steelyard.sim;

import io.steelyard.kube.keda.ScaledObjectHpa;
import io.steelyard.random.Distribution;
import io.steelyard.scenario.Arrivals;
import io.steelyard.scenario.Clients;
import io.steelyard.scenario.Scenario;
import io.steelyard.scenario.Setup;
import io.steelyard.traffic.ArrivalRates;
import io.steelyard.traffic.Laws;
import io.steelyard.traffic.Population;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What can be told of a scenario's baseline without a run: the mean number of clients over time, and what follows from it.
 *
 * <p>Everybody is taken to stay for a lifetime from the first arrival on (M_t/G/infinity), so losses and refusals are left
 * out. Pauses of closed populations are taken as over or not begun: their clients count by their share of time present.
 *
 * @param openAtStart clients at 0, mean
 * @param peakOpen most clients at any instant looked at, mean
 * @param peakNanos when that is
 * @param arrivals clients that arrive in the measured part, mean
 * @param settling clients that arrive before it, mean
 * @param targetPerPod connections that the autoscaler wants on a pod, if it says so
 * @param podsAtStart replicas that it makes of the connections at 0; empty without a target
 * @param podsAtPeak replicas that it makes of the most connections; empty without a target
 * @param eventsPerRun events of one run, at a guess: two for each client
 */
public record Outlook(
        double openAtStart,
        double peakOpen,
        long peakNanos,
        double arrivals,
        double settling,
        OptionalDouble targetPerPod,
        OptionalLong podsAtStart,
        OptionalLong podsAtPeak,
        double eventsPerRun) {
    private static final int STEPS = 400;

    /** The outlook for the baseline of a scenario. */
    public static Outlook of(Scenario scenario) {
        Setup setup = scenario.baselineSetup();
        Clients clients = setup.clients();
        Distribution lifetime = Laws.distribution(clients.lifetime().law());
        long horizon = scenario.duration().toNanos();
        double closed = closed(clients, lifetime);
        double others = clients.start() == Clients.Start.EMPTY
                ? 0
                : clients.open()
                        .map(count -> (double) count.value())
                        .orElseGet(() -> Population.expectedOpen(clients, lifetime, 0));
        double[] open = open(clients.arrivals(), lifetime, others, closed, horizon);
        int peak = 0;
        for (int step = 1; step < open.length; step++) {
            if (open[step] > open[peak]) {
                peak = step;
            }
        }
        double arrivals = ArrivalRates.expectedArrivals(clients.arrivals(), 0, horizon);
        double settling = settling(clients, lifetime, others);
        OptionalDouble target = TargetPerPod.of(setup);
        return new Outlook(
                open[0],
                open[peak],
                horizon / STEPS * peak,
                arrivals,
                settling,
                target,
                pods(setup, target, open[0]),
                pods(setup, target, open[peak]),
                2 * (others + closed + arrivals + settling));
    }

    /** The mean number at even steps through the run. */
    private static double[] open(
            List<Arrivals> arrivals, Distribution lifetime, double others, double closed, long horizon) {
        long step = horizon / STEPS;
        double[] came = new double[STEPS];
        for (int i = 0; i < STEPS; i++) {
            came[i] = ArrivalRates.expectedArrivals(arrivals, i * step, (i + 1) * step);
        }
        double mean = lifetime.mean();
        double[] open = new double[STEPS + 1];
        for (int i = 0; i <= STEPS; i++) {
            double left = mean < Double.POSITIVE_INFINITY ? lifetime.integratedSurvival((double) (i * step)) / mean : 0;
            open[i] = closed + others * (1 - left);
            for (int j = 0; j < i; j++) {
                double from = lifetime.integratedSurvival((double) ((i - j - 1) * step));
                double to = lifetime.integratedSurvival((double) ((i - j) * step));
                open[i] += came[j] * (to - from) / step;
            }
        }
        return open;
    }

    private static double closed(Clients clients, Distribution lifetime) {
        double present = 0;
        for (Arrivals entry : clients.arrivals()) {
            if (entry instanceof Arrivals.Closed closed) {
                double pause = Laws.distribution(closed.pause()).mean();
                double stay = lifetime.mean();
                double share = stay == Double.POSITIVE_INFINITY ? 1 : stay / (stay + pause);
                present += closed.clients().value() * share;
            }
        }
        return present;
    }

    private static double settling(Clients clients, Distribution lifetime, double others) {
        if (clients.start() != Clients.Start.SETTLED || lifetime.mean() == Double.POSITIVE_INFINITY) {
            return 0;
        }
        return clients.settle() * others;
    }

    /** What the autoscaler makes of so many connections: within its tolerance the replicas stay. */
    private static OptionalLong pods(Setup setup, OptionalDouble target, double open) {
        if (target.isEmpty()) {
            return OptionalLong.empty();
        }
        double tolerance = setup.kubernetes().horizontalPodAutoscaler().tolerance();
        double ratio = open / (target.getAsDouble() * setup.replicas());
        long wanted =
                Math.abs(ratio - 1) <= tolerance ? setup.replicas() : (long) Math.ceil(open / target.getAsDouble());
        long least = ScaledObjectHpa.of(setup).map(hpa -> hpa.minReplicas()).orElse(1);
        long most = ScaledObjectHpa.of(setup).map(hpa -> hpa.maxReplicas()).orElse(Integer.MAX_VALUE);
        return OptionalLong.of(Math.max(least, Math.min(most, wanted)));
    }
}
