package io.steelyard.select.research;

import io.steelyard.fleet.FleetView;
import io.steelyard.random.RandomSource;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.select.Members;
import io.steelyard.select.Pick;
import io.steelyard.select.Selector;
import io.steelyard.select.SelectorProvider;
import java.time.Duration;
import java.util.Arrays;

/**
 * Finagle's peak EWMA: of two endpoints drawn at random the one with the lesser product of latency and connections.
 *
 * <p>Follows {@code loadbalancer/PeakEwma.scala} (twitter/finagle 1e8497e) and {@code p2c/P2CPick.scala} (1f1986d). The latency is a moving
 * average that jumps to every peak and decays over time, also while nothing is measured; the cost is latency times
 * (connections + 1), and an endpoint that has connections but no latency yet is avoided. Weights are ignored. Departures:
 *
 * <ul>
 *   <li>there are no requests here, and the latency is what a connection takes from its assignment until it stands or has
 *       failed, where Finagle takes the time until the session is closed; where all stand at once it chooses by connections;
 *   <li>connections that are being made to one endpoint are taken to end in the order of their assignments, and one that its
 *       client gave up is noticed at the next choice.
 * </ul>
 */
public final class PeakEwma implements Selector {
    /** The kind {@code peak-ewma}. */
    public static final SelectorProvider<Config> PROVIDER = SelectorProvider.of(
            "peak-ewma",
            "of two endpoints the one with less latency times connections (Finagle's peak EWMA)",
            Config.class,
            PeakEwma::new);

    private static final double PENALTY = Long.MAX_VALUE >> 16;

    private final RandomSource random;
    private final double decayNanos;
    private final Members members = new Members();
    private final Beginnings beginnings = new Beginnings();
    private double[] latency = new double[0];
    private long[] observedAt = new long[0];

    /**
     * The options of {@code peak-ewma}.
     *
     * @param decayTime after how long a latency has 1/e of its weight, longer than 0s
     */
    public record Config(@Default("10s") Duration decayTime) {
        public Config {
            Checks.positive("decayTime", decayTime);
        }
    }

    /** Creates a selector; draws two numbers for each choice among two or more. */
    public PeakEwma(Config config, RandomSource random) {
        this.random = random;
        decayNanos = config.decayTime().toNanos();
    }

    @Override
    public int select(Pick pick, FleetView view) {
        int size = view.size();
        if (size < 2) {
            return size == 0 ? NONE : view.slotAt(0);
        }
        int rank = random.nextInt(size);
        int other = random.nextInt(size - 1);
        int one = view.slotAt(rank);
        int two = view.slotAt(other >= rank ? other + 1 : other);
        return cost(pick.now(), one, view) < cost(pick.now(), two, view) ? one : two;
    }

    private double cost(long now, int slot, FleetView view) {
        int connections = view.active(slot);
        while (beginnings.count(slot) > connections - view.established(slot)) {
            onEstablished(now, slot);
        }
        observe(now, slot, 0);
        return latency[slot] == 0 && connections > 0 ? PENALTY + connections : latency[slot] * (connections + 1);
    }

    private void observe(long now, int slot, double nanos) {
        if (nanos > latency[slot]) {
            latency[slot] = nanos;
        } else if (latency[slot] > 0) {
            double kept = StrictMath.exp(-(now - observedAt[slot]) / decayNanos);
            latency[slot] = latency[slot] * kept + nanos * (1 - kept);
        }
        observedAt[slot] = now;
    }

    @Override
    public void onAssigned(Pick pick, int slot) {
        beginnings.add(slot, pick.now());
    }

    @Override
    public void onEstablished(long now, int slot) {
        observe(now, slot, (double) (now - beginnings.remove(slot)));
    }

    @Override
    public void onFailed(Pick pick, int slot) {
        onEstablished(pick.now(), slot);
    }

    @Override
    public void onMembership(long now, FleetView view) {
        members.refresh(view);
        beginnings.room(view.slotLimit());
        latency = Arrays.copyOf(latency, view.slotLimit());
        observedAt = Arrays.copyOf(observedAt, view.slotLimit());
        for (int i = 0; i < members.joined().size(); i++) {
            latency[members.joined().get(i)] = 0;
            observedAt[members.joined().get(i)] = now;
        }
    }
}
