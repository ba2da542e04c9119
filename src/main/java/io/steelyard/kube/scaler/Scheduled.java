package io.steelyard.kube.scaler;

import io.steelyard.kube.hpa.Autoscaler;
import io.steelyard.kube.hpa.Decision;
import io.steelyard.kube.hpa.FleetSample;
import io.steelyard.scenario.Checks;
import io.steelyard.scenario.Default;
import io.steelyard.scenario.Durations;
import java.time.Duration;
import java.util.List;

/**
 * An autoscaler by timetable: each step sets the replicas from its time on, and the table begins anew with every period.
 *
 * <p>It reads no metric and overrules whatever else has set the replicas since. It is what a CronJob with {@code kubectl
 * scale}, or KEDA's cron trigger with nothing beside it, does.
 */
public final class Scheduled implements Autoscaler {
    /** The provider of the name {@code scheduled}. */
    static final AutoscalerProvider<Config> PROVIDER = new Provider();

    private final Config config;

    /**
     * The timetable.
     *
     * @param steps in the order of time, the times within the period; before the first one the last one holds
     * @param period when the table begins anew, counted from the start of the run
     * @param sync time between two looks at the table
     */
    public record Config(
            List<Step> steps,
            @Default("1d") Duration period,
            @Default("15s") Duration sync) {
        public Config {
            steps = List.copyOf(steps);
            Checks.positive("period", period);
            Checks.positive("sync", sync);
            if (steps.isEmpty()) {
                throw new IllegalArgumentException("steps must hold at least one step, found an empty list");
            }
            for (int i = 0; i < steps.size(); i++) {
                if (i > 0 && steps.get(i).from().compareTo(steps.get(i - 1).from()) <= 0) {
                    throw new IllegalArgumentException("steps must be in the order of time");
                }
                if (steps.get(i).from().compareTo(period) >= 0) {
                    throw new IllegalArgumentException("steps must begin within the period of " + Durations.text(period)
                            + ", found " + Durations.text(steps.get(i).from()));
                }
            }
        }
    }

    /** So many replicas from a time on. */
    public record Step(Duration from, int replicas) {
        public Step {
            Checks.notNegative("from", from);
            Checks.atLeast("replicas", 0, replicas);
        }
    }

    public Scheduled(Config config) {
        this.config = config;
    }

    @Override
    public long periodNanos() {
        return config.sync().toNanos();
    }

    @Override
    public Decision decide(long nowNanos, FleetSample sample) {
        long time = nowNanos % config.period().toNanos();
        Step step = config.steps().get(config.steps().size() - 1);
        for (Step candidate : config.steps()) {
            if (candidate.from().toNanos() <= time) {
                step = candidate;
            }
        }
        return Decision.of(step.replicas(), sample, List.of());
    }

    private static final class Provider implements AutoscalerProvider<Config> {
        @Override
        public String name() {
            return "scheduled";
        }

        @Override
        public String summary() {
            return "replicas by a timetable that repeats: {steps: [{from: 0s, replicas: 10}], period: 1d}";
        }

        @Override
        public Class<Config> optionsType() {
            return Config.class;
        }

        @Override
        public Autoscaler create(Config options) {
            return new Scheduled(options);
        }
    }
}
