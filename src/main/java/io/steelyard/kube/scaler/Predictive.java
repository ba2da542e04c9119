package io.steelyard.kube.scaler;

import io.steelyard.kube.hpa.Autoscaler;
import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.Decision.MetricStatus;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.kube.hpa.MetricReading.ExternalValues;
import io.steelyard.kube.hpa.Proposal;
import io.steelyard.kube.hpa.ReplicaCalculator;
import io.steelyard.kube.hpa.Stabilizer;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Fraction;
import io.steelyard.scenario.kubernetes.MetricSourceType;
import io.steelyard.scenario.kubernetes.Quantity;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * An autoscaler that follows where a metric is going: it asks for the replicas that the metric's forecast needs, as many
 * seconds ahead as new pods take to carry load.
 *
 * <p>The forecast is Holt's linear exponential smoothing (C. C. Holt, "Forecasting seasonals and trends by exponentially
 * weighted moving averages", 1957, International Journal of Forecasting 20 (2004) 5-10): a level and a trend per sync, each
 * corrected by a share of its error, and level + steps x trend ahead. Departures: the trend begins at 0, and the forecast is
 * never taken below the metric's present value, so that nothing is taken away in advance. On the way down the highest wish
 * of a window holds, as in a HorizontalPodAutoscaler without behavior.
 */
public final class Predictive implements Autoscaler {
    /** The provider of the name {@code predictive}. */
    static final AutoscalerProvider<Config> PROVIDER = new Provider();

    private final Config config;
    private final Stabilizer wishes = new Stabilizer(List.of());
    private boolean started;
    private double level;
    private double trend;

    /**
     * What is forecast and how.
     *
     * @param metric the name of the metric, read as one value of all pods
     * @param averageValue the metric's share that a pod is to have
     * @param maxReplicas the most replicas
     * @param minReplicas the fewest replicas
     * @param horizon how far ahead the forecast is taken
     * @param levelShare the share of its error by which the level is corrected at each sync (Holt's alpha)
     * @param trendShare the share of its error by which the trend is corrected at each sync (Holt's beta)
     * @param downscaleStabilization the span whose highest wish holds
     * @param sync time between two decisions
     */
    public record Config(
            String metric,
            Quantity averageValue,
            int maxReplicas,
            @Default("1") int minReplicas,
            @Default("2m") Duration horizon,
            @Default("50%") Fraction levelShare,
            @Default("30%") Fraction trendShare,
            @Default("5m") Duration downscaleStabilization,
            @Default("15s") Duration sync) {
        public Config {
            Checks.positive("averageValue", averageValue.doubleValue());
            Checks.atLeast("minReplicas", 0, minReplicas);
            Checks.atLeast("maxReplicas", Math.max(1, minReplicas), maxReplicas);
            Checks.notNegative("horizon", horizon);
            Checks.notNegative("downscaleStabilization", downscaleStabilization);
            Checks.positive("sync", sync);
        }
    }

    public Predictive(Config config) {
        this.config = config;
    }

    @Override
    public long periodNanos() {
        return config.sync().toNanos();
    }

    @Override
    public Decision decide(long nowNanos, FleetSample sample) {
        if (!(sample.readings().get(0) instanceof ExternalValues values)) {
            return Decision.of(sample.specReplicas(), sample, List.of(status(Optional.empty())));
        }
        long valueMilli = ReplicaCalculator.sum(values.milli());
        learn(valueMilli);
        double ahead = (double) config.horizon().toNanos() / periodNanos();
        double expected = Math.max((double) valueMilli, level + ahead * trend);
        int wanted = bounded((int) Math.ceil(expected / config.averageValue().milliValue()));
        int desired = wishes.highest(wanted, config.downscaleStabilization().toNanos(), nowNanos);
        long perPodMilli = valueMilli / Math.max(1, sample.statusReplicas());
        return Decision.of(
                desired, sample, List.of(status(Optional.of(new Proposal(wanted, perPodMilli, OptionalInt.empty())))));
    }

    private void learn(long valueMilli) {
        double before = started ? level + trend : (double) valueMilli;
        double corrected = before + config.levelShare().value() * (valueMilli - before);
        trend = started ? trend + config.trendShare().value() * (corrected - level - trend) : 0;
        level = corrected;
        started = true;
    }

    private int bounded(int replicas) {
        return Math.max(config.minReplicas(), Math.min(config.maxReplicas(), replicas));
    }

    private MetricStatus status(Optional<Proposal> proposal) {
        String target = Quantity.canonical(config.averageValue().milliValue()) + " (avg)";
        return new MetricStatus(config.metric(), target, proposal, Optional.empty());
    }

    @Override
    public void restarted() {
        wishes.forget();
        started = false;
    }

    private static final class Provider implements AutoscalerProvider<Config> {
        @Override
        public String name() {
            return "predictive";
        }

        @Override
        public String summary() {
            return "replicas for a forecast of a metric by Holt's linear exponential smoothing";
        }

        @Override
        public Class<Config> optionsType() {
            return Config.class;
        }

        @Override
        public List<MetricRequest> metrics(Config options) {
            return List.of(new MetricRequest(
                    options.metric(),
                    MetricSourceType.External,
                    OptionalLong.of(options.averageValue().milliValue())));
        }

        @Override
        public Autoscaler create(Config options) {
            return new Predictive(options);
        }
    }
}
