package io.steelyard.observe;

import io.steelyard.fleet.PodTable;
import io.steelyard.stats.Imbalance;
import io.steelyard.structure.CountBuckets;

/** Follows how many connections each pod holds: for the ledger, and for the balance of those that serve. */
final class LoadRecorder {
    private final PodTable pods;
    private final CountBuckets serving;
    private final Ledger ledger;
    private final BalanceRecorder balance;
    private final SpreadSample servingLoads = new SpreadSample();
    private final SpreadSample allLoads = new SpreadSample();

    /**
     * @param serving the connections of pods that serve, which are changed here
     */
    LoadRecorder(PodTable pods, CountBuckets serving, Ledger ledger, BalanceRecorder balance) {
        this.pods = pods;
        this.serving = serving;
        this.ledger = ledger;
        this.balance = balance;
    }

    /** The run begins; the ledger has begun already. */
    void begin(long now) {
        for (int i = 0; i < pods.liveCount(); i++) {
            int pod = pods.live(i);
            if (pods.serving(pod)) {
                serving.add(pod, ledger.held(pod));
            }
        }
        balance.begin(now);
    }

    /** A pod has got a connection. */
    void open(long now, int pod) {
        ledger.open(now, pod);
        if (serving.contains(pod)) {
            serving.increment(pod);
            balance.change();
        }
    }

    /** A connection to a pod has ended. */
    void close(long now, int pod, long heldNanos) {
        ledger.close(now, pod, heldNanos);
        if (serving.contains(pod)) {
            serving.decrement(pod);
            balance.change();
        }
    }

    /** A pod serves from now on. */
    void serve(long now, int pod) {
        serving.add(pod, ledger.held(pod));
        balance.disturb(now);
    }

    /** A pod does not serve any more. */
    void cease(long now, int pod) {
        serving.remove(pod);
        balance.disturb(now);
    }

    /** Looks how the connections are spread. */
    void look(long now) {
        servingLoads.clear();
        allLoads.clear();
        for (int i = 0; i < pods.liveCount(); i++) {
            int pod = pods.live(i);
            int load = ledger.held(pod);
            if (serving.contains(pod)) {
                servingLoads.add(load);
            }
            if (load > 0) {
                allLoads.add(load);
            }
        }
        servingLoads.sort();
        allLoads.sort();
        balance.sample(now, servingLoads, allLoads);
    }

    /** Sets what a sample shows, after {@link #look}. */
    void sample(SeriesRecorder series) {
        series.set(SeriesColumn.SERVING_PODS, serving.size());
        series.set(SeriesColumn.MAX_OVER_MEAN, balance.maxOverMean());
        series.set(SeriesColumn.NOISE_FLOOR, balance.noiseFloor());
        series.set(SeriesColumn.COEFFICIENT_OF_VARIATION, balance.coefficientOfVariation());
        series.set(SeriesColumn.GINI, servingLoads.gini());
    }

    /** Gives what it would take at this instant to level the loads. */
    void fill(MetricValues values) {
        values.set(RebalancingMetrics.TRANSPORT, transport());
    }

    private double transport() {
        int[] loads = new int[serving.size()];
        int size = 0;
        for (int i = 0; i < pods.liveCount(); i++) {
            if (serving.contains(pods.live(i))) {
                loads[size++] = ledger.held(pods.live(i));
            }
        }
        return size == 0 ? Double.NaN : Imbalance.of(loads).minMoves();
    }
}
