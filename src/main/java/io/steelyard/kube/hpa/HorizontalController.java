package io.steelyard.kube.hpa;

import io.steelyard.kube.hpa.Decision.Action;
import io.steelyard.kube.hpa.Decision.MetricStatus;
import io.steelyard.kube.hpa.ReplicaCalculator.Context;
import io.steelyard.scenario.kubernetes.HPAScalingRules;
import io.steelyard.scenario.kubernetes.HorizontalPodAutoscalerSpec;
import io.steelyard.scenario.kubernetes.KubernetesVersion;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The controller of one HorizontalPodAutoscaler: one call is one tick of {@code reconcileAutoscaler} (kubernetes v1.28 and
 * v1.33, pkg/controller/podautoscaler/horizontal.go).
 *
 * <p>Replicas outside [min, max] are brought back at once, past metrics, windows and policies. A metric that fails forbids
 * taking replicas away, not adding them. Departures: reading and writing the scale never fail, the workload's selector is
 * always valid and its own, and a failed tick answers with the current replicas instead of the status's last wish.
 */
public final class HorizontalController implements Autoscaler {
    private final HpaSpec spec;
    private final HpaSettings settings;
    private final HpaState state;
    private final Tolerance tolerance;
    private final MetricProposals proposals;
    private final Map<Condition.Type, Condition> conditions = new EnumMap<>(Condition.Type.class);

    /** A controller that goes on from a state. */
    public HorizontalController(HpaSpec spec, HpaSettings settings, HpaState state) {
        this.spec = spec;
        this.settings = settings;
        this.state = state;
        this.tolerance = tolerance(spec, settings.tolerance());
        this.proposals = new MetricProposals(
                new ReplicaCalculator(
                        settings.namespace(), settings.cpuInitializationNanos(), settings.initialReadinessDelayNanos()),
                settings.containerResourceMetrics());
    }

    /**
     * A controller for a manifest under the rules of a version of Kubernetes.
     *
     * @param settings the controller's flags
     * @throws IllegalArgumentException if the manifest uses what that version has switched off by default
     */
    public static HorizontalController of(
            HorizontalPodAutoscalerSpec spec, KubernetesVersion version, HpaSettings settings) {
        spec.behavior().ifPresent(behavior -> {
            refuseTolerance("scaleUp", behavior.scaleUp(), version);
            refuseTolerance("scaleDown", behavior.scaleDown(), version);
        });
        if (spec.minReplicas() == 0 && !version.atLeast(37)) {
            throw new IllegalArgumentException("minReplicas 0 is off by default before Kubernetes 1.37 (feature"
                    + " HPAScaleToZero), and this is " + version);
        }
        return new HorizontalController(HpaSpec.of(spec), settings, new HpaState());
    }

    private static void refuseTolerance(String direction, Optional<HPAScalingRules> rules, KubernetesVersion version) {
        if (rules.flatMap(HPAScalingRules::tolerance).isPresent() && !version.atLeast(35)) {
            throw new IllegalArgumentException("behavior." + direction + ".tolerance is off by default before"
                    + " Kubernetes 1.35 (feature HPAConfigurableTolerance), and this is " + version);
        }
    }

    private static Tolerance tolerance(HpaSpec spec, Tolerance general) {
        return spec.behavior()
                .map(behavior -> new Tolerance(
                        behavior.down().tolerance().orElse(general.down()),
                        behavior.up().tolerance().orElse(general.up()),
                        general.rule()))
                .orElse(general);
    }

    @Override
    public long periodNanos() {
        return settings.periodNanos();
    }

    /** What the controller remembers. */
    public HpaState state() {
        return state;
    }

    /** Recommendations and scale events are lost; the conditions stand in the object and stay. */
    @Override
    public void restarted() {
        state.forget();
    }

    @Override
    public Decision decide(long nowNanos, FleetSample sample) {
        int current = sample.specReplicas();
        set(Condition.Type.AbleToScale, true, Reason.SucceededGetScale);
        state.stabilizer().seed(current, nowNanos);
        if (current == 0 && spec.minReplicas() != 0) {
            set(Condition.Type.ScalingActive, false, Reason.ScalingDisabled);
            return decision(Action.NONE, 0, MetricOutcome.NOT_READ);
        }
        if (current > spec.maxReplicas()) {
            return scale(current, spec.maxReplicas(), MetricOutcome.NOT_READ, nowNanos);
        }
        if (current < spec.minReplicas()) {
            return scale(current, spec.minReplicas(), MetricOutcome.NOT_READ, nowNanos);
        }
        MetricOutcome outcome = readMetrics(nowNanos, sample);
        if (outcome.recommendation().isEmpty()) {
            return decision(Action.NONE, current, outcome);
        }
        int recommended = Math.max(0, outcome.recommendation().getAsInt());
        int desired = spec.behavior()
                .map(behavior -> normalise(behavior, current, recommended, nowNanos))
                .orElseGet(() -> normalise(current, recommended, nowNanos));
        return scale(current, desired, outcome, nowNanos);
    }

    /** What all metrics together said; no recommendation where they say nothing that may be acted on. */
    private record MetricOutcome(OptionalInt recommendation, List<MetricStatus> metrics, Optional<String> error) {
        static final MetricOutcome NOT_READ = new MetricOutcome(OptionalInt.empty(), List.of(), Optional.empty());
    }

    private MetricOutcome readMetrics(long nowNanos, FleetSample sample) {
        if (sample.readings().size() != spec.metrics().size()) {
            throw new IllegalArgumentException(
                    "readings must be one for each of the " + spec.metrics().size() + " metrics, found "
                            + sample.readings().size());
        }
        Context context = new Context(nowNanos, sample.specReplicas(), sample.pods(), tolerance);
        List<MetricStatus> statuses = new ArrayList<>();
        Optional<String> error = Optional.empty();
        Reason failure = Reason.ValidMetricFound;
        int failed = 0;
        int best = 0;
        for (int i = 0; i < spec.metrics().size(); i++) {
            MetricRule metric = spec.metrics().get(i);
            try {
                Proposal proposal =
                        proposals.propose(metric, sample.readings().get(i), context, sample.statusReplicas());
                best = best == 0 ? proposal.replicas() : Math.max(best, proposal.replicas());
                statuses.add(
                        new MetricStatus(metric.name(), metric.targetText(), Optional.of(proposal), Optional.empty()));
            } catch (MetricUnavailableException unavailable) {
                String why = String.valueOf(unavailable.getMessage());
                statuses.add(new MetricStatus(metric.name(), metric.targetText(), Optional.empty(), Optional.of(why)));
                if (failed++ == 0) {
                    failure = MetricProposals.failure(metric);
                    error = Optional.of(why);
                }
            }
        }
        if (failed == spec.metrics().size() || (failed > 0 && best < sample.specReplicas())) {
            set(Condition.Type.ScalingActive, false, failure);
            return new MetricOutcome(OptionalInt.empty(), statuses, error);
        }
        set(Condition.Type.ScalingActive, true, Reason.ValidMetricFound);
        return new MetricOutcome(OptionalInt.of(best), statuses, error);
    }

    private int normalise(int current, int recommended, long nowNanos) {
        int stable = state.stabilizer().highest(recommended, settings.downscaleStabilizationNanos(), nowNanos);
        set(
                Condition.Type.AbleToScale,
                true,
                stable == recommended ? Reason.ReadyForNewScale : Reason.ScaleDownStabilized);
        return limited(stable, settings.legacyLimits().limit(current, stable, spec.minReplicas(), spec.maxReplicas()));
    }

    private int normalise(Behavior behavior, int current, int recommended, long nowNanos) {
        int stable = state.stabilizer()
                .nearest(current, recommended, windowNanos(behavior.up()), windowNanos(behavior.down()), nowNanos);
        Reason stabilized = recommended >= current ? Reason.ScaleUpStabilized : Reason.ScaleDownStabilized;
        set(Condition.Type.AbleToScale, true, stable == recommended ? Reason.ReadyForNewScale : stabilized);
        return limited(
                stable,
                behavior.limit(
                        current, stable, spec.minReplicas(), spec.maxReplicas(), state.ups(), state.downs(), nowNanos));
    }

    private long windowNanos(ScalingRules rules) {
        return rules.stabilizationWindowSeconds().isPresent()
                ? rules.stabilizationWindowSeconds().getAsInt() * 1_000_000_000L
                : settings.downscaleStabilizationNanos();
    }

    private int limited(int stable, Limited limited) {
        set(Condition.Type.ScalingLimited, limited.replicas() != stable, limited.reason());
        return limited.replicas();
    }

    private Decision scale(int current, int desired, MetricOutcome outcome, long nowNanos) {
        if (desired == current) {
            return decision(Action.NONE, current, outcome);
        }
        set(Condition.Type.AbleToScale, true, Reason.SucceededRescale);
        spec.behavior().ifPresent(behavior -> behavior.store(current, desired, state.ups(), state.downs(), nowNanos));
        state.scaled(nowNanos);
        return decision(desired > current ? Action.SCALE_UP : Action.SCALE_DOWN, desired, outcome);
    }

    private Decision decision(Action action, int desired, MetricOutcome outcome) {
        return new Decision(
                action,
                desired,
                outcome.recommendation(),
                List.copyOf(conditions.values()),
                outcome.metrics(),
                outcome.error());
    }

    private void set(Condition.Type type, boolean status, Reason reason) {
        conditions.put(type, new Condition(type, status, reason));
    }
}
